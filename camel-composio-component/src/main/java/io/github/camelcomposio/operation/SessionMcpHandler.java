package io.github.camelcomposio.operation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

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
        return invocation.client().send(RestHandler.request(invocation.operation(), invocation.arguments()))
                .thenCombine(invocation.client().credentialHeader(invocation.operation().credential()), (session, headers) -> {
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
                });
    }
}
