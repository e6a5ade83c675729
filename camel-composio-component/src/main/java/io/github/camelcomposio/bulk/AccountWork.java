package io.github.camelcomposio.bulk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.camelcomposio.client.AccountCreation;
import io.github.camelcomposio.client.AccountLookup;
import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.ConnectionState;
import io.github.camelcomposio.model.ConnectionStatus;

/** Carries a decision out: the requests that write, for one record. */
final class AccountWork {

    private static final String ACCOUNT = "/connected_accounts/{connectedAccountId}";
    private static final String ID = "connectedAccountId";
    private static final String ALIAS = "alias";

    private final ComposioClient client;
    private final String operation;
    private final ImportRecord record;
    private final ImportPolicy policy;
    private final ImportTask task;
    private final Set<String> idsBefore;
    /** An account that is to be deleted, for an earlier attempt was about to replace it; null where there is none. */
    private String remains;

    /**
     * @param client watched by the task
     * @param found  the accounts that the look-up found
     */
    AccountWork(ComposioClient client, String operation, ImportRecord record, ImportPolicy policy, ImportTask task,
                List<Map<String, Object>> found) {
        this.client = client;
        this.operation = operation;
        this.record = record;
        this.policy = policy;
        this.task = task;
        this.idsBefore = found.stream().map(AccountDecision::id).collect(Collectors.toSet());
    }

    /** Does what was decided; the task knows afterwards what was done. */
    CompletableFuture<Void> run(AccountDecision decision) {
        if (decision.kind() == AccountDecision.Kind.CREATE && decision.remains() != null) {
            return replace(decision.remains());
        }
        remains = AccountDecision.id(decision.remains());
        CompletableFuture<Void> done = switch (decision.kind()) {
            case CREATE -> task.claim().noteCreating().thenCompose(noted -> create()).thenAccept(this::requireActive);
            case PATCH, REACTIVATE -> patch(decision).thenRun(this::creditLostCreate);
            case REPLACE -> replace(decision.account());
            case NOTHING, SKIP -> {
                task.did(decision.action(), AccountDecision.id(decision.account()),
                        AccountDecision.status(decision.account()));
                task.because(decision.reason());
                if (decision.kind() == AccountDecision.Kind.NOTHING) {
                    creditLostCreate();
                }
                yield CompletableFuture.completedFuture(null);
            }
        };
        return decision.remains() == null
                ? done
                : done.thenCompose(ready -> deleteRemains())
                        .thenRun(() -> task.did(ImportAction.UPDATED, task.accountId(), task.status()));
    }

    private CompletableFuture<Void> deleteRemains() {
        return remains == null
                ? CompletableFuture.completedFuture(null) : delete(remains).thenRun(() -> remains = null);
    }

    /** What is found where an attempt of this run died while creating or replacing is what that attempt did. */
    private void creditLostCreate() {
        if (task.claim().wasCreating()) {
            task.did(ImportAction.CREATED, task.accountId(), task.status());
        } else if (task.claim().wasReplacing()) {
            task.did(ImportAction.UPDATED, task.accountId(), task.status());
        }
    }

    /** Gives the new account's status. */
    private CompletableFuture<String> create() {
        ApiRequest request = new ApiRequest(operation, "POST", "/connected_accounts", Repetition.UNLESS_DONE)
                .body(record.createBody());
        AccountLookup lookup = new AccountLookup(
                operation, record.subject().userId(), record.subject().authConfigId(), AccountLookup.Scope.ALL);
        return new AccountCreation(client, request, lookup, record.state(), record.subject().alias(), idsBefore).run()
                .thenApply(response -> {
                    task.answered(response);
                    Map<String, Object> val = Json.object(Json.object(response.body(), "connectionData"), "val");
                    String status = Json.text(val, ImportRecord.STATUS);
                    status = status == null ? Json.text(response.body(), ImportRecord.STATUS) : status;
                    task.wrote(ImportAction.CREATED, Json.text(response.body(), "id"), status);
                    return status;
                });
    }

    /** A wrapped record may ask for another status itself. */
    private void requireActive(String status) {
        if (!ConnectionStatus.ACTIVE.equals(status)
                && ConnectionStatus.ACTIVE.equals(record.state().val().get(ImportRecord.STATUS))) {
            throw notActive(task.accountId(), status, "was created, and is " + status);
        }
    }

    private CompletableFuture<Void> patch(AccountDecision decision) {
        String id = AccountDecision.id(decision.account());
        return update(id, decision)
                .thenCompose(status -> decision.kind() == AccountDecision.Kind.REACTIVATE
                        ? enable(id)
                        : CompletableFuture.completedFuture(status))
                .thenCompose(status -> {
                    task.wrote(ImportAction.UPDATED, id, status);
                    if (ConnectionStatus.ACTIVE.equals(status)) {
                        return CompletableFuture.completedFuture(null);
                    }
                    if (policy.replaceNotActive()) {
                        return replace(decision.account());
                    }
                    throw notActive(id, status, "has the new credential, and is still " + status);
                });
    }

    private CompletableFuture<String> update(String id, AccountDecision decision) {
        if (decision.val().isEmpty()) {
            return CompletableFuture.completedFuture(AccountDecision.status(decision.account()));
        }
        ConnectionState fields = new ConnectionState(record.state().scheme(), decision.val());
        ApiRequest request = on("PATCH", ACCOUNT, id).body(Map.of("connection", Map.of("state", fields.toWire())));
        return send(request).thenApply(response -> {
            task.wrote(ImportAction.UPDATED, id, Json.text(response.body(), ImportRecord.STATUS));
            return Json.text(response.body(), ImportRecord.STATUS);
        });
    }

    private CompletableFuture<String> enable(String id) {
        return send(on("PATCH", ACCOUNT + "/status", id).body(Map.of("enabled", true)))
                .thenApply(response -> ConnectionStatus.ACTIVE);
    }

    /**
     * Another account, and then the old one is deleted. The ledger notes it first, so that whoever finds both knows
     * which is which; it can note one account only. An alias goes over before the create, for two accounts can't have
     * it.
     */
    private CompletableFuture<Void> replace(Map<String, Object> old) {
        String id = AccountDecision.id(old);
        String alias = record.subject().alias();
        task.replacing(id);
        return deleteRemains().thenCompose(one -> task.claim().noteReplacing(id))
                .thenCompose(noted -> alias == null ? CompletableFuture.completedFuture(null) : alias(id, ""))
                .thenCompose(free -> create().handle((status, failure) -> failure == null
                        ? CompletableFuture.completedFuture(status)
                        : giveBack(id, alias, failure)))
                .thenCompose(created -> created)
                .thenCompose(status -> {
                    if (!ConnectionStatus.ACTIVE.equals(status)) {
                        throw notActive(task.accountId(), status,
                                "was created to replace " + id + ", which stays, and is " + status);
                    }
                    return delete(id);
                }).thenRun(() -> {
                    task.did(ImportAction.UPDATED, task.accountId(), task.status());
                    task.because("replaced " + id);
                    task.replacing(null);
                });
    }

    /** A create that surely did not happen leaves the old account with its name. */
    private CompletableFuture<String> giveBack(String id, String alias, Throwable failure) {
        CompletableFuture<String> failed = CompletableFuture.failedFuture(failure);
        if (alias == null || ImportFailures.isOutcomeUnknown(failure)) {
            return failed;
        }
        return alias(id, alias).handle((named, again) -> failed).thenCompose(same -> same);
    }

    private CompletableFuture<Void> alias(String id, String alias) {
        return send(on("PATCH", ACCOUNT, id).body(Map.of(ALIAS, alias))).thenApply(response -> null);
    }

    /** What is gone already needs no deleting. */
    private CompletableFuture<Void> delete(String id) {
        return send(on("DELETE", ACCOUNT, id)).handle((response, failure) -> {
            if (failure != null && !ImportFailures.isNotFound(failure)) {
                throw ImportFailures.rethrown(failure);
            }
            return null;
        });
    }

    private ApiRequest on(String method, String template, String id) {
        return new ApiRequest(operation, method, template, Repetition.FREELY).path(ID, id);
    }

    private CompletableFuture<ApiResponse> send(ApiRequest request) {
        return client.send(request).thenApply(response -> {
            task.answered(response);
            return response;
        });
    }

    private ComposioConflictException notActive(String id, String status, String what) {
        return new ComposioConflictException(
                "account " + id + " " + what,
                Failure.answered(operation, 0, task.requestId()).withSuggestedFix(
                        "look up its status_reason with composio:connectedAccounts/get; onNotActive=replace creates another"
                                                                                  + " account in its place"),
                id == null ? List.of() : List.of(id));
    }
}
