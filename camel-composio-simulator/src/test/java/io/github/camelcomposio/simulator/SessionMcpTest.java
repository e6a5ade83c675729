package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionMcpTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private String session() {
        return api.post("/tool_router/session", """
                {"user_id":"u","preload":{"tools":["HACKERNEWS_GET_USER","SENDGRID_LIST_TEMPLATES"]},
                 "workbench":{"enable":false}}""").json().getJsonObject("mcp").getString("url");
    }

    private McpSyncClient client(String url, String header, String value) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(simulator.baseUrl())
                .endpoint(URI.create(url).getPath()).customizeRequest(request -> request.header(header, value)).build();
        return McpClient.sync(transport).requestTimeout(Duration.ofSeconds(20))
                .initializationTimeout(Duration.ofSeconds(20)).build();
    }

    private Api.Reply send(String method, String url, String body) {
        HttpRequest.BodyPublisher publisher
                = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return api.send(HttpRequest.newBuilder(URI.create(url)).method(method, publisher)
                .header("x-api-key", simulator.apiKey()).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").timeout(Duration.ofSeconds(20)).build());
    }

    private JsonObject call(String message) {
        return send("POST", session(), "{\"jsonrpc\":\"2.0\",\"id\":7," + message + "}").json();
    }

    @ParameterizedTest
    @CsvSource({ "x-api-key, ''", "Authorization, 'Bearer '" })
    void servesTheOfficialClient(String header, String prefix) {
        try (McpSyncClient client = client(session(), header, prefix + simulator.apiKey())) {
            assertThat(client.initialize().serverInfo().name()).isEqualTo("composio-simulator");
            client.ping();
            assertThat(client.listTools().tools()).extracting(McpSchema.Tool::name).containsExactly("COMPOSIO_SEARCH_TOOLS",
                    "COMPOSIO_GET_TOOL_SCHEMAS", "COMPOSIO_MULTI_EXECUTE_TOOL", "COMPOSIO_MANAGE_CONNECTIONS",
                    "SENDGRID_LIST_TEMPLATES", "HACKERNEWS_GET_USER");

            McpSchema.CallToolResult done
                    = client.callTool(new McpSchema.CallToolRequest("HACKERNEWS_GET_USER", Map.of("username", "pg")));
            assertThat(done.isError()).isFalse();
            assertThat(text(done).getJsonObject("data").getString("username")).isEqualTo("pg");
            McpSchema.CallToolResult failed
                    = client.callTool(new McpSchema.CallToolRequest("SENDGRID_LIST_TEMPLATES", Map.of()));
            assertThat(failed.isError()).isTrue();
            assertThat(text(failed).getString("error")).contains("No active connection");
            assertThatThrownBy(() -> client.callTool(new McpSchema.CallToolRequest("SLACK_SEND_MESSAGE", Map.of())))
                    .isInstanceOf(McpError.class).hasMessageContaining("Unknown tool");
        }
        assertThat(simulator.toolRuns()).extracting(ToolRun::tool).containsExactly("HACKERNEWS_GET_USER");
        assertThat(simulator.toolRuns().get(0).sessionId()).isEqualTo(simulator.sessions().get(0).id());
    }

    private static JsonObject text(McpSchema.CallToolResult result) {
        return new JsonObject(((McpSchema.TextContent) result.content().get(0)).text());
    }

    @Test
    void refusesOthers() {
        assertThat(send("POST", session(), "{}").status()).isEqualTo(400);
        assertThat(api.send(HttpRequest.newBuilder(URI.create(session())).POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build()).error().getInteger("code")).isEqualTo(906);
        assertThat(api.send(HttpRequest.newBuilder(URI.create(session())).header("Authorization", "Bearer ak_wrong")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build()).error().getInteger("code")).isEqualTo(801);
        assertThat(send("POST", simulator.baseUrl() + "/tool_router/trs_unknown/mcp", "{}").status()).isEqualTo(404);
    }

    @Test
    void speaksStreamableHttp() {
        assertThat(send("GET", session(), null).status()).isEqualTo(405);
        assertThat(send("DELETE", session(), null).status()).isEqualTo(200);
        Api.Reply accepted
                = send("POST", session(), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.http().body()).isEmpty();
        assertThat(send("POST", session(), "no json").json().getJsonObject("error").getInteger("code")).isEqualTo(-32700);
    }

    @ParameterizedTest
    @CsvSource({ "2025-03-26, 2025-03-26", "2025-06-18, 2025-06-18", "1999-01-01, 2025-06-18" })
    void agreesOnARevision(String asked, String given) {
        JsonObject answer = call("\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + asked + "\"}");

        assertThat(answer.getInteger("id")).isEqualTo(7);
        assertThat(answer.getJsonObject("result").getString("protocolVersion")).isEqualTo(given);
    }

    @Test
    void refusesUnknownMethods() {
        assertThat(call("\"method\":\"resources/list\"").getJsonObject("error").getInteger("code")).isEqualTo(-32601);
    }
}
