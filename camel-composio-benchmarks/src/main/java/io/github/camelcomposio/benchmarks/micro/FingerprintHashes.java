package io.github.camelcomposio.benchmarks.micro;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.bulk.Fingerprints;
import io.github.camelcomposio.bulk.Subject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The two hashes that the ledger needs of each record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FingerprintHashes {

    private final Fingerprints fingerprints = new Fingerprints("a key of the ledger's fingerprints");
    private final Subject subject = new Subject("user-1234567", "ac_sendgrid", null);
    private final Map<String, Object> credentials = Map.of("generic_api_key", "SG.benchmark-key-of-user-number-1234567");

    @Benchmark
    public String subject() {
        return fingerprints.subject(subject);
    }

    @Benchmark
    public String credentials() {
        return fingerprints.credentials(credentials);
    }
}
