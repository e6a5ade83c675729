package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Paging;
import io.github.camelcomposio.client.Repetition;

/**
 * {@code toolkits/authorize}: a Connect Link for a toolkit with its first auth config, or a new one on Composio's OAuth
 * app where it has none. The official client creates the account itself, which Composio no longer allows for its own
 * OAuth apps; a link works for all.
 */
final class AuthorizeToolkitHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        return authConfigId(invocation)
                .thenCompose(id -> invocation.client().send(RestHandler.request(
                        invocation.operation(), invocation.arguments(), Map.of("auth_config_id", id))))
                .thenApply(response -> Reply.of(invocation, response));
    }

    private static CompletableFuture<String> authConfigId(Invocation invocation) {
        String toolkit = invocation.arguments().text("toolkit");
        String named = invocation.arguments().text("authConfigId");
        String mapped = invocation.mappings().authConfigs().get(toolkit.toLowerCase(Locale.ROOT));
        if (named != null || mapped != null) {
            return CompletableFuture.completedFuture(named != null ? named : mapped);
        }
        String operation = invocation.operation().name();
        ApiRequest get = ApiRequest.get(operation, "/toolkits/{toolkit}").path("toolkit", toolkit);
        ApiRequest list = ApiRequest.get(operation, "/auth_configs").query("toolkit_slug", toolkit);
        return invocation.client().send(get).thenCompose(details -> invocation.client().turns().inTurn(
                List.of(operation, toolkit), () -> invocation.client().send(list).thenCompose(page -> {
                    List<Map<String, Object>> configs = Paging.CURSOR.items(page.body());
                    return configs.isEmpty()
                            ? create(invocation, toolkit, details)
                            : CompletableFuture
                                    .completedFuture(Answers.id(invocation, page, configs.get(0), "the auth config"));
                })));
    }

    private static CompletableFuture<String> create(Invocation invocation, String toolkit, ApiResponse details) {
        ApiRequest create
                = new ApiRequest(invocation.operation().name(), "POST", "/auth_configs", Repetition.UNLESS_DONE).body(Map.of(
                        "toolkit", Map.of("slug", toolkit), "auth_config",
                        Map.of("type", "use_composio_managed_auth", "name",
                                Json.text(details.body(), "name") + " Auth Config")));
        return invocation.client().send(create)
                .thenApply(created -> Answers.id(
                        invocation, created, Json.object(created.body(), "auth_config"), "the auth config"));
    }
}
