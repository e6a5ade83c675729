package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelcomposio.bulk.Claim.Result;
import org.junit.jupiter.api.Test;

class LedgerWriterTest extends LedgerTestBase {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Work that was handed to the executor, and runs when the test says so. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    /** How many settlements and claims each call of the ledger had: {@code 2+3}. */
    private final List<String> calls = new ArrayList<>();
    private final JdbcImportLedger ledger = open(LedgerDatabase.H2_IN_MEMORY);
    private final LedgerWriter writer = new LedgerWriter(recorded(ledger), tasks::add, CLOCK);

    private ImportLedger recorded(ImportLedger target) {
        return (ImportLedger) Proxy.newProxyInstance(ImportLedger.class.getClassLoader(), new Class<?>[] { ImportLedger.class },
                (proxy, method, arguments) -> {
                    calls.add(((List<?>) arguments[0]).size() + "+" + ((List<?>) arguments[1]).size());
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void runNext() {
        tasks.remove().run();
    }

    private CompletableFuture<Claim> claim(String subject) {
        return writer.claim(request(subject, "f", "one"));
    }

    private CompletableFuture<Void> settle(String subject) {
        return writer.settle(new Settlement(subject, "one", null, done(subject, "f"), line(subject, ImportAction.CREATED)));
    }

    @Test
    void aLoneCallIsWrittenAtOnceAndWhatComesMeanwhileTogether() {
        CompletableFuture<Claim> first = claim("first");
        assertThat(tasks).hasSize(1);
        runNext();
        assertThat(first).isCompletedWithValue(new Claim(Result.TAKEN, null));

        List<CompletableFuture<Claim>> next = IntStream.range(0, 450).mapToObj(i -> claim("s" + i)).toList();
        for (int batch = 0; batch < 3; batch++) {
            assertThat(tasks).hasSize(1);
            runNext();
        }

        assertThat(tasks).as("nothing is held while there is nothing to write").isEmpty();
        assertThat(next).allSatisfy(claim -> assertThat(claim).isCompleted());
        assertThat(calls).containsExactly("0+1", "0+200", "0+200", "0+50");
    }

    @Test
    void whatConcernsASubjectIsWrittenInOrder() {
        claim("s");
        settle("t");
        CompletableFuture<Void> settled = settle("s");
        CompletableFuture<Claim> again = claim("s");
        CompletableFuture<Claim> third = claim("s");
        while (!tasks.isEmpty()) {
            runNext();
        }

        assertThat(settled).isCompleted();
        assertThat(again).isCompletedWithValue(new Claim(Result.UNCHANGED, done("s", "f")));
        assertThat(third.join().result()).isEqualTo(Result.UNCHANGED);
        assertThat(calls).containsExactly("1+1", "1+1", "0+1");
    }

    @Test
    void theNextBatchDoesNotWaitForWhatTheCallersOfTheLastOneDo() {
        List<Integer> waiting = new ArrayList<>();
        claim("s").thenAccept(claim -> waiting.add(tasks.size()));
        claim("s");

        runNext();

        assertThat(waiting).containsExactly(1);
    }

    @Test
    void oneRecordThatIsRefusedFailsAlone() {
        claim("s");
        CompletableFuture<Claim> refused = claim("a-hash-that-is-too-long-".repeat(5));
        CompletableFuture<Claim> last = claim("t");
        CompletableFuture<Void> noRun = writer.settle(new Settlement(
                null, null, null, null, new JournalEntry(
                        "", "1", null, null, null, null, null, null, null, null, null, 0, NOW)));
        CompletableFuture<Void> fine = writer.settle(new Settlement(null, null, null, null, line("1", null)));

        runNext();

        assertThatThrownBy(refused::join).hasCauseInstanceOf(LedgerException.class);
        assertThatThrownBy(noRun::join).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(last.join().result()).isEqualTo(Result.TAKEN);
        assertThat(fine).isCompleted();
        assertThat(calls).containsExactly("2+3", "1+0", "1+0", "0+1", "0+1", "0+1");
    }

    @Test
    void anOutageFailsAllAtOnce() {
        ledger.close();
        List<CompletableFuture<Claim>> claims = List.of(claim("s"), claim("t"));

        runNext();

        assertThat(claims).allSatisfy(claim -> assertThat(claim).isCompletedExceptionally());
        assertThat(calls).containsExactly("0+2");
    }

    @Test
    void stoppingWritesWhatWasTakenAndTakesNoMore() {
        CompletableFuture<Claim> taken = claim("s");
        CompletableFuture<Void> stop = writer.stop();
        CompletableFuture<Claim> late = claim("t");
        assertThat(stop).isNotDone();

        runNext();

        assertThat(stop).isCompleted();
        assertThat(taken).isCompleted();
        assertThatThrownBy(late::join).hasMessageContaining("stopped");
        assertThat(writer.stop()).isCompleted();
        assertThat(tasks).isEmpty();
    }

    @Test
    void anExecutorThatHasEndedFailsItsCallers() {
        LedgerWriter without = new LedgerWriter(ledger, task -> {
            throw new RejectedExecutionException("ended");
        }, CLOCK);

        assertThat(without.claim(request("s", "f", "one"))).isCompletedExceptionally();
        assertThat(without.claim(request("s", "f", "one"))).isCompletedExceptionally();
        assertThat(without.stop()).isCompleted();
    }

    @Test
    void ofTwentyThousandClaimsOverTwoLedgersNoneIsGrantedTwice() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<LedgerWriter> writers = List.of(
                    new LedgerWriter(open(LedgerDatabase.POSTGRESQL), threads, CLOCK),
                    new LedgerWriter(open(LedgerDatabase.POSTGRESQL), threads, CLOCK));
            List<List<CompletableFuture<Claim>>> claims = List.of(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < 10_000; i++) {
                claims.get(0).add(writers.get(0).claim(request("s" + i, "f", "one")));
                claims.get(1).add(writers.get(1).claim(request("s" + (i * 7919 + 5000) % 10_000, "f", "other")));
            }

            assertThat(CompletableFuture.allOf(writers.get(0).stop(), writers.get(1).stop()))
                    .succeedsWithin(Duration.ofMinutes(2));
            assertThat(granted(claims.get(0)) + granted(claims.get(1))).isEqualTo(10_000);
            assertThat(granted(claims.get(0))).isPositive();
            assertThat(granted(claims.get(1))).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    private static long granted(List<CompletableFuture<Claim>> claims) {
        return claims.stream().filter(claim -> claim.orTimeout(1, TimeUnit.MINUTES).join()
                .result() == Result.TAKEN).count();
    }
}
