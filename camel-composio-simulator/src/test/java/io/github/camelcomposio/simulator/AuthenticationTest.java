package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

    private final ComposioSimulator simulator = ComposioSimulator.builder().apiKey("ak_first_key_0001").start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private JsonObject refusal(String... headers) {
        var request = api.request("GET", "/connected_accounts", null);
        if (headers.length > 0) {
            request.headers(headers);
        }
        Api.Reply reply = api.send(request.build());
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error().getInteger("status")).isEqualTo(401);
        assertThat(reply.header("X-RateLimit")).isNotNull();
        return reply.error();
    }

    @Test
    void refusesWithoutAKey() {
        JsonObject error = refusal();

        assertThat(error.getInteger("code")).isEqualTo(906);
        assertThat(error.getString("slug")).isEqualTo("Auth_NoAuthProvided");
    }

    @Test
    void refusesAWrongKeyAndShowsOnlyItsEnd() {
        JsonObject error = refusal("x-api-key", "ak_wrong_key_ESjq");

        assertThat(error.getInteger("code")).isEqualTo(801);
        assertThat(error.getString("slug")).isEqualTo("APIKey_InvalidAPIKey");
        assertThat(error.getString("message")).isEqualTo("Invalid API key: ak_**ESjq");
        assertThat(refusal("x-api-key", "short").getString("message")).isEqualTo("Invalid API key: ak_**");
    }

    @Test
    void refusesSeveralCredentials() {
        JsonObject error = refusal("x-api-key", simulator.apiKey(), "x-user-api-key", "uak_1");

        assertThat(error.getInteger("code")).isEqualTo(10401);
        assertThat(error.getString("slug")).isEqualTo("HTTP_Unauthorized");
        assertThat(error.getString("message")).contains("Multiple authentication modes");
    }

    @Test
    void refusesKeysOfAnotherKind() {
        assertThat(refusal("x-org-api-key", "oak_1").getInteger("code")).isEqualTo(10401);
        assertThat(refusal("x-user-api-key", "uak_1").getInteger("code")).isEqualTo(2113);
    }

    @Test
    void asksForTheKindOfKeyThatTheOperationTakes() {
        assertThat(api.as("x-org-api-key", simulator.orgApiKey(), "GET", "/org/owner/project/list", null).status())
                .isEqualTo(200);
        assertThat(api.as("x-user-api-key", simulator.userApiKey(), "GET", "/org/list", null).status()).isEqualTo(200);
        assertThat(api.as("x-user-api-key", simulator.userApiKey(), "GET", "/connected_accounts", null).status())
                .isEqualTo(200);
        assertThat(refusal("x-org-api-key", simulator.orgApiKey()).getInteger("code")).isEqualTo(10401);
        Api.Reply wrong = api.get("/org/owner/project/list");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.error().getString("suggested_fix")).contains("x-org-api-key");
        assertThat(api.get("/org/list").error().getString("suggested_fix")).contains("x-user-api-key");
        assertThat(api.as("x-user-api-key", simulator.userApiKey(), "GET", "/mcp/servers", null).error()
                .getInteger("code")).isEqualTo(2113);
    }

    @Test
    void rotatesTheKey() {
        assertThat(api.get("/connected_accounts").status()).isEqualTo(200);

        simulator.apiKey("ak_second_key_0002");

        assertThat(refusal("x-api-key", "ak_first_key_0001").getInteger("code")).isEqualTo(801);
        assertThat(api.get("/connected_accounts").status()).isEqualTo(200);
    }

    @Test
    void showsNoKeyInToString() {
        assertThat(simulator.toString()).contains(simulator.baseUrl()).doesNotContain("ak_");
    }
}
