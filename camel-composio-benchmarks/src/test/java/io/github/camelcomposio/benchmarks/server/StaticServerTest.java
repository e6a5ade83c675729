package io.github.camelcomposio.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server that costs little answers as Composio does, one account after the other. */
class StaticServerTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private StaticServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StaticServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private JsonNode send(HttpRequest.Builder request, String path) throws Exception {
        HttpResponse<String> answer = http.send(request.uri(URI.create(server.baseUrl() + "/api/v3.1" + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).isPresent();
        return new ObjectMapper().readTree(answer.body());
    }

    private JsonNode create() throws Exception {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{\"connection\":{}}")),
                "/connected_accounts");
    }

    @Test
    void givesEachAccountAnIdOfItsOwn() throws Exception {
        assertThat(create().path("id").asText()).isEqualTo("ca_000000000001");
        assertThat(create().path("id").asText()).isEqualTo("ca_000000000002");
        assertThat(server.requests()).isEqualTo(2);
        assertThat(server.lastBody()).isEqualTo("{\"connection\":{}}");
    }

    @Test
    void knowsNoAccountButItsAuthConfigAndToolkit() throws Exception {
        assertThat(send(HttpRequest.newBuilder(), "/connected_accounts?user_ids=a,b").path("items").size()).isZero();
        assertThat(send(HttpRequest.newBuilder(), "/auth_configs/ac_sendgrid").path("auth_scheme").asText())
                .isEqualTo("API_KEY");
        assertThat(send(HttpRequest.newBuilder(), "/toolkits/sendgrid").path("slug").asText()).isEqualTo("sendgrid");
    }

    @Test
    void answersLateWhereItIsToldTo() throws Exception {
        server.latency(200);
        long before = System.nanoTime();
        create();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(200_000_000L);
    }
}
