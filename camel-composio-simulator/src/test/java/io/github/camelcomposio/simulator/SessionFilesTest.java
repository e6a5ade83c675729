package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionFilesTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    private String mount;

    @BeforeEach
    void session() {
        mount = "/tool_router/session/"
                + api.post("/tool_router/session", "{\"user_id\":\"u\"}").json().getString("session_id") + "/mounts/files";
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private void upload(String path, String text) {
        Api.Reply url = api.post(mount + "/upload_url",
                "{\"mount_relative_path\":\"" + path + "\",\"mimetype\":\"text/plain\"}");
        assertThat(url.status()).isEqualTo(201);
        assertThat(api.send(HttpRequest.newBuilder(URI.create(url.json().getString("upload_url")))
                .PUT(HttpRequest.BodyPublishers.ofString(text)).build()).status()).isEqualTo(200);
    }

    @Test
    void storesAndGivesBack() {
        upload("/out/a.txt", "hello ä");

        Api.Reply url = api.post(mount + "/download_url", "{\"mount_relative_path\":\"out/a.txt\"}");
        assertThat(url.status()).isEqualTo(201);
        assertThat(url.json().getString("mount_relative_path")).isEqualTo("out/a.txt");
        assertThat(url.json().getString("sandbox_mount_prefix")).isEqualTo("/mnt/files");
        assertThat(url.json().getString("expires_at")).endsWith("Z");
        Api.Reply file = api.open(url.json().getString("download_url"));
        assertThat(file.http().body()).isEqualTo("hello ä");
        assertThat(file.header("content-type")).isEqualTo("text/plain");
    }

    @Test
    void listsPagesAndPrefixes() {
        upload("a.txt", "1");
        upload("out/b.txt", "22");
        upload("out/c.txt", "333");

        JsonObject page = api.get(mount + "/items?limit=2").json();
        assertThat(page.getJsonArray("items")).hasSize(2);
        assertThat(page.fieldNames()).containsExactlyInAnyOrder("items", "next_cursor");
        JsonObject last = api.get(mount + "/items?cursor=" + page.getString("next_cursor")).json();
        assertThat(last.fieldNames()).containsExactly("items");
        assertThat(last.getJsonArray("items").getJsonObject(0).getInteger("size")).isEqualTo(3);
        assertThat(api.get(mount + "/items?mount_relative_prefix=out").items()).hasSize(2);
        assertThat(api.get(mount.replace("/files", "/other") + "/items").items()).isEmpty();
    }

    @Test
    void deletesFilesAndDirectories() {
        upload("a.txt", "1");
        upload("out/b.txt", "22");

        assertThat(api.post(mount + "/delete", "{\"mount_relative_path\":\"a.txt\"}").json()).isEqualTo(
                new JsonObject("{\"mount_relative_path\":\"a.txt\",\"sandbox_mount_prefix\":\"/mnt/files\"}"));
        assertThat(api.post(mount + "/delete", "{\"mount_relative_path\":\"a.txt\"}").status()).isEqualTo(404);
        assertThat(api.post(mount + "/delete", "{\"mount_relative_path\":\"out\"}").status()).isEqualTo(200);
        assertThat(simulator.files()).isEmpty();
        assertThat(api.post(mount + "/download_url", "{\"mount_relative_path\":\"a.txt\"}").status()).isEqualTo(404);
    }

    @Test
    void refusesPathsOutOfTheMount() {
        assertThat(api.post(mount + "/upload_url", "{\"mount_relative_path\":\"../a\"}").status()).isEqualTo(400);
        assertThat(api.post(mount + "/upload_url", "{}").status()).isEqualTo(400);
        assertThat(api.get("/tool_router/session/trs_unknown/mounts/files/items").status()).isEqualTo(404);
    }
}
