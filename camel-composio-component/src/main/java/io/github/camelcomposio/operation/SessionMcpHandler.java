package io.github.camelcomposio.operation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.JsonMap;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.Failure;

/**
 * {@code sessions/mcp}: what an MCP client needs to use a session's tools. The reply holds the API key, for Composio
 * asks MCP clients for it; its text does not.
 */
final class SessionMcpHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        Operation operation = invocation.operation();
        return invocation.client().send(RestHandler.request(operation, invocation.arguments())).thenCompose(
                session -> invocation.client().credentialHeader(operation.name(), operation.credential())
                        .thenApply(headers -> reply(invocation, session, headers)));
    }

    private static Reply reply(Invocation invocation, ApiResponse session, Map<String, String> headers) {
        Map<String, Object> mcp = Json.object(session.body(), "mcp");
        String url = Json.text(mcp, "url");
        if (url == null) {
            throw new ComposioResponseException(
                    "the session has no MCP address",
                    Failure.answered(invocation.operation().name(), session.status(), session.requestId()));
        }
        JsonMap reply = new JsonMap();
        reply.put("type", mcp.get("type"));
        reply.put("url", url);
        JsonMap secret = new JsonMap();
        secret.putAll(headers);
        reply.put("headers", secret);
        return Reply.of(invocation, session).withBody(reply);
    }
}
