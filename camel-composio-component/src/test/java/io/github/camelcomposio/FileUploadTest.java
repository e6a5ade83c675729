package io.github.camelcomposio;

import static io.github.camelcomposio.StorageServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelcomposio.client.JsonMap;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code files/upload}: what goes to Composio and to the storage, whatever the body is and however it fails. */
class FileUploadTest extends SharedContextTestBase {

    private static final String UPLOAD = "composio:files/upload?toolkit=gmail&toolSlug=GMAIL_SEND_EMAIL";
    private static final String TEXT = "the content, ä";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private StorageServer storage;

    @BeforeAll
    void startStorage() throws IOException {
        storage = new StorageServer();
    }

    @AfterAll
    void stopStorage() {
        storage.close();
    }

    @BeforeEach
    void announce() {
        storage.reset(answer(200, ""));
        announce("s3");
    }

    private void announce(String backend) {
        simulator.clearFaults();
        announceAt(storage.url("/bucket/a%20b?X-Signature=secret%2B1"), backend);
    }

    private void announceAt(String url, String backend) {
        simulator.fault(Fault.on("POST", "/files/upload/request").answer(200, Map.of("x-request-id", "req_1"), """
                {"id": "1", "key": "key/1", "new_presigned_url": "%s", "type": "new",
                  "metadata": {"storage_backend": "%s"}}""".formatted(url, backend)));
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

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

    @ParameterizedTest
    @ValueSource(ints = { 408, 409, 429, 500, 503 })
    void putsAgainAfterAPassingFailure(int status) throws Exception {
        storage.next(answer(status, "<Error><Code>SlowDown</Code></Error>"), answer(status, ""));

        send(UPLOAD + "&filename=a.txt", new ByteArrayInputStream(BYTES));

        assertThat(received("POST")).hasSize(1);
        assertThat(storage.received()).hasSize(3).extracting("md5").containsOnly(md5(BYTES));
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(403, ComposioInvalidRequestException.class, 1), Arguments.of(
                        400, ComposioInvalidRequestException.class, 1),
                Arguments.of(302, ComposioResponseException.class, 1), Arguments.of(503, ComposioServerException.class, 3),
                Arguments.of(429, ComposioRateLimitException.class, 3));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyTheStorageRefused(int status, Class<? extends ComposioException> expected, int attempts) {
        storage.always(answer(status, "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Request has expired"
                                      + "</Message><Signature>secret</Signature></Error>",
                "Location", storage.url("/elsewhere")));

        Throwable failure = failure(UPLOAD + "&filename=a.txt", TEXT, Map.of());

        assertThat(failure).asInstanceOf(type(expected)).satisfies(refusal -> {
            assertThat(refusal.getStatus()).isEqualTo(status);
            assertThat(refusal.getCode()).isEqualTo("AccessDenied");
            assertThat(refusal.getAttempts()).isEqualTo(attempts);
            assertThat(refusal.isOutcomeUnknown()).isFalse();
            assertThat(refusal.getMessage()).contains("storage").doesNotContain("secret");
        });
        assertThat(storage.received()).hasSize(attempts).allSatisfy(put -> assertThat(put.uri()).startsWith("/bucket/"));
    }

    @Test
    void hearsARefusalWhileItStillSends() throws Exception {
        storage.early(answer(403, "<Error><Code>AccessDenied</Code></Error>"));

        assertThat(failure(UPLOAD + "&filename=a.txt", new byte[20_000_000], Map.of()))
                .isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining("AccessDenied");
    }

    @Test
    void failsWhenTheStorageStaysSilent() {
        storage.always(exchange -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        assertThat(failure(UPLOAD + "&filename=a.txt&responseTimeout=300&maxRetries=1", TEXT, Map.of()))
                .asInstanceOf(type(ComposioTransportException.class))
                .satisfies(failure -> assertThat(failure.getAttempts()).isEqualTo(2))
                .extracting(Throwable::getMessage).asString().contains("no answer from the storage within 300 ms");
    }

    @ParameterizedTest
    @CsvSource({
            "https://u:p@s3.example.com/a, is no address of a file", "ftp://s3.example.com/a, is no address of a file",
            "nonsense, is no address of a file", "http://s3.example.com/a?X=secret, is plain http" })
    void putsNothingWhereItMustNot(String url, String why) {
        simulator.clearFaults();
        announceAt(url, "s3");

        assertThat(failure(UPLOAD + "&filename=a.txt", TEXT, Map.of())).isInstanceOf(ComposioResponseException.class)
                .hasMessageContaining("the answer's new_presigned_url " + why).hasMessageNotContaining("secret");
    }

    @Test
    void saysSoWhenComposioGivesNoAddress() {
        simulator.clearFaults();
        simulator.fault(Fault.on("POST", "/files/upload/request").answer(200, Map.of(), "{\"id\": \"1\"}"));

        assertThat(failure(UPLOAD + "&filename=a.txt", TEXT, Map.of())).isInstanceOf(ComposioResponseException.class)
                .hasMessageContaining("the answer has no new_presigned_url");
    }

    @Test
    void reportsWhatComposioRefuses() {
        simulator.clearFaults();
        simulator.fault(Fault.on("POST", "/files/upload/request").answer(404, Map.of(), "{\"error\": {\"message\": \"x\"}}"));

        assertThat(failure(UPLOAD + "&filename=a.txt", TEXT, Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
        assertThat(storage.received()).isEmpty();
    }

    @Test
    void sendsAFileOfAnySizePieceByPiece() throws Exception {
        long length = 64L * 1024 * 1024 + 7;
        File large = folder.resolve("large.bin").toFile();
        try (OutputStream out = new FileOutputStream(large)) {
            StorageServer.write(out, length);
        }

        send(UPLOAD, large);
        try (InputStream in = Files.newInputStream(large.toPath())) {
            send(UPLOAD + "&filename=large.bin", in);
        }

        assertThat(storage.received()).hasSize(2).extracting("length").containsOnly(length);
        assertThat(storage.received()).extracting("md5")
                .containsOnly(json(received("POST").get(0).body()).get("md5"));
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        Path spool = folder.resolve("spool");
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolDirectory(spool.toFile());
        try {
            ComposioComponent other = new ComposioComponent();
            other.setConfiguration(composio.getConfiguration());
            context.addComponent("spooling", other);
            send(UPLOAD.replace("composio:", "spooling:") + "&filename=a", new ByteArrayInputStream(new byte[1_000_000]));
        } finally {
            context.getStreamCachingStrategy().setSpoolEnabled(false);
        }
        assertThat(spool).isEmptyDirectory();
    }
}
