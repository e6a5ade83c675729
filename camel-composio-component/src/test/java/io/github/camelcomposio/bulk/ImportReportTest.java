package io.github.camelcomposio.bulk;

import static io.github.camelcomposio.bulk.Journals.RUN;
import static io.github.camelcomposio.bulk.Journals.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a report. */
class ImportReportTest {

    @Test
    void countsWhatBecameOfEachRecord() {
        ImportReport report = Journals.three();

        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.outcomes())
                .isEqualTo(new Outcomes(Map.of(ImportAction.CREATED, 1L, ImportAction.UPDATED, 1L), 1));
        assertThat(report.toolkits()).containsOnlyKeys("github", "slack");
        assertThat(report.toolkits().get("slack")).isEqualTo(new Outcomes(Map.of(ImportAction.UPDATED, 1L), 1));
        assertThat(report.errors()).singleElement().satisfies(error -> {
            assertThat(error.error()).isEqualTo("ComposioInvalidRequestException");
            assertThat(error.count()).isEqualTo(1);
            assertThat(error.position()).isEqualTo("users.csv:4");
        });
        assertThat(report.rejects()).extracting(ImportReport.Reject::position, ImportReport.Reject::userId)
                .containsExactly(tuple("users.csv:4", "user_users.csv:4"));
        assertThat(report.requests()).isEqualTo(4);
        assertThat(report.duration()).isEqualTo(Duration.ofMillis(1200));
        assertThat(report.perMinute()).isEqualTo(150);
    }

    @Test
    void aRejectIsOneWhateverWasDoneBefore() {
        JournalEntry refused = new JournalEntry(
                RUN, "1", "u", "ac_1", "slack", "ca_1", ImportAction.CREATED, "ComposioRejectedCredentialException",
                "the provider refused the credential", "ACTIVE", null, 2, START, Verification.REJECTED);
        ImportReport report = ImportReport.builder().add(refused).build();

        assertThat(refused.isReject()).isTrue();
        assertThat(report.outcomes()).isEqualTo(new Outcomes(Map.of(), 1));
        assertThat(report.rejects()).extracting(ImportReport.Reject::error)
                .containsExactly("ComposioRejectedCredentialException");
        assertThat(report.verification()).isEqualTo(Map.of(Verification.REJECTED, 1L));
    }

    @Test
    void aLineWithNeitherActionNorErrorIsCountedWithTheRejects() {
        ImportReport report = ImportReport.builder()
                .add(new JournalEntry(RUN, "1", null, null, null, null, null, null, null, null, null, 0, START)).build();

        assertThat(report.outcomes()).isEqualTo(new Outcomes(Map.of(), 1));
        assertThat(report.rejects()).extracting(ImportReport.Reject::error).containsExactly(Collected.UNKNOWN);
    }

    @Test
    void estimatesHowLongAPlanWouldTake() {
        ImportReport.Builder plan = ImportReport.builder().dryRun()
                .add(new JournalEntry(
                        RUN, "1", "u", "ac_1", "slack", null, ImportAction.CREATED, null, null, null, null, 1040,
                        START));

        assertThat(plan.build().estimatedDuration()).isEmpty();
        assertThat(plan.limitPerMinute(2000).build().estimatedDuration()).contains(Duration.ofMillis(31_200));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void agreesInAllItsSums(long seed) {
        Random random = new Random(seed);
        ImportReport.Builder builder = ImportReport.builder().rejectsKept(random.nextInt(50));
        int records = random.nextInt(3000);
        long requests = 0;
        for (int row = 0; row < records; row++) {
            JournalEntry entry = entry(row, random);
            requests += entry.requests();
            builder.add(entry);
        }
        ImportReport report = builder.build();

        Outcomes all = report.outcomes();
        assertThat(report.rows()).isEqualTo(records);
        assertThat(all.done() + all.rejected()).isEqualTo(records);
        assertThat(report.toolkits().values().stream().mapToLong(Outcomes::rows).sum()).isEqualTo(records);
        assertThat(report.errors().stream().mapToLong(ImportReport.ErrorCount::count).sum()).isEqualTo(all.rejected());
        assertThat(report.rejects().size() + report.rejectsNotKept()).isEqualTo(all.rejected());
        assertThat(report.pace().buckets().stream().mapToLong(Pace.Bucket::records).sum()).isEqualTo(records);
        assertThat(report.pace().buckets().stream().mapToLong(Pace.Bucket::requests).sum()).isEqualTo(requests);
        assertThat(report.requests()).isEqualTo(requests);
    }

    private static JournalEntry entry(int row, Random random) {
        ImportAction[] actions = ImportAction.values();
        Instant at = START.plusSeconds(random.nextInt(1 + row) * (long) (1 + random.nextInt(500)));
        String toolkit = random.nextInt(9) == 0 ? null : "toolkit_" + random.nextInt(700);
        return random.nextInt(3) == 0
                ? Journals.failed(String.valueOf(row), toolkit, "Error" + random.nextInt(700), null, at)
                : Journals.done(String.valueOf(row), toolkit, actions[random.nextInt(actions.length)], at);
    }

    @Test
    void keepsABoundedNumberOfEverything() {
        ImportReport.Builder builder = ImportReport.builder().rejectsKept(10);
        String long10k = "x".repeat(10_000);
        for (int row = 0; row < 20_000; row++) {
            builder.add(Journals.failed(row + long10k, "toolkit" + row, "Error" + row, long10k, START.plusSeconds(row)));
        }
        ImportReport report = builder.build();

        assertThat(report.rejects()).hasSize(10).allSatisfy(reject -> {
            assertThat(reject.reason()).hasSize(Plain.LONGEST).endsWith("…");
            assertThat(reject.position()).hasSize(Plain.LONGEST);
        });
        assertThat(report.rejectsNotKept()).isEqualTo(19_990);
        assertThat(report.toolkits()).hasSize(Collected.MOST_GROUPS + 1);
        assertThat(report.toolkits().get(Collected.OTHERS).rejected()).isEqualTo(20_000 - Collected.MOST_GROUPS);
        assertThat(report.errors()).hasSize(Collected.MOST_GROUPS + 1);
        assertThat(report.pace().buckets()).hasSizeLessThanOrEqualTo(Pace.MOST_BUCKETS);
    }

    @Test
    void keepsTenThousandRejectsWhereNothingElseIsSaid() {
        ImportReport.Builder builder = ImportReport.builder();
        for (int row = 0; row < 10_001; row++) {
            builder.add(Journals.failed(String.valueOf(row), "slack", "Error", null, START));
        }

        assertThat(builder.build().rejects()).hasSize(10_000);
        assertThat(builder.build().rows()).isEqualTo(10_001);
    }

    @Test
    void widensTheStretchesOfTimeOfAnyRun() {
        Pace.Counter counter = new Pace.Counter();
        counter.add(START, 1);
        assertThat(counter.counted().width()).isEqualTo(Duration.ofSeconds(1));
        counter.add(START.plusSeconds(3600), 1);
        assertThat(counter.counted().width()).isEqualTo(Duration.ofMinutes(1));
        assertThat(counter.counted().buckets()).hasSize(61);
        counter.add(START.minus(Duration.ofDays(4000)), 1);
        counter.add(Instant.parse("9999-12-31T23:59:59Z"), 1);
        counter.add(Instant.EPOCH.minusSeconds(62_000_000_000L), 1);
        assertThat(counter.counted().buckets()).hasSizeLessThanOrEqualTo(Pace.MOST_BUCKETS);
        assertThat(counter.counted().buckets().stream().mapToLong(Pace.Bucket::records).sum()).isEqualTo(5);
    }

    @Test
    void countsOfSeveralThreads() throws Exception {
        ImportReport.Builder builder = ImportReport.builder();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int task = 0; task < 8; task++) {
            threads.execute(() -> Journals.large(1000, builder::add));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(builder.build().rows()).isEqualTo(8000);
    }

    @Test
    void readsARunAndItsJournal() {
        List<JournalEntry> journal = List.of(Journals.done("1", "github", ImportAction.CREATED, START.plusSeconds(60)));
        ImportReport report = ImportReport.of(new ScriptedLedger(Journals.run("an invalid key", 7), journal), RUN);

        assertThat(report.runId()).isEqualTo(RUN);
        assertThat(report.stopReason()).isEqualTo("an invalid key");
        assertThat(report.notAttempted()).isEqualTo(7);
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.startedAt()).isEqualTo(START);
        assertThat(report.duration()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void refusesARunThatTheLedgerDoesNotHave() {
        assertThatThrownBy(() -> ImportReport.of(new ScriptedLedger(Journals.run(null, 0), List.of()), "run-other"))
                .isInstanceOf(NoSuchElementException.class).hasMessageContaining("run-other");
    }

    @Test
    void namesTheAuthConfigWhereTheToolkitIsNotKnown() {
        JournalEntry entry = new JournalEntry(
                RUN, "1", "u", "ac_1", null, "ca_1", ImportAction.CREATED, null, null, "ACTIVE",
                null, 1, START);

        assertThat(ImportReport.builder().add(entry).build().toolkits()).containsOnlyKeys("ac_1");
    }
}
