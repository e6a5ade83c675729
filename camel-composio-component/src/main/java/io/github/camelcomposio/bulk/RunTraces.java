package io.github.camelcomposio.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.Failure;

/** What a ledger knows of a run that is to be undone. */
final class RunTraces {

    static final String NOT_IN_LEDGER = "the ledger does not know the account any more, so that nobody can tell whether it"
                                        + " was changed since";

    private static final int NEWEST = 10;
    private static final String ROLLBACK = "-rollback";

    private final String runId;
    private final Map<String, Trace> created = new LinkedHashMap<>();
    private final List<Trace> others = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();
    private long unfinished;

    private RunTraces(String runId) {
        this.runId = runId;
    }

    /**
     * What the run did to an account.
     *
     * @param id       the account; null where it is not known
     * @param userId   whose; null where the journal does not say
     * @param position where its record stood; null where it is not known
     * @param kept     why that can't be undone; null where it can
     */
    record Trace(String id, String userId, String position, String kept) {
    }

    /**
     * Reads it; blocks.
     *
     * @throws ComposioNotFoundException if there is no such run
     */
    static RunTraces read(String operation, ImportLedger ledger, String runId) {
        if (ledger.run(runId).isEmpty()) {
            List<String> newest = ledger.runs(NEWEST).stream().map(RunRecord::runId).toList();
            throw new ComposioNotFoundException(
                    "the ledger has no run with the id " + runId,
                    Failure.notSent(operation).withSuggestedFix(newest.isEmpty()
                            ? "it has no run at all; take the ledger of the import"
                            : "take one of its newest runs: " + String.join(", ", newest)));
        }
        RunTraces traces = new RunTraces(runId);
        traces.unfinished = ledger.unfinished(runId);
        ledger.journal(traces.rollbackRun(), traces::addBegun);
        ledger.createdBy(runId, traces::addCreated);
        ledger.journal(runId, traces::addLine);
        return traces;
    }

    /** The run under which the rollback has its own journal. */
    String rollbackRun() {
        return runId + ROLLBACK;
    }

    private void addBegun(JournalEntry line) {
        if (line.isReject() && line.connectedAccountId() != null) {
            begun.add(line.connectedAccountId());
        }
    }

    private void addCreated(LedgerEntry entry) {
        String id = entry.connectedAccountId();
        if (id != null) {
            created.put(id, new Trace(id, null, entry.position(), keptBecause(entry)));
        }
    }

    private void addLine(JournalEntry line) {
        String id = line.connectedAccountId();
        Trace known = id == null ? null : created.get(id);
        if (known != null) {
            created.put(id, new Trace(id, line.userId(), known.position(), known.kept()));
        } else if (line.action() == ImportAction.CREATED && id != null) {
            created.put(id, new Trace(id, line.userId(), line.position(), NOT_IN_LEDGER));
        } else if (line.action() != null) {
            addOther(line);
        }
    }

    private void addOther(JournalEntry line) {
        String reason = switch (line.action()) {
            case UPDATED -> line.reason() != null && line.reason().startsWith(AccountWork.REPLACED)
                    ? "it " + line.reason() + ", which is deleted"
                    : "it was updated, and its old credential can't be read";
            case DISABLED -> "it was disabled; composio:connectedAccounts/enable enables it";
            case DELETED -> "it was deleted";
            case CREATED, UNCHANGED, SKIPPED -> null;
        };
        if (reason != null) {
            others.add(new Trace(line.connectedAccountId(), line.userId(), line.position(), reason));
        }
    }

    /** Why what the run created is to stay; null where nobody has touched it since. */
    String keptBecause(LedgerEntry entry) {
        if (entry.state() == LedgerEntry.State.CLAIMED) {
            return "run " + entry.runId() + " is at work on it, or was when it was killed";
        }
        if (!runId.equals(entry.runId())) {
            return "run " + entry.runId() + " has written it since";
        }
        if (entry.fingerprint() == null && !begun.contains(entry.connectedAccountId())) {
            return "it was changed since by something else than an import, or the run itself could not tell what it wrote";
        }
        return null;
    }

    /** Whether an earlier rollback had begun to delete the account, and did not see the end of it. */
    boolean isBegun(String accountId) {
        return begun.contains(accountId);
    }

    /** The accounts that the run created. */
    Collection<Trace> created() {
        return created.values();
    }

    /** What it did to other accounts. */
    List<Trace> others() {
        return others;
    }

    /** How many subjects it is at work on, or was when it was killed. */
    long unfinished() {
        return unfinished;
    }
}
