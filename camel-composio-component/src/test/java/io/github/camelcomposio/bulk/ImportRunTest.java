package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import io.github.camelcomposio.client.Timer;
import io.github.camelcomposio.client.VirtualTime;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import org.junit.jupiter.api.Test;

/** When a run stops, what it counts, and what lets it go on. */
class ImportRunTest extends LedgerTestBase {

    private static final String IMPORT = "connectedAccounts/import";

    private final VirtualTime time = new VirtualTime(NOW);
    private final JdbcImportLedger ledger = open(LedgerDatabase.H2_IN_MEMORY);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean queued;
    private final Executor executor = task -> {
        if (queued) {
            tasks.add(task);
        } else {
            task.run();
        }
    };
    private final ImportRun run = new ImportRun(
            "run", new OpenLedger(
                    ledger, new Fingerprints("key"), "one", executor, new Timer(time), time.clock(), time::nanos,
                    Duration.ofSeconds(30)),
            time.clock());

    private void fail(String position, int maxFailureRate) {
        run.ended(position, true, maxFailureRate);
    }

    private void enter(String batch, String position) {
        run.enter(IMPORT, batch, position).join();
        run.left();
    }

    private void assertRefused(String batch, String position) {
        assertThatThrownBy(() -> run.enter(IMPORT, batch, position)).isInstanceOf(ComposioImportStoppedException.class);
    }

    private long notAttempted() {
        return ledger.run("run").orElseThrow().notAttempted();
    }

    @Test
    void stopsWhenMoreThanATenthOfTheLastTwoHundredRecordsFailed() {
        for (int i = 0; i < 20; i++) {
            fail("bad " + i, 10);
        }
        assertThat(run.isStopped()).isFalse();
        for (int i = 0; i < 200; i++) {
            run.ended("good " + i, false, 10);
        }
        for (int i = 20; i < 40; i++) {
            fail("bad " + i, 10);
        }
        assertThat(run.isStopped()).as("the first ones are forgotten").isFalse();

        fail("bad 40", 10);

        assertThat(run.isStopped()).isTrue();
        assertThatThrownBy(() -> enter(null, "next")).hasMessageContaining("21 of the last 200 records failed");
    }

    @Test
    void aRateOfAHundredNeverStopsAndOfZeroAtOnce() {
        for (int i = 0; i < 1000; i++) {
            fail("bad " + i, 100);
        }
        assertThat(run.isStopped()).isFalse();
        fail("one more", 0);
        assertThat(run.isStopped()).isTrue();
    }

    @Test
    void aRecordThatIsSentAgainCountsOnce() {
        for (int i = 0; i < 100; i++) {
            fail("bad", 10);
        }
        assertThat(run.isStopped()).isFalse();
        for (int i = 0; i < 20; i++) {
            fail("bad " + i, 10);
        }
        assertThat(run.isStopped()).isTrue();
    }

    @Test
    void aRecordThatIsNotAttemptedCountsOnceAndOneThatWasRejectedNotAtAll() {
        enter("split", "1");
        fail("1", 100);
        run.stop("because");
        for (int i = 0; i < 3; i++) {
            assertRefused("split", "1");
            assertRefused("split", "2");
            assertRefused(null, "3");
        }

        assertThat(notAttempted()).isEqualTo(2);
    }

    @Test
    void goesOnWithAnotherSplitAndCountsAnew() {
        enter("split", "1");
        run.stop("because");
        assertRefused("split", "2");
        assertRefused(null, "single");
        assertThat(notAttempted()).isEqualTo(2);

        enter("another split", "1");

        assertThat(ledger.run("run").orElseThrow().stopReason()).isNull();
        assertThat(notAttempted()).isZero();
        assertThatCode(() -> enter("split", "3")).as("what is left of the first").doesNotThrowAnyException();
        run.stop("again");
        assertRefused("split", "2");
        assertThat(notAttempted()).isEqualTo(1);
    }

    @Test
    void goesOnWithAnotherSplitHoweverManyThereWere() {
        for (int i = 0; i < ImportRun.MOST_BATCHES + 10; i++) {
            enter("split " + i, "1");
        }
        run.stop("because");
        assertRefused("split " + (ImportRun.MOST_BATCHES + 9), "2");

        assertThatCode(() -> enter("another split", "1")).doesNotThrowAnyException();
    }

    @Test
    void writesWhatIsCountedWhileItWrites() {
        enter("split", "1");
        queued = true;
        run.stop("because");
        assertRefused("split", "2");
        assertRefused("split", "3");
        assertThat(tasks).hasSize(1);
        assertThat(run.written()).isNotDone();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(run.written()).isCompleted();
        assertThat(notAttempted()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeWrittenOfAStopIsNotCountedInTheNext() {
        enter("split", "1");
        queued = true;
        run.stop("because");
        tasks.remove().run();
        assertRefused("split", "2");
        ledger.close();
        run.resume();
        tasks.remove().run();
        ledger.open(KEY_ID, false);
        queued = false;
        enter("another split", "1");
        run.stop("again");

        assertThat(notAttempted()).isZero();
    }

    @Test
    void tellsOnceThatTheRecordsOfASplitComeOneAtATime() {
        long said = IntStream.range(0, 500).filter(i -> {
            enter("split", "record " + i);
            run.ended("record " + i, i % 2 == 0, 100);
            return run.isSequential();
        }).count();

        assertThat(said).isEqualTo(1);
    }

    @Test
    void doesNotTellThatOfSingleMessagesOrOfTwoAtATime() {
        for (int i = 0; i < 500; i++) {
            enter(null, "message " + i);
            assertThat(run.isSequential()).isFalse();
        }
        run.enter(IMPORT, "split", "one of two");
        for (int i = 0; i < 500; i++) {
            enter("split", "record " + i);
            assertThat(run.isSequential()).isFalse();
        }
    }

    @Test
    void remembersAsManySubjectsHoweverManySplitsThereWere() {
        SeenSubjects subjects = new SeenSubjects(100);
        SeenSubjects.Hash fingerprint = new SeenSubjects.Hash(1, 2);
        for (int split = 0; split < 50; split++) {
            for (int i = 0; i < 50; i++) {
                subjects.add(run, "split " + split, subject(i), new SeenSubjects.Seen(fingerprint, "record " + i, true));
            }
        }

        assertThat(subjects.size()).isEqualTo(100);
        assertThat(subjects.find(run, "split 49", subject(0))).isEqualTo(new SeenSubjects.Seen(fingerprint, "record 0", true));
        assertThat(subjects.find(run, "split 1", subject(0))).isNull();
    }

    private static String subject(int number) {
        return new Fingerprints("key").subject(new Subject("user_" + number, "ac_1", null));
    }
}
