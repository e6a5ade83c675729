package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of files, and deleting one of a session, in both versions of the API. */
class FileListsTest extends OperationsTestBase {

    private static final String CONTENT = "hello";
    private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";

    private final HttpClient http = HttpClient.newHttpClient();

    private Map<String, Object> post(String path, Map<String, Object> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/api/v3.1" + path))
                .timeout(Duration.ofSeconds(30)).header("x-api-key", simulator.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.writeText(body))).build();
        return json(http.send(request, BodyHandlers.ofString()).body());
    }

    private void put(Object url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString())).timeout(Duration.ofSeconds(30))
                .PUT(HttpRequest.BodyPublishers.ofString(CONTENT)).build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private void upload(String toolkit, String tool, String name) throws Exception {
        put(post("/files/upload/request", Map.of("toolkit_slug", toolkit, "tool_slug", tool, "filename", name, "mimetype",
                "text/plain", "md5", MD5)).get("new_presigned_url"));
        simulator.clearRequests();
    }

    private String session(String... files) throws Exception {
        String id = send("composio:sessions/create", Map.of("userId", newUser())).getMessage()
                .getHeader(ComposioConstants.SESSION_ID, String.class);
        for (String file : files) {
            put(post("/tool_router/session/" + id + "/mounts/files/upload_url", Map.of("mount_relative_path", file))
                    .get("upload_url"));
        }
        simulator.clearRequests();
        return id;
    }

    private static String mount(String session) {
        return "/tool_router/session/" + session + "/mounts/files";
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsFiles(String version) throws Exception {
        String tool = "TOOL_" + newUser();
        upload("gmail", tool, "a.txt");

        Message reply = call("files/list?toolkit=gmail&limit=5", version, Map.of("toolSlug", tool));

        assertThat(assertSent("GET", version, "/files/list").query())
                .isEqualTo(Map.of("toolkit_slug", "gmail", "tool_slug", tool, "limit", "5"));
        assertThat(items(reply, "items"))
                .containsExactly(Map.of("toolkit_slug", "gmail", "tool_slug", tool, "filename", "a.txt",
                        "mimetype", "text/plain", "md5", MD5));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPagesOfFiles(String version) throws Exception {
        String tool = "TOOL_" + newUser();
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            names.add("file-" + i);
            upload("gmail", tool, "file-" + i);
        }
        List<Map<String, Object>> all = all(call("files/list?fetchAll=true&limit=2&toolSlug=" + tool, version, null));
        assertThat(values(all, "filename")).isEqualTo(names);
        assertThat(simulator.requests()).hasSize(3)
                .allSatisfy(request -> assertRequest(request, "GET", version, "/files/list"))
                .allSatisfy(request -> assertThat(request.query()).containsEntry("tool_slug", tool));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsFilesOfASession(String version) throws Exception {
        String session = session("in/a.txt", "out/b.txt");

        Message reply = call("sessionFiles/list?sessionId=" + session + "&pathPrefix=out/&limit=5", version, null);

        assertThat(assertSent("GET", version, mount(session) + "/items").query())
                .isEqualTo(Map.of("mount_relative_prefix", "out/", "limit", "5"));
        assertThat(items(reply, "items")).singleElement().satisfies(file -> assertThat(file)
                .containsEntry("mount_relative_path", "out/b.txt").containsEntry("sandbox_mount_prefix", "/mnt/files")
                .containsEntry("size", CONTENT.length()).containsKey("last_modified"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPagesOfASessionsFiles(String version) throws Exception {
        String session = session("1", "2", "3", "4", "5");
        List<Map<String, Object>> all
                = all(call("sessionFiles/list?fetchAll=true&limit=2&sessionId=" + session, version, null));
        assertThat(values(all, "mount_relative_path")).containsExactly("1", "2", "3", "4", "5");
        assertThat(simulator.requests()).hasSize(3)
                .allSatisfy(request -> assertRequest(request, "GET", version, mount(session) + "/items"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletesAFileOfASession(String version) throws Exception {
        String session = session("a.txt", "b.txt");

        Message reply = call("sessionFiles/delete?sessionId=" + session, version, Map.of("path", "a.txt"));

        assertThat(json(assertSent("POST", version, mount(session) + "/delete").body()))
                .isEqualTo(Map.of("mount_relative_path", "a.txt"));
        assertThat(body(reply)).isEqualTo(Map.of("mount_relative_path", "a.txt", "sandbox_mount_prefix", "/mnt/files"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(values(items(call("sessionFiles/list?sessionId=" + session, version, null), "items"), "mount_relative_path"))
                .containsExactly("b.txt");
    }

    @Test
    void usesAnotherMountWhereOneIsNamed() throws Exception {
        String session = session("a.txt");
        Message reply = call("sessionFiles/list?mountId=other&sessionId=" + session, "v3.1", null);
        assertSent("GET", "v3.1", "/tool_router/session/" + session + "/mounts/other/items");
        assertThat(items(reply, "items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "list, v3.1", "list, v3", "delete?path=a, v3.1", "delete?path=a, v3" })
    void failsForASessionThatIsNotThere(String operation, String version) {
        refusal("sessionFiles/" + operation, version, Map.of("sessionId", "trs_none"), ComposioNotFoundException.class);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void failsForAFileThatIsNotThere() throws Exception {
        refusal("sessionFiles/delete?path=none&sessionId=" + session(), "v3.1", null, ComposioNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({ "list, sessionId", "delete?path=a, sessionId", "delete?sessionId=s, path" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:sessionFiles/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
