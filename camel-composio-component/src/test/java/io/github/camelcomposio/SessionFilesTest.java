package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.StoredFile;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files through the simulator: into a session and back, to a tool and from one. */
class SessionFilesTest extends SharedContextTestBase {

    private String newSession() {
        return send("composio:sessions/create?userId=" + newUser(), null).getMessage()
                .getHeader(ComposioConstants.SESSION_ID, String.class);
    }

    private static byte[] noise(int length) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            StorageServer.write(out, length);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 128 * 1024, 128 * 1024 + 1, 5_000_000 })
    void bringsAFileIntoASessionAndBack(int length) {
        String session = newSession();
        byte[] content = noise(length);

        Exchange uploaded = send("composio:sessionFiles/upload?mimetype=image/png&sessionId=" + session,
                new ByteArrayInputStream(content), Map.of(Exchange.FILE_NAME, "in/a b.png"));
        assertThat(reply(uploaded)).containsEntry("mount_relative_path", "a b.png")
                .containsEntry("sandbox_mount_prefix", "/mnt/files").containsKeys("download_url", "expires_at");
        assertThat(simulator.requests()).filteredOn(request -> request.path().startsWith("/storage/"))
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("x-api-key"));

        Exchange downloaded = send("composio:sessionFiles/download?path=a b.png&sessionId=" + session, null);
        assertThat(downloaded.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(downloaded.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a b.png");
        assertThat(downloaded.getMessage().getHeader(ComposioConstants.REQUEST_ID)).isNotNull();
        assertThat(downloaded.getMessage().getBody(byte[].class)).isEqualTo(content);
    }

    @Test
    void readsAnUploadedFileAtItsAddress() {
        String session = newSession();
        Exchange uploaded = send("composio:sessionFiles/upload?path=sub/a.txt&sessionId=" + session, "the content");

        assertThat(reply(uploaded)).containsEntry("mount_relative_path", "sub/a.txt");
        Exchange read = send("composio:files/download", Map.of("url", reply(uploaded).get("download_url")));
        assertThat(read.getMessage().getBody(String.class)).isEqualTo("the content");
    }

    @Test
    void saysThatASessionOrAFileIsUnknown() {
        assertThat(failure("composio:sessionFiles/upload?path=a&sessionId=trs_unknown", "content", Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
        assertThat(failure("composio:sessionFiles/download?path=a&sessionId=" + newSession(), null, Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
    }

    @Test
    void getsOverFailuresOfTheStorage() {
        String session = newSession();
        simulator.fault(Fault.on("PUT", "/storage/{token}/{name}").times(1).answer(503));
        simulator.fault(Fault.on("PUT", "/storage/{token}/{name}").times(1).cutAfter());
        send("composio:sessionFiles/upload?path=a.txt&sessionId=" + session, new ByteArrayInputStream(noise(1_000_000)));
        simulator.fault(Fault.on("GET", "/storage/{token}/{name}").times(1).cutAfter());

        Exchange read = send("composio:sessionFiles/download?path=a.txt&sessionId=" + session, null);

        assertThat(read.getMessage().getBody(byte[].class)).isEqualTo(noise(1_000_000));
        assertThat(received("PUT")).hasSize(3);
    }

    @Test
    void givesAFileToATool() {
        Exchange uploaded
                = send("composio:files/upload?toolkit=gmail&toolSlug=GMAIL_SEND_EMAIL&filename=a.txt&mimetype=text/plain",
                        "the content");
        StoredFile stored = simulator.files().stream()
                .filter(file -> file.key().equals(reply(uploaded).get("s3key"))).findFirst().orElseThrow();
        assertThat(stored.bytes()).asString().isEqualTo("the content");
        assertThat(stored.mimetype()).isEqualTo("text/plain");

        String user = gmailUser();
        Map<String, Object> arguments = new HashMap<>(Map.of("recipient_email", "a@example.com", "body", "x"));
        arguments.put("attachment", uploaded.getMessage().getBody());
        Exchange run = send("composio:tools/execute?toolSlug=GMAIL_SEND_EMAIL&version=latest&userId=" + user, arguments);

        assertThat(run.getMessage().getHeader(ComposioConstants.SUCCESSFUL)).isEqualTo(true);
        assertThat(simulator.toolRuns()).last().extracting(tool -> tool.arguments().get("attachment"))
                .isEqualTo(Map.of("name", "a.txt", "mimetype", "text/plain", "s3key", stored.key()));
    }

    @Test
    @SuppressWarnings("unchecked")
    void readsAFileOfATool() {
        Exchange run = send("composio:tools/execute?toolSlug=GMAIL_GET_ATTACHMENT&version=latest&userId=" + gmailUser(),
                Map.of("message_id", "m1", "attachment_id", "a1", "file_name", "out.txt"));
        Map<String, Object> file = (Map<String, Object>) ((Map<String, Object>) reply(run).get("data")).get("file");

        Exchange read = send("composio:files/download", file);

        assertThat(read.getMessage().getBody(String.class)).isEqualTo("Attachment a1 of message m1\n");
        assertThat(read.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("out.txt");
    }

    private String gmailUser() {
        String user = newUser();
        String config = simulator.addAuthConfig("gmail", "BEARER_TOKEN");
        send("composio:connectedAccounts/initiate?userId=" + user + "&authConfigId=" + config, Map.of("token", "t-0123456789"));
        return user;
    }
}
