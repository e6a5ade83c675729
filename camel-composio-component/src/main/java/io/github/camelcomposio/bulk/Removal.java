package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Pages;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.ConnectionStatus;

/** One user's accounts on their way out, one after the other, and what has become of them so far. */
final class Removal {

    private static final String ACCOUNT = "/connected_accounts/{connectedAccountId}";
    private static final String DELETED = "DELETED";

    private final String operation;
    private final ComposioClient client;
    private final RemovalPolicy policy;
    private final OpenLedger ledger;
    private final RecordOrigin origin;
    private final Clock clock;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Map<String, Object>> done = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    /** @param ledger null where there is none, or nothing is to be written */
    Removal(String operation, ComposioClient client, RemovalPolicy policy, OpenLedger ledger, RecordOrigin origin,
            Clock clock) {
        this.operation = operation;
        this.client = client.watched(request -> requests.incrementAndGet());
        this.policy = policy;
        this.ledger = ledger;
        this.origin = origin;
        this.clock = clock;
    }

    /** An account, and what was done to it. */
    private record Step(Map<String, Object> account, ImportAction action, String status, String reason, String requestId) {
    }

    /** Finds the accounts, and tries all of them unless the run is stopped. */
    CompletableFuture<Void> run(ImportRun run, RunGate gate, String toolkit, String authConfigId) {
        return find(toolkit, authConfigId).thenCompose(accounts -> {
            if (accounts.isEmpty()) {
                return note(new Step(Map.of(), ImportAction.SKIPPED, null, "the user has no such account", null), null);
            }
            CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
            for (Map<String, Object> account : accounts) {
                all = all.thenCompose(before -> {
                    run.requireGoing(operation, origin.position());
                    return remove(account, gate);
                });
            }
            return all;
        });
    }

    private CompletableFuture<List<Map<String, Object>>> find(String toolkit, String authConfigId) {
        if (origin.userId().contains(",")) {
            throw new ComposioInvalidRequestException(
                    operation, "the userId has a comma in it, and Composio can't look up such a user; remove the accounts one"
                               + " by one with composio:connectedAccounts/delete");
        }
        return Pages.all(client, () -> ApiRequest.get(operation, "/connected_accounts")
                .query("user_ids", origin.userId()).query("account_type", "ALL"))
                .thenApply(found -> found.stream()
                        .filter(account -> origin.userId().equals(Json.text(account, "user_id")))
                        .filter(account -> toolkit == null || toolkit.strip().equalsIgnoreCase(toolkit(account)))
                        .filter(account -> authConfigId == null || authConfigId.equals(authConfig(account)))
                        .toList());
    }

    private CompletableFuture<Void> remove(Map<String, Object> account, RunGate gate) {
        return act(account).handle((step, failure) -> {
            if (failure == null) {
                return note(step, null);
            }
            Throwable cause = ImportFailures.unwrap(failure);
            if (gate.isOfTheRun(cause)) {
                throw ImportFailures.rethrown(cause);
            }
            failures.add(cause);
            return note(new Step(account, null, AccountDecision.status(account), null, null), cause);
        }).thenCompose(Function.identity());
    }

    private CompletableFuture<Step> act(Map<String, Object> account) {
        boolean disables = policy.action() == RemovalPolicy.Action.DISABLE;
        String status = AccountDecision.status(account);
        if (disables && ConnectionStatus.INACTIVE.equals(status)) {
            return CompletableFuture.completedFuture(
                    new Step(account, ImportAction.SKIPPED, status, "it was disabled already", null));
        }
        ImportAction action = disables ? ImportAction.DISABLED : ImportAction.DELETED;
        if (policy.dryRun()) {
            return CompletableFuture.completedFuture(new Step(account, action, status, null, null));
        }
        String id = AccountDecision.id(account);
        return touched(id, false).thenCompose(noted -> client.send(request(id))).handle((response, failure) -> {
            if (failure == null) {
                return disables
                        ? step(account, action, ConnectionStatus.INACTIVE, null, response)
                        : step(account, action, DELETED, null, response);
            }
            if (ImportFailures.isNotFound(failure)) {
                return step(account, action, DELETED, "it was gone already", null);
            }
            throw ImportFailures.rethrown(failure);
        }).thenCompose(step -> touched(id, DELETED.equals(step.status())).thenApply(noted -> step));
    }

    private static Step step(
            Map<String, Object> account, ImportAction action, String status, String reason, ApiResponse response) {
        return new Step(account, action, status, reason, response == null ? null : response.requestId());
    }

    private ApiRequest request(String id) {
        return switch (policy.action()) {
            case DISABLE -> new ApiRequest(operation, "PATCH", ACCOUNT + "/status", Repetition.FREELY)
                    .path("connectedAccountId", id).body(Map.of("enabled", false));
            case DELETE -> Deletion.request(operation, id);
            case REVOKE_AND_DELETE -> Deletion.request(operation, id).query("revoke_on_delete", true);
        };
    }

    private CompletableFuture<Void> touched(String id, boolean gone) {
        return ledger == null ? CompletableFuture.completedFuture(null) : ledger.touched(id, gone);
    }

    private CompletableFuture<Void> note(Step step, Throwable failure) {
        String id = AccountDecision.id(step.account());
        if (failure == null && id != null) {
            Map<String, Object> account = new LinkedHashMap<>();
            account.put("id", id);
            account.put("toolkit", toolkit(step.account()));
            account.put("auth_config_id", authConfig(step.account()));
            account.put("status", step.status());
            account.put("action", step.action().name());
            done.add(account);
        }
        String position = id == null ? origin.position() : origin.position() + " " + id;
        return ledger == null
                ? CompletableFuture.completedFuture(null) : ledger.journal(new JournalEntry(
                        origin.runId(), position, origin.userId(), authConfig(step.account()), toolkit(step.account()), id,
                        step.action(), failure == null ? null : failure.getClass().getSimpleName(),
                        failure == null ? step.reason() : ImportFailures.reason(failure), step.status(),
                        failure == null ? step.requestId() : ImportFailures.requestId(failure), requests.getAndSet(0),
                        clock.instant()));
    }

    /** Notes that nothing could be done, for not even the accounts could be found. */
    CompletableFuture<Void> reject(Throwable failure) {
        return note(new Step(Map.of(), null, null, null, null), failure);
    }

    /** The first failure of an account, with the others suppressed; null where there was none. */
    Throwable failure() {
        return failures.isEmpty() ? null : withEarlierFailures(failures.get(0));
    }

    /** A failure with those of the accounts before. */
    Throwable withEarlierFailures(Throwable failure) {
        failures.stream().filter(other -> other != failure).forEach(failure::addSuppressed);
        return failure;
    }

    /** What was done, in a dry run what would be. */
    Map<String, Object> reply() {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("user_id", origin.userId());
        reply.put("action", policy.action().word());
        reply.put("dry_run", policy.dryRun());
        reply.put("run_id", origin.runId());
        reply.put("accounts", done);
        return reply;
    }

    private static String toolkit(Map<String, Object> account) {
        return Json.text(Json.object(account, "toolkit"), "slug");
    }

    private static String authConfig(Map<String, Object> account) {
        return Json.text(Json.object(account, "auth_config"), "id");
    }
}
