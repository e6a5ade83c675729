package io.github.camelcomposio.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevVaultTest {

    private DevVault vault;

    @BeforeEach
    void start() throws IOException {
        vault = new DevVault("secret", Map.of("app/one", Map.of("user_id", "u1", "token", "t"), "app/sub/two words",
                Map.of("user_id", "u2"), "other", Map.of()));
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vault.address() + path)).header("X-Vault-Token", token)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void listsSecretsAndFolders() throws Exception {
        assertThat(get("/v1/secret/metadata/app?list=true", vault.token()).body()).contains("[\"one\",\"sub/\"]");
        assertThat(get("/v1/secret/metadata/app/sub/?list=true", vault.token()).body()).contains("[\"two words\"]");
    }

    @Test
    void readsASecret() throws Exception {
        assertThat(get("/v1/secret/data/app/one", vault.token()).body()).contains("\"user_id\":\"u1\"", "\"token\":\"t\"");
        assertThat(get("/v1/secret/data/app/sub/two%20words", vault.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void knowsWhatIsNotThere() throws Exception {
        assertThat(get("/v1/secret/data/app/none", vault.token()).statusCode()).isEqualTo(404);
        assertThat(get("/v1/secret/metadata/none?list=true", vault.token()).statusCode()).isEqualTo(404);
        assertThat(get("/v1/kv/data/app/one", vault.token()).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAWrongToken() throws Exception {
        HttpResponse<String> answer = get("/v1/secret/data/app/one", "wrong");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("permission denied").doesNotContain("u1");
    }
}
