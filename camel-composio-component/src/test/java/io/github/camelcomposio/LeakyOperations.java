package io.github.camelcomposio;

import static io.github.camelcomposio.LeakTest.KEY;
import static io.github.camelcomposio.LeakTest.ORGANISATION_KEY;
import static io.github.camelcomposio.LeakTest.ROTATED;
import static io.github.camelcomposio.LeakTest.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;

/**
 * Operations whose messages, replies or failures hold other secrets than an account's credentials.
 *
 * @param texts where what goes out is collected
 * @param send  sends a body to an endpoint
 */
record LeakyOperations(ComposioSimulator simulator, StorageServer storage, List<String> texts,
        BiFunction<String, Object, Exchange> send) {

    void sessionsAndTools() {
        String session = send.apply("composio:sessions/create?userId=user_1", Map.of()).getMessage()
                .getHeader(ComposioConstants.SESSION_ID, String.class);
        Exchange mcp = send.apply("composio:sessions/mcp?sessionId=" + session, null);
        texts.add(mcp.getMessage().getBody().toString());
        simulator.fault(Fault.on("POST", "/tools/execute/{tool_slug}").times(1).answer(200, Map.of(),
                "{\"data\":{},\"successful\":false,\"error\":\"the provider refused " + SECRET + "\"}"));
        send.apply("composio:tools/execute?failOnToolError=true&toolSlug=HACKERNEWS_GET_USER", Map.of(
                "arguments", Map.of(), "customConnectionData",
                Map.of("authScheme", "API_KEY", "toolkitSlug", "hackernews", "val", Map.of("api_key", SECRET))));
        simulator.fault(Fault.on("POST", "/api_key_revocation").times(1).answer(400, Map.of(),
                "{\"error\":{\"message\":\"" + KEY + " is no key\"}}"));
        send.apply("composio:apiKeys/revoke", Map.of("apiKeys", List.of(KEY)));
    }

    /** Who has a presigned address can use it. */
    void files() {
        String target = "/LEAKMARKER-folder/a.txt?X-Signature=LEAKMARKER-signature";
        simulator.fault(Fault.on("POST", "/files/upload/request").answer(200, Map.of(),
                "{\"key\": \"k\", \"new_presigned_url\": \"" + storage.url(target) + "\"}"));
        String upload = "composio:files/upload?toolkit=gmail&toolSlug=GMAIL_SEND_EMAIL&filename=a.txt";
        send.apply(upload, SECRET);
        storage.next(StorageServer.answer(503, SECRET), StorageServer.answer(403,
                "<Error><Code>AccessDenied</Code><Resource>" + target + "</Resource></Error>"));
        send.apply(upload, SECRET);
        storage.next(StorageServer.cut(10, 1), StorageServer.answer(200, SECRET));
        send.apply("composio:files/download", Map.of("url", storage.url(target)));
        send.apply("composio:files/download", Map.of("url", "http://files.example.com" + target));
        send.apply("composio:files/download", Map.of("url", "https://a b" + target));
        storage.next(StorageServer.answer(302, SECRET));
        send.apply("composio:files/download", Map.of("url", storage.url(target)));
        assertThat(storage.received()).hasSize(6);
    }

    /** Operations that take or give other secrets than an account's. */
    void keysAndWebhooks() {
        send.apply("composio:apiKeys/revoke", Map.of("apiKeys", List.of(SECRET, ROTATED)));
        send.apply("composio:apiKeys/revoke", Map.of("apiKeys", SECRET));
        send.apply("composio:webhookEndpoints/replace?webhookEndpointId=we_none", Map.of("data", Map.of("secret", SECRET)));
        for (String operation : List.of("auth/sessionInfo", "org/list", "projects/list", "projects/create?name=leak",
                "projects/regenerateApiKey?projectId=pr_none", "webhooks/rotateSecret?subscriptionId=ws_none")) {
            send.apply("composio:" + operation, null);
        }
        simulator.fault(Fault.on("*", "*").times(6).answer(200, Map.of("X-Request-Id", "r"),
                "{\"id\":\"i\",\"secret\":\"" + SECRET + "\",\"api_key\":{\"key\":\"" + SECRET
                                                                                             + "\"},\"data\":[{\"webhook_secret\":\""
                                                                                             + SECRET + "\"}]}"));
        for (String operation : List.of("webhooks/rotateSecret?subscriptionId=i", "webhooks/get?subscriptionId=i",
                "projects/create?name=leak", "projects/regenerateApiKey?projectId=i", "projects/list", "project/getWebhook")) {
            Exchange reply = send.apply("composio:" + operation, null);
            assertThat(reply.getMessage().getBody(Map.class).get("secret")).isEqualTo(SECRET);
            texts.add(reply.getMessage().getBody().toString());
            texts.add(String.valueOf(reply.getMessage().getBody(Map.class).get("data")));
        }
        simulator.fault(Fault.on("POST", "/org/owner/project/new").answer(403, Map.of(),
                "{\"error\":{\"message\":\"" + ORGANISATION_KEY + " may not\"}}"));
        simulator.fault(Fault.on("POST", "/api_key_revocation").answer(403, Map.of(),
                "{\"error\":{\"message\":\"" + ORGANISATION_KEY + " and " + SECRET + "\"}}"));
        send.apply("composio:projects/create", Map.of("name", "leak", "config", Map.of()));
        send.apply("composio:apiKeys/revoke", Map.of("apiKeys", List.of(ORGANISATION_KEY, SECRET)));
        simulator.clearFaults();
    }
}
