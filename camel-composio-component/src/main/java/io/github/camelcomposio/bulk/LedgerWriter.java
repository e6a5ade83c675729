package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/**
 * Writes what many callers want written in a few transactions. A lone call is written at once; what arrives while a
 * batch is being written becomes the next batch. What concerns one subject is written in the order in which it was
 * asked for. Holds no thread while there is nothing to write. Thread-safe.
 * <p>
 * Its futures are completed on a thread of the executor, which the next batch does not wait for where the executor has
 * another thread.
 */
public final class LedgerWriter {

    /** The most calls that are written together. */
    static final int MOST = 200;

    private final ImportLedger ledger;
    private final Executor executor;
    private final Clock clock;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    // guarded by this
    private final Queue<Call> waiting = new ArrayDeque<>();
    private boolean writing;
    private boolean stopped;

    /**
     * @param executor where the ledger is called, which may block; one batch at a time
     * @param clock    the time with which leases are compared
     */
    public LedgerWriter(ImportLedger ledger, Executor executor, Clock clock) {
        this.ledger = ledger;
        this.executor = executor;
        this.clock = clock;
    }

    /** One caller's wish: a claim or a settlement, the other one is null. */
    private record Call(
            ClaimRequest request, CompletableFuture<Claim> claim, Settlement settlement, CompletableFuture<Void> settled) {

        String subject() {
            return request == null ? settlement.subject() : request.subject();
        }

        void fail(Throwable failure) {
            (request == null ? settled : claim).completeExceptionally(failure);
        }
    }

    /** Claims a subject. Fails with what the ledger throws, and after {@link #stop} with IllegalStateException. */
    public CompletableFuture<Claim> claim(ClaimRequest request) {
        CompletableFuture<Claim> claim = new CompletableFuture<>();
        add(new Call(Objects.requireNonNull(request), claim, null, null));
        return claim;
    }

    /** Ends the work on a record; completed when that is written. Fails as {@link #claim} does. */
    public CompletableFuture<Void> settle(Settlement settlement) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        add(new Call(null, null, Objects.requireNonNull(settlement), settled));
        return settled;
    }

    /** Takes no more calls. Completed when all that were taken are written. */
    public CompletableFuture<Void> stop() {
        boolean idle;
        synchronized (this) {
            stopped = true;
            idle = !writing;
        }
        if (idle) {
            drained.complete(null);
        }
        return drained.copy();
    }

    /** Calls that wait for the next batch. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void add(Call call) {
        boolean begin = false;
        boolean late;
        synchronized (this) {
            late = stopped;
            if (!late) {
                waiting.add(call);
                begin = !writing;
                writing = true;
            }
        }
        if (late) {
            call.fail(new IllegalStateException("the ledger is not written any more: the import has been stopped"));
        } else if (begin) {
            begin();
        }
    }

    private void begin() {
        try {
            executor.execute(this::write);
        } catch (RejectedExecutionException e) {
            List<Call> refused;
            synchronized (this) {
                refused = new ArrayList<>(waiting);
                waiting.clear();
            }
            refused.forEach(call -> call.fail(e));
            if (end()) {
                drained.complete(null);
            }
        }
    }

    /** Writes a batch, and sees to the next one before its own callers are told: they may have much to do then. */
    private void write() {
        List<Runnable> answers = new ArrayList<>();
        Batch batch = next();
        write(batch.settlements, batch.claims, answers);
        boolean over = end();
        answers.forEach(Runnable::run);
        if (over) {
            drained.complete(null);
        }
    }

    /** Whether all is written and nothing more will come. */
    private boolean end() {
        boolean more;
        boolean over;
        synchronized (this) {
            more = !waiting.isEmpty();
            writing = more;
            over = stopped && !more;
        }
        if (more) {
            begin();
        }
        return over;
    }

    /** Settlements are written before claims. */
    private static final class Batch {

        private final List<Call> settlements = new ArrayList<>();
        private final List<Call> claims = new ArrayList<>();
        private final Set<String> settling = new HashSet<>();
        private final Set<String> claiming = new HashSet<>();

        /** Whether the call fits: a subject is settled once and claimed once, and not settled after its claim. */
        boolean add(Call call) {
            String subject = call.subject();
            if (settlements.size() + claims.size() == MOST) {
                return false;
            }
            if (subject != null && (claiming.contains(subject) || call.request() == null && settling.contains(subject))) {
                return false;
            }
            (call.request() == null ? settlements : claims).add(call);
            (call.request() == null ? settling : claiming).add(subject);
            return true;
        }
    }

    private synchronized Batch next() {
        Batch batch = new Batch();
        while (!waiting.isEmpty() && batch.add(waiting.peek())) {
            waiting.remove();
        }
        return batch;
    }

    /** In one go; one by one where one of them may be what the ledger does not take. */
    private void write(List<Call> settlements, List<Call> claims, List<Runnable> answers) {
        try {
            List<Claim> made = ledger.settleAndClaim(settlements.stream().map(Call::settlement).toList(),
                    claims.stream().map(Call::request).toList(), clock.instant());
            settlements.forEach(call -> answers.add(() -> call.settled().complete(null)));
            for (int i = 0; i < claims.size(); i++) {
                Call call = claims.get(i);
                Claim claim = made.get(i);
                answers.add(() -> call.claim().complete(claim));
            }
        } catch (RuntimeException | Error e) {
            if (settlements.size() + claims.size() > 1 && perhapsOfOneRecord(e)) {
                settlements.forEach(call -> write(List.of(call), List.of(), answers));
                claims.forEach(call -> write(List.of(), List.of(call), answers));
            } else {
                Stream.concat(settlements.stream(), claims.stream()).forEach(call -> answers.add(() -> call.fail(e)));
            }
        }
    }

    /** An outage or an error of the machine fails all at once, or each of them would wait for it again. */
    private static boolean perhapsOfOneRecord(Throwable failure) {
        return failure instanceof LedgerException ledgers
                ? ledgers.isPerhapsOfOneRecord() : failure instanceof IllegalArgumentException;
    }
}
