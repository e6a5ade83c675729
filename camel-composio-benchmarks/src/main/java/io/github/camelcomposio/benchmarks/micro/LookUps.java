package io.github.camelcomposio.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.client.AccountLookup;
import io.github.camelcomposio.client.ComposioClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The look-ups of 64 records that come at once: what joining them to a few requests costs a record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class LookUps {

    private static final int RECORDS = 64;

    private ExecutorService answering;
    private ComposioClient client;

    @Setup
    public void start() {
        answering = Executors.newSingleThreadExecutor();
        client = InstantClient.create(answering);
    }

    @TearDown
    public void stop() {
        answering.shutdownNow();
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Map<String, Object>> together() {
        List<CompletableFuture<List<Map<String, Object>>>> found = new ArrayList<>(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            found.add(new AccountLookup(
                    "connectedAccounts/import", "user-" + i, "ac_sendgrid", AccountLookup.Scope.ALL).find(client));
        }
        found.forEach(CompletableFuture::join);
        return found.get(0).join();
    }
}
