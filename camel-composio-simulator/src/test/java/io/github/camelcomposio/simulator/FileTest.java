package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileTest {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestClock clock = new TestClock();
    private ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private JsonObject request(byte[] bytes) throws NoSuchAlgorithmException {
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        return api.post("/files/upload/request",
                """
                        {"toolkit_slug":"gmail","tool_slug":"GMAIL_SEND_EMAIL","filename":"a b.bin","mimetype":"image/png","md5":"%s"}"""
                        .formatted(md5))
                .json();
    }

    private static HttpResponse<String> put(String url, byte[] bytes, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60))
                .PUT(BodyPublishers.ofByteArray(bytes)).header("Content-Type", "image/png");
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> fetch(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).build(),
                BodyHandlers.ofByteArray());
    }

    @Test
    void storesTheBytesAsTheyAre() throws Exception {
        byte[] bytes = noise(64 * 1024 * 1024);
        JsonObject upload = request(bytes);

        assertThat(upload.getString("id")).startsWith("req_file_");
        assertThat(upload.getJsonObject("metadata").getString("storage_backend")).isEqualTo("s3");
        assertThat(upload.getString("newPresignedUrl")).isEqualTo(upload.getString("new_presigned_url"));
        assertThat(api.get("/files/list").items()).isEmpty();
        assertThat(put(upload.getString("new_presigned_url"), bytes).statusCode()).isEqualTo(200);
        assertThat(simulator.files()).singleElement().satisfies(file -> {
            assertThat(file.key()).isEqualTo(upload.getString("key"));
            assertThat(file.mimetype()).isEqualTo("image/png");
            assertThat(file.bytes()).isEqualTo(bytes);
        });
        assertThat(simulator.requests()).last().satisfies(request -> assertThat(request.body()).isEmpty());
        JsonObject listed = api.get("/files/list?toolkit_slug=gmail&tool_slug=GMAIL_SEND_EMAIL").items().getJsonObject(0);
        assertThat(listed.getString("filename")).isEqualTo("a b.bin");
        assertThat(api.get("/files/list?toolkit_slug=slack").items()).isEmpty();
    }

    @Test
    void refusesOtherBytesAndKeysAndLateComers() throws Exception {
        String url = request(noise(10)).getString("new_presigned_url");

        assertThat(put(url, noise(11)).body()).contains("BadDigest");
        assertThat(put(url, noise(10), "x-api-key", "ak_any").statusCode()).isEqualTo(400);
        assertThat(put(url.replace("/storage/", "/storage/x"), noise(10)).statusCode()).isEqualTo(403);
        clock.advance(Duration.ofHours(2));
        assertThat(put(url, noise(10)).statusCode()).isEqualTo(403);
        assertThat(simulator.files()).isEmpty();
    }

    @Test
    void asksForAllMembersOfAnUploadRequest() {
        assertThat(api.post("/files/upload/request", "{\"filename\":\"a\"}").error().getJsonArray("errors")).hasSize(4);
    }

    @Test
    void asksForABlobTypeOnAzure() throws Exception {
        simulator.close();
        simulator = ComposioSimulator.builder().azureStorage(true).start();
        api = new Api(simulator);
        JsonObject upload = request(noise(10));

        assertThat(upload.getJsonObject("metadata").getString("storage_backend")).isEqualTo("azure_blob_storage");
        assertThat(put(upload.getString("new_presigned_url"), noise(10)).statusCode()).isEqualTo(400);
        assertThat(put(upload.getString("new_presigned_url"), noise(10), "x-ms-blob-type", "BlockBlob").statusCode())
                .isEqualTo(201);
    }

    @Test
    void writesTheChosenOriginIntoPresignedUrls() throws Exception {
        simulator.close();
        simulator = ComposioSimulator.builder().filesUrl("https://files.example.com").start();
        api = new Api(simulator);

        assertThat(request(noise(1)).getString("new_presigned_url")).startsWith("https://files.example.com/storage/");
    }

    @Test
    void handsFilesToToolsAndTakesThemBack() throws Exception {
        simulator.addAuthConfig("ac_g", "gmail", "BEARER_TOKEN");
        api.create("ac_g", "u", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"secret-token\"}");
        JsonObject upload = request(noise(10));
        String send = """
                {"user_id":"u","arguments":{"recipient_email":"a@example.com","body":"b",
                 "attachment":{"name":"a.bin","mimetype":"image/png","s3key":"%s"}}}""".formatted(upload.getString("key"));

        assertThat(api.post("/tools/execute/GMAIL_SEND_EMAIL", send).json().getString("error")).contains("`attachment`");
        put(upload.getString("new_presigned_url"), noise(10));
        assertThat(api.post("/tools/execute/GMAIL_SEND_EMAIL", send).json().getJsonObject("data")
                .getJsonObject("attachment").getInteger("size")).isEqualTo(10);

        JsonObject file = api.post("/tools/execute/GMAIL_GET_ATTACHMENT", """
                {"user_id":"u","arguments":{"message_id":"m1","attachment_id":"a1","file_name":"ä ö.txt"}}""").json()
                .getJsonObject("data").getJsonObject("file");
        assertThat(file.getString("name")).isEqualTo("ä ö.txt");
        HttpResponse<byte[]> content = fetch(file.getString("s3url"));
        assertThat(content.headers().firstValue("content-type")).hasValue("text/plain");
        assertThat(new String(content.body())).isEqualTo("Attachment a1 of message m1\n");
        assertThat(fetch(file.getString("s3url").replace("/storage/", "/storage/x")).statusCode()).isEqualTo(403);
    }
}
