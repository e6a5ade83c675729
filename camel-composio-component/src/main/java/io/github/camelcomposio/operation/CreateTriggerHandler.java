package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;

/**
 * {@code triggers/create}: looks first whether the type exists, since Composio answers an unknown one with a 400 that
 * could mean anything.
 */
final class CreateTriggerHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        if (arguments.text("userId") == null && arguments.text("connectedAccountId") == null) {
            throw new ComposioInvalidRequestException(
                    invocation.operation().name(),
                    "neither userId nor connectedAccountId is given: give one of them as header, body field or option");
        }
        String slug = arguments.text("triggerSlug");
        ApiRequest type = ApiRequest.get(invocation.operation().name(), "/triggers_types/{triggerSlug}")
                .path("triggerSlug", slug)
                .query("toolkit_versions", RestHandler.queryable(
                        invocation.operation(), "toolkitVersions", Triggers.VERSIONS.sent(arguments)));
        return invocation.client().send(type)
                .handle((found, failure) -> {
                    if (failure != null) {
                        throw explained(slug, failure);
                    }
                    return found;
                })
                .thenCompose(found -> invocation.client().send(RestHandler.request(invocation.operation(), arguments)))
                .thenApply(response -> Reply.of(invocation, response));
    }

    private static RuntimeException explained(String slug, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof ComposioException refusal && (refusal.getStatus() == 400 || refusal.getStatus() == 404)) {
            return new ComposioNotFoundException(
                    "there is no type of trigger " + slug + "; composio:triggers/listTypes lists them",
                    refusal.getFailure(), refusal);
        }
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }
}
