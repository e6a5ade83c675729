package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v3", "/api/v3.1" })
    void servesBothVersionsOverTheSameState(String prefix) {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String id = api.importKey("ac_a", "u");

        assertThat(api.get(prefix + "/connected_accounts").items()).hasSize(1);
        assertThat(api.get(prefix + "/connected_accounts/" + id).status()).isEqualTo(200);
        assertThat(api.patch(prefix + "/connected_accounts/" + id, "{}").status()).isEqualTo(200);
        assertThat(api.get(prefix + "/auth_configs/ac_a").status()).isEqualTo(200);
        assertThat(api.get(prefix + "/toolkits/gmail").status()).isEqualTo(200);
        assertThat(api.delete(prefix + "/connected_accounts/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "GET, /api/v1/connectedAccounts, 410", "POST, /api/v2/actions/x/execute, 410",
            "GET, /api/v3.1/nothing, 404", "PUT, /api/v3.1/connected_accounts, 404", "GET, /api/v4/toolkits, 404",
            "POST, /api/v3/connected_accounts/ca_1/revoke, 404" })
    void answersWhatItDoesNotServeWithTheEnvelope(String method, String path, int status) {
        Api.Reply reply = api.send(method, path, null);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error().getInteger("status")).isEqualTo(status);
        assertThat(reply.error().getString("request_id")).isNotBlank();
    }

    @Test
    void keepsTwoSimulatorsApart() {
        try (ComposioSimulator other = ComposioSimulator.start()) {
            other.addAuthConfig("ac_a", "sendgrid", "API_KEY");
            new Api(other).importKey("ac_a", "u");

            assertThat(other.baseUrl()).isNotEqualTo(simulator.baseUrl());
            assertThat(other.accounts()).hasSize(1);
            assertThat(simulator.accounts()).isEmpty();
        }
    }

    @Test
    void closesTwiceWithoutComplaint() {
        simulator.close();
        simulator.close();
    }
}
