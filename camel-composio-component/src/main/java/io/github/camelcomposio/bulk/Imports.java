package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Timer;

/** What the imports of a component share: ledgers in use, and runs. Thread-safe. */
public final class Imports {

    /** How many subjects are remembered, to find two records of one account. */
    static final int MOST_SUBJECTS = 100_000;

    private static final int MOST_RUNS = 100;

    private final Executor blocking;
    private final Timer timer;
    private final Clock clock;
    private final Fingerprints ownFingerprints = new Fingerprints(UUID.randomUUID().toString());
    private final SeenSubjects subjects = new SeenSubjects(MOST_SUBJECTS);
    private final Map<LedgerUse, OpenLedger> ledgers = new LinkedHashMap<>();
    private final Map<RunKey, ImportRun> runs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunKey, ImportRun> eldest) {
            return size() > MOST_RUNS;
        }
    };

    /**
     * @param blocking where ledgers are called, which may block
     * @param clock    the time of leases and journals
     */
    public Imports(Executor blocking, Timer timer, Clock clock) {
        this.blocking = blocking;
        this.timer = timer;
        this.clock = clock;
    }

    /** One way to use one ledger; a bean is told from another by identity. */
    private record LedgerUse(Identity ledger, String keyId, boolean readOnly, Duration longestRequest) {
    }

    private record RunKey(OpenLedger ledger, boolean dryRun, String runId) {
    }

    private record Identity(Object bean) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity another && another.bean == bean;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(bean);
        }
    }

    /**
     * Makes a ledger ready; may block.
     *
     * @param  apiKey                the key of its fingerprints, where it has no secret of its own
     * @param  rekey                 whether entries that were made with another key are to be thrown away
     * @param  readOnly              whether nothing is to be written to it
     * @param  longestRequest        how long a request that was sent may still be carried out
     * @throws IllegalStateException if it was made with another key
     */
    public OpenLedger open(
            ImportLedger ledger, Supplier<String> apiKey, boolean rekey, boolean readOnly, Duration longestRequest) {
        String secret = ledger.secretKey();
        Fingerprints fingerprints = new Fingerprints(secret == null || secret.isBlank() ? apiKey.get() : secret);
        LedgerUse use = new LedgerUse(new Identity(ledger), fingerprints.keyId(), readOnly, longestRequest);
        synchronized (ledgers) {
            OpenLedger open = ledgers.get(use);
            if (open == null) {
                if (readOnly) {
                    ledger.openToRead(fingerprints.keyId(), rekey);
                } else {
                    ledger.open(fingerprints.keyId(), rekey);
                }
                open = new OpenLedger(
                        ledger, fingerprints, UUID.randomUUID().toString(), blocking, timer, clock, System::nanoTime,
                        longestRequest);
                ledgers.put(use, open);
            }
            return open;
        }
    }

    /**
     * Imports records as an endpoint wants it.
     *
     * @param ledger null where there is none
     */
    public Importer importer(String operation, ComposioClient client, ImportPolicy policy, OpenLedger ledger) {
        Fingerprints fingerprints = ledger == null ? ownFingerprints : ledger.fingerprints();
        return new Importer(
                operation, client, policy, ledger, fingerprints, runId -> run(ledger, policy.dryRun(), runId), subjects,
                clock);
    }

    /**
     * Removes users' accounts as an endpoint wants it.
     *
     * @param ledger null where there is none
     */
    public Remover remover(String operation, ComposioClient client, RemovalPolicy policy, OpenLedger ledger) {
        return new Remover(operation, client, policy, ledger, runId -> run(ledger, policy.dryRun(), runId), clock);
    }

    /** Undoes runs of a ledger. */
    public Rollback rollback(String operation, ComposioClient client, OpenLedger ledger, boolean dryRun) {
        return new Rollback(operation, client, ledger, dryRun, clock);
    }

    private ImportRun run(OpenLedger ledger, boolean dryRun, String runId) {
        synchronized (runs) {
            return runs.computeIfAbsent(
                    new RunKey(ledger, dryRun, runId), key -> new ImportRun(runId, dryRun ? null : ledger, clock));
        }
    }

    /** A route with this run starts anew: where the run was stopped, it goes on. */
    public void resume(String runId) {
        synchronized (runs) {
            runs.forEach((key, run) -> {
                if (key.runId().equals(runId)) {
                    run.resume();
                }
            });
        }
    }

    /** The ledgers in use. */
    public List<LedgerFigures> ledgers() {
        synchronized (ledgers) {
            return ledgers.values().stream().map(OpenLedger::figures).toList();
        }
    }

    /** The runs of this instance, the one that was used last at the end. */
    public List<RunFigures> runs() {
        synchronized (runs) {
            return runs.entrySet().stream().map(run -> run.getValue().figures(run.getKey().dryRun())).toList();
        }
    }

    /** The time of journals. */
    public Clock clock() {
        return clock;
    }

    /** Writes what is waiting to be written, and takes no more. */
    public CompletableFuture<Void> stop() {
        List<CompletableFuture<Void>> stopping = new ArrayList<>();
        synchronized (ledgers) {
            ledgers.values().forEach(ledger -> stopping.add(ledger.stop()));
        }
        synchronized (runs) {
            runs.values().forEach(run -> stopping.add(run.written()));
        }
        return CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new));
    }
}
