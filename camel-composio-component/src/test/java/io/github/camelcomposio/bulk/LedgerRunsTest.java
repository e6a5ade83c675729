package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class LedgerRunsTest extends LedgerTestBase {

    private static void write(ImportLedger ledger, JournalEntry... lines) {
        List<Settlement> settlements = new ArrayList<>();
        for (JournalEntry line : lines) {
            settlements.add(new Settlement(null, null, null, null, line));
        }
        ledger.settle(settlements);
    }

    @OnEachDatabase
    void aRunThatWasStoppedGoesOn(LedgerDatabase database) {
        ImportLedger ledger = open(database);

        assertThat(ledger.begin("run", NOW)).isEqualTo(new RunRecord("run", NOW, NOW, null, 0));
        ledger.stopped("run", "the key is invalid", 3, NOW.plusSeconds(1));
        ledger.stopped("run", "the key is invalid", 4, NOW.plusSeconds(2));
        assertThat(ledger.run("run")).contains(new RunRecord("run", NOW, NOW.plusSeconds(2), "the key is invalid", 7));

        RunRecord resumed = open(database).begin("run", NOW.plusSeconds(3));
        assertThat(resumed).isEqualTo(new RunRecord("run", NOW, NOW.plusSeconds(3), null, 0));
        assertThat(ledger.run("another")).isEmpty();
    }

    @OnEachDatabase
    void aRunWasLastWrittenWhenItsJournalWas(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        ledger.begin("run", NOW.minusSeconds(60));

        write(ledger, line("1", ImportAction.CREATED));

        assertThat(ledger.run("run")).contains(new RunRecord("run", NOW.minusSeconds(60), NOW, null, 0));
    }

    @OnEachDatabase
    void listsTheNewestRunsFirst(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        ledger.stopped("never begun", "why", 1, NOW.plusSeconds(5));
        IntStream.range(0, 4).forEach(i -> ledger.begin("run" + i, NOW.plusSeconds(i)));

        assertThat(ledger.runs(3)).extracting(RunRecord::runId).containsExactly("never begun", "run3", "run2");
        assertThat(ledger.runs(0)).isEmpty();
        assertThat(ledger.runs(100)).hasSize(5);
    }

    @OnEachDatabase
    void readsTheJournalInTheOrderInWhichItWasWritten(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        for (int batch = 0; batch < 6; batch++) {
            write(ledger, IntStream.range(batch * 200, batch * 200 + 200)
                    .mapToObj(i -> line("row " + (1200 - i), ImportAction.UPDATED)).toArray(JournalEntry[]::new));
        }

        List<JournalEntry> lines = journal(ledger, "run");

        assertThat(lines).hasSize(1200).first().isEqualTo(line("row 1200", ImportAction.UPDATED));
        assertThat(lines.get(1199)).isEqualTo(line("row 1", ImportAction.UPDATED));
        assertThat(lines.get(700)).isEqualTo(line("row 500", ImportAction.UPDATED));
        assertThat(journal(ledger, "another")).isEmpty();
    }

    @OnEachDatabase
    void theLastLineOfARecordCounts(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, line("1", null), line("2", ImportAction.CREATED), line("3", null));

        write(ledger, line("1", null), line("4", ImportAction.SKIPPED), line("1", ImportAction.CREATED));

        assertThat(journal(ledger, "run")).containsExactly(line("2", ImportAction.CREATED), line("3", null),
                line("4", ImportAction.SKIPPED), line("1", ImportAction.CREATED));
    }

    @OnEachDatabase
    void aLineKeepsWhatWasDoneBeforeItFailedAndWhatTheProviderSaid(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        List<JournalEntry> lines = new ArrayList<>();
        for (ImportOutcome.Verification verification : ImportOutcome.Verification.values()) {
            for (ImportAction action : ImportAction.values()) {
                lines.add(new JournalEntry(
                        "run", action + " " + verification, "ann", "ac_1", "github", "ca_1", action, "E", "why",
                        "ACTIVE", "req_1", 2, NOW, verification));
            }
        }

        write(ledger, lines.toArray(JournalEntry[]::new));

        assertThat(journal(ledger, "run")).isEqualTo(lines).allMatch(JournalEntry::isReject);
    }

    @OnEachDatabase
    void countsTheClaimsOfARunThatAreOpen(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "done", "f", "one");
        claim(ledger, "s", "f", "one");
        claim(ledger, "t", "f", "other");
        claim(ledger, new ClaimRequest("u", "f", false, "another run", "one", LEASE_END), NOW);

        assertThat(ledger.unfinished("run")).isEqualTo(2);
        assertThat(ledger.unfinished("another run")).isOne();
        assertThat(ledger.unfinished("no run")).isZero();

        claim(ledger, new ClaimRequest("s", "f", false, "another run", "one", LEASE_END), NOW);
        assertThat(ledger.unfinished("run")).isOne();
    }

    @OnEachDatabase
    void aLineMayBeAlmostEmpty(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        JournalEntry empty = new JournalEntry("run", "", null, null, null, null, null, null, null, null, null, 0, NOW);

        write(ledger, empty);

        assertThat(journal(ledger, "run")).containsExactly(empty);
    }

    @OnEachDatabase
    void whatNoColumnCanHoldIsCutAndPositionsStayDifferent(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        String folder = "a\0folder/".repeat(100);
        String reason = "why\0" + "?".repeat(5000);

        for (String file : List.of("1.csv", "2.csv")) {
            write(ledger, new JournalEntry(
                    "run", folder + file, "\uD83D\uDE00\0".repeat(600), null, null, null, null, "E", reason, null, null, 1,
                    NOW));
        }

        List<JournalEntry> lines = journal(ledger, "run");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).position()).startsWith("a\uFFFDfolder/").isNotEqualTo(lines.get(1).position());
        assertThat(lines.get(0).reason()).startsWith("why\uFFFD???").endsWith("…").hasSize(2000);
    }

    @OnEachDatabase
    void aReaderMayStopAndMayAskTheLedger(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, line("1", null), line("2", null));

        assertThatThrownBy(() -> ledger.journal("run", line -> {
            ledger.ofAccount(line.connectedAccountId());
            throw new IllegalStateException("enough");
        })).hasMessage("enough");
        assertThat(journal(ledger, "run")).hasSize(2);
    }

    @OnEachDatabase
    void anIdThatIsTooLongIsRefused(LedgerDatabase database) {
        ImportLedger ledger = open(database);

        assertThatThrownBy(() -> ledger.begin("r".repeat(201), NOW)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("runId must have 1 to 200 characters");
    }
}
