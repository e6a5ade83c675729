package io.github.camelcomposio;

import static io.github.camelcomposio.StorageServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelcomposio.client.JsonMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code files/upload}: what goes to Composio and to the storage, whatever the body is and however it fails. */
class FileUploadTest extends FileUploadTestBase {

    @Test
    void announcesTheFileThenPutsItsBytesWithoutAKey() throws Exception {
        Exchange reply = send(UPLOAD + "&filename=a.txt&mimetype=text/plain", BYTES);

        assertThat(onlyBody("POST")).isEqualTo(Map.of("toolkit_slug", "gmail", "tool_slug", "GMAIL_SEND_EMAIL", "filename",
                "a.txt", "mimetype", "text/plain", "md5", md5(BYTES)));
        assertThat(storage.received()).singleElement().satisfies(put -> {
            assertThat(put.method()).isEqualTo("PUT");
            assertThat(put.uri()).isEqualTo("/bucket/a%20b?X-Signature=secret%2B1");
            assertThat(put.md5()).isEqualTo(md5(BYTES));
            assertThat(put.headers()).containsEntry("content-type", "text/plain")
                    .containsEntry("content-length", String.valueOf(BYTES.length));
            assertThat(put.headers().keySet()).containsOnly("content-type", "content-length", "host", "connection",
                    "user-agent");
        });
        assertThat(reply(reply)).isEqualTo(Map.of("name", "a.txt", "mimetype", "text/plain", "s3key", "key/1"));
        assertThat(reply.getMessage().getHeader(ComposioConstants.REQUEST_ID)).isEqualTo("req_1");
        assertThat(json(reply.getMessage().getBody(String.class))).containsEntry("s3key", "key/1");
    }

    @Test
    void saysWhatKindOfBlobItIsToAzure() {
        announce("azure_blob_storage");
        storage.always(answer(201, ""));

        send(UPLOAD + "&filename=a.txt", TEXT);

        assertThat(storage.received().get(0).headers()).containsEntry("x-ms-blob-type", "BlockBlob");
    }

    private static Stream<Arguments> bodies() {
        return Stream.of(
                body("byte[]", context -> BYTES), body("String", context -> TEXT),
                body("InputStream", context -> new ByteArrayInputStream(BYTES)),
                body("StreamCache", context -> new InputStreamCache(BYTES)),
                body("Reader", context -> new StringReader(TEXT)), body("ByteBuffer", context -> ByteBuffer.wrap(BYTES)),
                body("Path", context -> file()), body("File", context -> file().toFile()),
                body("GenericFile", context -> context.createConsumerTemplate()
                        .receiveBody("file:" + file().getParent() + "?noop=true&idempotent=false", 10_000)));
    }

    private static Arguments body(String name, Function<CamelContext, Object> body) {
        return Arguments.of(name, body);
    }

    private static Path file() {
        try {
            return Files.write(Files.createDirectories(folder.resolve("in")).resolve("own-name.txt"), BYTES);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void takesAnyKindOfBody(String kind, Function<CamelContext, Object> body) throws Exception {
        send(UPLOAD + "&filename=a.txt", body.apply(context));

        assertThat(storage.received()).singleElement().extracting("md5").isEqualTo(md5(BYTES));
    }

    @Test
    void readsAStreamCacheFromItsBeginningAndLeavesItThere() throws Exception {
        InputStreamCache cache = new InputStreamCache(BYTES);
        cache.readNBytes(3);

        Exchange exchange = template.request(UPLOAD + "&maxRetries=0", message -> {
            message.getMessage().setBody(cache);
        });

        assertThat(exchange.getException()).hasMessageContaining("argument filename is missing");
        send(UPLOAD + "&filename=a.txt", cache);
        assertThat(storage.received().get(0).md5()).isEqualTo(md5(BYTES));
        assertThat(cache.readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void uploadsAReplyAsItsJson() throws Exception {
        JsonMap body = new JsonMap();
        body.put("a", 1);

        send(UPLOAD + "&filename=a.json", body);

        assertThat(storage.received().get(0).md5()).isEqualTo(md5("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({ ",, own-name.txt", "sub/dir/of-camel.txt,, of-camel.txt", "of-camel.txt, said.txt, said.txt" })
    void namesTheFileAsTheMessageDoes(String camelFileName, String header, String expected) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.FILE_NAME, camelFileName);
        headers.put(ComposioConstants.FILENAME, header);

        send(UPLOAD, file().toFile(), headers);

        assertThat(onlyBody("POST")).containsEntry("filename", expected);
    }

    @Test
    void prefersWhatTheEndpointSaysToWhatCamelSays() {
        send(UPLOAD + "&filename=mine.txt&mimetype=text/csv", TEXT,
                Map.of(Exchange.FILE_NAME, "other.txt", Exchange.CONTENT_TYPE, "text/plain"));

        assertThat(onlyBody("POST")).containsEntry("filename", "mine.txt").containsEntry("mimetype", "text/csv");
    }

    @Test
    void takesTheKindOfContentFromTheMessageElseSaysAnyBytes() {
        send(UPLOAD + "&filename=a", TEXT, Map.of(Exchange.CONTENT_TYPE, "text/plain; charset=UTF-8"));
        send(UPLOAD + "&filename=a", TEXT);

        assertThat(received("POST")).extracting(request -> json(request.body()).get("mimetype"))
                .containsExactly("text/plain; charset=UTF-8", "application/octet-stream");
        assertThat(storage.received()).extracting(put -> put.headers().get("content-type"))
                .containsExactly("text/plain; charset=UTF-8", "application/octet-stream");
    }

    @Test
    void takesNoArgumentFromTheContent() {
        send(UPLOAD + "&filename=a.json", "{\"filename\": \"evil.sh\", \"toolkit\": \"other\"}");

        assertThat(onlyBody("POST")).containsEntry("filename", "a.json").containsEntry("toolkit_slug", "gmail");
    }

    private static Stream<Object> empties() {
        return Stream.of("", new byte[0], new ByteArrayInputStream(new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("empties")
    void refusesAnEmptyBody(Object body) {
        assertThat(refused(UPLOAD + "&filename=a.txt", body)).contains("the body is empty");
    }

    @Test
    void refusesWhatIsNoContent() throws Exception {
        assertThat(refused(UPLOAD + "&filename=a.txt", null)).contains("the body is empty");
        assertThat(refused(UPLOAD + "&filename=a.txt", Map.of("a", 1))).contains("no bytes can be made of a java.util");
        assertThat(refused(UPLOAD + "&filename=a.txt", List.of("a"))).contains("no bytes can be made of a java.util");
        assertThat(refused(UPLOAD, folder.resolve("missing").toFile())).contains("can't be read as the content of a file");
        assertThat(refused(UPLOAD, TEXT)).contains("argument filename is missing, and the body is content");
        assertThat(refused(UPLOAD + "&filename=a", TEXT, Map.of(ComposioConstants.MIMETYPE, "text/plain\r\nx: y")))
                .contains("argument mimetype has a control character in it");
    }
}
