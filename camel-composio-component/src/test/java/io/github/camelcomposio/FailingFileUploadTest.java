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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code files/upload} when something goes wrong, and with content of any size. */
class FailingFileUploadTest extends FileUploadTestBase {

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
