package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.camelcomposio.bulk.RunTraces.Trace;
import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Pages;
import io.github.camelcomposio.error.ComposioImportStoppedException;

/**
 * One rollback at work: looks at what the run created, some accounts at a time, and deletes what may be. What is about
 * to be deleted is noted in the rollback's journal first, so that a rollback that was killed can be told from somebody
 * else who touched the account.
 */
final class Undoing {

    /** How many accounts are looked at with one request. */
    static final int TOGETHER = 50;
    /** How many are deleted at a time. */
    static final int AT_A_TIME = 16;

    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final String DELETED = "DELETED";

    private final String operation;
    private final ComposioClient client;
    private final OpenLedger ledger;
    private final RunTraces traces;
    private final RollbackOutcome outcome;
    private final Clock clock;
    private final Duration longestWrite;

    Undoing(String operation, ComposioClient client, OpenLedger ledger, RunTraces traces, RollbackOutcome outcome,
            Clock clock) {
        this.operation = operation;
        this.client = client;
        this.ledger = ledger;
        this.traces = traces;
        this.outcome = outcome;
        this.clock = clock;
        this.longestWrite = client.settings().longestRequest().plus(MARGIN);
    }

    CompletableFuture<Void> run() {
        outcome.unfinished(traces.unfinished());
        traces.others().forEach(other -> outcome.kept(other, null, other.kept()));
        return begin().thenCompose(begun -> Lanes.each(1, batches(), this::batch)).handle((done, failure) -> failure == null
                ? CompletableFuture.<Void> completedFuture(null) : stopped(ImportFailures.unwrap(failure)))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<Void> begin() {
        return outcome.isDryRun()
                ? CompletableFuture.completedFuture(null)
                : ledger.ask(() -> ledger.ledger().begin(traces.rollbackRun(), clock.instant())).thenAccept(run -> {
                });
    }

    /** The rollback's run says why it was not finished; the failure is what the caller is to act on. */
    private CompletableFuture<Void> stopped(Throwable failure) {
        CompletableFuture<Void> noted = outcome.isDryRun() ? CompletableFuture.completedFuture(null) : ledger.ask(() -> {
            long left = traces.created().stream().filter(trace -> trace.kept() == null).count() - outcome.settled();
            ledger.ledger().stopped(traces.rollbackRun(), reason(failure), Math.max(0, left), clock.instant());
            return null;
        });
        return noted.handle((written, unwritten) -> {
            if (unwritten != null) {
                failure.addSuppressed(ImportFailures.unwrap(unwritten));
            }
            throw ImportFailures.rethrown(failure);
        });
    }

    private List<List<Trace>> batches() {
        List<Trace> all = List.copyOf(traces.created());
        List<List<Trace>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            batches.add(all.subList(from, Math.min(all.size(), from + TOGETHER)));
        }
        return batches;
    }

    private CompletableFuture<Void> batch(List<Trace> batch) {
        List<String> ids = batch.stream().map(Trace::id).toList();
        return Pages.all(client, () -> ApiRequest.get(operation, "/connected_accounts")
                .query("connected_account_ids", ids).query("account_type", "ALL").query("limit", TOGETHER))
                .thenCompose(found -> {
                    Map<String, Map<String, Object>> byId = new HashMap<>();
                    found.forEach(account -> byId.put(AccountDecision.id(account), account));
                    return Lanes.each(AT_A_TIME, batch, trace -> one(trace, byId.get(trace.id())));
                });
    }

    private CompletableFuture<Void> one(Trace trace, Map<String, Object> account) {
        if (account == null) {
            return gone(trace).handle((done, failure) -> notOnly(trace, null, failure)).thenCompose(Function.identity());
        }
        String userId = Json.text(account, "user_id");
        String reason = trace.kept() == null ? changedSince(account) : trace.kept();
        if (reason != null) {
            outcome.kept(trace, userId, reason);
            return CompletableFuture.completedFuture(null);
        }
        if (outcome.isDryRun()) {
            outcome.deleted(trace.id());
            return CompletableFuture.completedFuture(null);
        }
        return client.turns().inTurn(new RunGate.UserTurn(userId), () -> undo(trace, account))
                .handle((done, failure) -> notOnly(trace, account, failure)).thenCompose(Function.identity());
    }

    private CompletableFuture<Void> gone(Trace trace) {
        if (outcome.isDryRun()) {
            outcome.gone(trace.id());
            return CompletableFuture.completedFuture(null);
        }
        return ledger.touched(trace.id(), true).thenCompose(noted -> traces.isBegun(trace.id())
                ? ledger.journal(
                        line(trace, Map.of(), ImportAction.DELETED, null, "it was gone when the rollback went on", null,
                                0))
                : CompletableFuture.completedFuture(null)).thenRun(() -> outcome.gone(trace.id()));
    }

    /** An import may have written it since the ledger was read. */
    private CompletableFuture<Void> undo(Trace trace, Map<String, Object> account) {
        return ledger.ofAccount(trace.id()).thenCompose(entry -> {
            String reason = entry.isPresent() ? traces.keptBecause(entry.get()) : RunTraces.NOT_IN_LEDGER;
            if (reason != null) {
                outcome.kept(trace, Json.text(account, "user_id"), reason);
                return CompletableFuture.completedFuture(null);
            }
            return delete(trace, account);
        });
    }

    /** The journal has the end of it before the ledger forgets the account, whoever is killed in between. */
    private CompletableFuture<Void> delete(Trace trace, Map<String, Object> account) {
        AtomicInteger requests = new AtomicInteger();
        return ledger.journal(line(trace, account, null, ComposioImportStoppedException.class.getSimpleName(),
                "it was about to be deleted when the rollback ended; roll back again", null, 0))
                .thenCompose(noted -> ledger.touched(trace.id(), false))
                .thenCompose(noted -> client.watched(request -> requests.incrementAndGet())
                        .send(Deletion.request(operation, trace.id())))
                .handle((response, failure) -> {
                    if (failure != null && !ImportFailures.isNotFound(failure)) {
                        throw ImportFailures.rethrown(failure);
                    }
                    return response == null ? ImportFailures.requestId(ImportFailures.unwrap(failure)) : response.requestId();
                })
                .thenCompose(requestId -> ledger.journal(
                        line(trace, account, ImportAction.DELETED, null, null, requestId, requests.get())))
                .thenCompose(noted -> ledger.touched(trace.id(), true))
                .thenRun(() -> outcome.deleted(trace.id()));
    }

    /** One account's failure is listed; one that all others would have too ends the rollback. */
    private CompletableFuture<Void> notOnly(Trace trace, Map<String, Object> account, Throwable failure) {
        if (failure == null) {
            return CompletableFuture.completedFuture(null);
        }
        Throwable cause = ImportFailures.unwrap(failure);
        if (client.timer().isStopped() || ImportFailures.stops(cause, client) != null) {
            return CompletableFuture.failedFuture(cause);
        }
        outcome.failed(trace.id(), reason(cause));
        return account == null
                ? CompletableFuture.completedFuture(null)
                : ledger.journal(line(trace, account, null, cause.getClass().getSimpleName(), reason(cause),
                        ImportFailures.requestId(cause), 0));
    }

    private static String reason(Throwable failure) {
        String known = ImportFailures.reason(failure);
        return known == null ? failure.getClass().getSimpleName() : known;
    }

    private JournalEntry line(
            Trace trace, Map<String, Object> account, ImportAction action, String error, String reason, String requestId,
            int requests) {
        String userId = Json.text(account, "user_id");
        return new JournalEntry(
                traces.rollbackRun(), trace.position() == null ? trace.id() : trace.position() + " " + trace.id(),
                userId == null ? trace.userId() : userId, Json.text(Json.object(account, "auth_config"), "id"),
                Json.text(Json.object(account, "toolkit"), "slug"), trace.id(), action, error, reason,
                action == null ? AccountDecision.status(account) : DELETED, requestId, requests, clock.instant());
    }

    /** Why an account is not as its create left it, by Composio's own times; null where it is. */
    private String changedSince(Map<String, Object> account) {
        Instant created = time(account, "created_at");
        Instant updated = time(account, "updated_at");
        if (created == null || updated == null) {
            return "Composio does not say when it was created and updated";
        }
        return updated.isAfter(created.plus(longestWrite)) ? "it was changed at Composio since, at " + updated : null;
    }

    private static Instant time(Map<String, Object> account, String name) {
        try {
            String text = Json.text(account, name);
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
