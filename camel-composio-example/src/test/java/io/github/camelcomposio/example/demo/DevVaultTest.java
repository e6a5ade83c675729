package io.github.camelcomposio.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.github.camelcomposio.example.source.Row;
import io.github.camelcomposio.example.source.VaultTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevVaultTest {

    private final VaultTree tree = new VaultTree("secret");
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
        String answer = get(tree.metadataPath("app") + "?list=true", vault.token()).body();

        assertThat(tree.entries("app", answer)).containsExactly("app/one", "app/sub/");
        assertThat(tree.entries("app/sub/", get(tree.metadataPath("app/sub/") + "?list=true", vault.token()).body()))
                .containsExactly("app/sub/two words");
    }

    @Test
    void readsASecret() throws Exception {
        Row row = tree.row("app/one", get(tree.dataPath("app/one"), vault.token()).body());

        assertThat(row.position()).isEqualTo("vault:secret/app/one");
        assertThat(row.record().getFields()).isEqualTo(Map.of("user_id", "u1", "token", "t"));
        assertThat(get(tree.dataPath("app/sub/two words"), vault.token()).statusCode()).isEqualTo(200);
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
