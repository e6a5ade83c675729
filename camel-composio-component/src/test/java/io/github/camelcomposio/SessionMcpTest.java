package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.simulator.Fault;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A session's tools by MCP: what {@code sessions/mcp} gives is all that a client needs. */
class SessionMcpTest extends SharedContextTestBase {

    private String session(Map<String, Object> config) {
        Exchange reply = send("composio:sessions/create?userId=" + newUser(), config);
        return reply.getMessage().getHeader(ComposioConstants.SESSION_ID, String.class);
    }

    private Map<String, Object> mcp(String session) {
        return reply(send("composio:sessions/mcp?sessionId=" + session, null));
    }

    /** As an agent would: with the address and the headers of the reply, and nothing else. */
    private static McpSyncClient client(Map<String, Object> mcp) {
        URI url = URI.create((String) mcp.get("url"));
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport
                .builder(url.getScheme() + "://" + url.getAuthority()).endpoint(url.getPath())
                .customizeRequest(request -> ((Map<?, ?>) mcp.get("headers"))
                        .forEach((name, value) -> request.header((String) name, (String) value)))
                .build();
        return McpClient.sync(transport).requestTimeout(Duration.ofSeconds(20))
                .initializationTimeout(Duration.ofSeconds(20)).build();
    }

    @Test
    void letsTheOfficialClientListAndCallTools() {
        Map<String, Object> mcp
                = mcp(session(Map.of("toolkits", List.of("hackernews", "gmail"), "preload", Map.of("tools", "all"))));

        assertThat(mcp).containsEntry("type", "http").containsOnlyKeys("type", "url", "headers");
        try (McpSyncClient client = client(mcp)) {
            client.initialize();
            assertThat(client.listTools().tools()).extracting(McpSchema.Tool::name)
                    .contains("COMPOSIO_MANAGE_CONNECTIONS", "HACKERNEWS_GET_USER");
            McpSchema.CallToolResult user
                    = client.callTool(new McpSchema.CallToolRequest("HACKERNEWS_GET_USER", Map.of("username", "pg")));
            assertThat(text(user)).contains("pg");
            McpSchema.CallToolResult links = client.callTool(
                    new McpSchema.CallToolRequest("COMPOSIO_MANAGE_CONNECTIONS", Map.of("toolkits", List.of("gmail"))));
            assertThat(text(links)).contains("redirect_url");
        }
        assertThat(simulator.toolRuns()).last().matches(run -> run.sessionId() != null);
    }

    private static String text(McpSchema.CallToolResult result) {
        assertThat(result.isError()).isFalse();
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    @Test
    void holdsTheKeyAndDoesNotShowIt() {
        Exchange reply = send("composio:sessions/mcp?sessionId=" + session(Map.of()), null);

        Map<String, Object> mcp = reply(reply);
        assertThat(mcp.get("headers")).isEqualTo(Map.of("x-api-key", simulator.apiKey()));
        assertThat(mcp.toString() + mcp.get("headers") + mcp.entrySet()).doesNotContain(simulator.apiKey());
        assertThat(reply.getMessage().toString()).doesNotContain(simulator.apiKey());
        assertThat(reply.getMessage().getBody(String.class)).contains(simulator.apiKey());
    }

    @Test
    void givesTheKeyThatIsGoodNow() {
        String session = session(Map.of());
        simulator.apiKey("ak_rotated_key_0123");
        Queue<String> keys = new ConcurrentLinkedQueue<>(List.of("ak_simulator_key", "ak_rotated_key_0123"));
        context.getRegistry().bind("rotating", (Supplier<String>) () -> keys.size() > 1 ? keys.poll() : keys.peek());

        Map<String, Object> mcp = reply(send("composio:sessions/mcp?apiKeySource=#rotating&sessionId=" + session, null));

        assertThat(mcp.get("headers")).isEqualTo(Map.of("x-api-key", "ak_rotated_key_0123"));
        simulator.apiKey("ak_simulator_key");
    }

    @Test
    void saysWhenASessionHasNoAddress() {
        simulator.fault(Fault.on("GET", "/tool_router/session/{id}").answer(200, Map.of(), "{\"session_id\": \"trs_1\"}"));

        assertThat(failure("composio:sessions/mcp?sessionId=trs_1", null, Map.of()))
                .isInstanceOf(ComposioResponseException.class).hasMessageContaining("the session has no MCP address");
    }
}
