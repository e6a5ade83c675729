package io.github.camelcomposio.bulk;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Journals to make reports of. */
final class Journals {

    static final Instant START = Instant.parse("2026-11-20T22:00:00Z");
    static final String RUN = "run-2026-11-20";
    private static final List<String> TOOLKITS = List.of("github", "gmail", "sendgrid", "slack", "stripe");

    private Journals() {
    }

    static JournalEntry done(String position, String toolkit, ImportAction action, Instant at) {
        return new JournalEntry(
                RUN, position, "user_" + position, "ac_" + toolkit, toolkit, "ca_" + position, action, null,
                null, "ACTIVE", "req_" + position, 1, at);
    }

    static JournalEntry failed(String position, String toolkit, String error, String reason, Instant at) {
        return new JournalEntry(
                RUN, position, "user_" + position, toolkit == null ? null : "ac_" + toolkit, toolkit, null,
                null, error, reason, null, "req_" + position, 2, at);
    }

    /** Two good records and a bad one. */
    static ImportReport three() {
        return ImportReport.builder().run(run(null, 0))
                .add(done("users.csv:2", "github", ImportAction.CREATED, START.plusMillis(300)))
                .add(done("users.csv:3", "slack", ImportAction.UPDATED, START.plusMillis(900)))
                .add(failed("users.csv:4", "slack", "ComposioInvalidRequestException",
                        "connectedAccounts/import: the required field generic_api_key is missing. To fix: add a column of that"
                                                                                       + " name, or name the column with field.generic_api_key",
                        START.plusMillis(1200)))
                .build();
    }

    /** As a large import goes: 2,000 a minute, a pause for a rate limit, and some rejects. */
    static void large(int records, Consumer<JournalEntry> reader) {
        long millis = 0;
        for (int row = 1; row <= records; row++) {
            millis += row == records * 3 / 5 ? 120_000 : 26 + 12L * (row * 7919L % 7) / 6 + (row / 4000 % 3) * 4;
            Instant at = START.plusMillis(millis);
            String toolkit = TOOLKITS.get(row * 31 % 97 % TOOLKITS.size());
            String position = "users.csv:" + (row + 1);
            reader.accept(row % 47 == 0 ? reject(row, position, toolkit, at) : done(position, toolkit, action(row), at));
        }
    }

    private static ImportAction action(int row) {
        return row % 40 == 0 ? ImportAction.SKIPPED : row % 19 == 0 ? ImportAction.UNCHANGED
                : row % 11 == 0 ? ImportAction.UPDATED : ImportAction.CREATED;
    }

    private static JournalEntry reject(int row, String position, String toolkit, Instant at) {
        if (row % 5 == 0) {
            return failed(position, toolkit, "ComposioConflictException",
                    "connectedAccounts/import: several accounts of this user: ca_1f0, ca_77b. To fix: give an alias", at);
        }
        if (row % 7 == 0) {
            return failed(position, null, "ComposioNotFoundException",
                    "connectedAccounts/import: there is no auth config ac_old [HTTP 404, AuthConfig_NotFound], request id req_8f1",
                    at);
        }
        return failed(position, toolkit, "ComposioInvalidRequestException",
                "connectedAccounts/import: the required field api_key is blank", at);
    }

    static RunRecord run(String stopReason, long notAttempted) {
        return new RunRecord(RUN, START, START.plusSeconds(1), stopReason, notAttempted);
    }
}
