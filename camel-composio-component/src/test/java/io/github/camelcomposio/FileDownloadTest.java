package io.github.camelcomposio;

import static io.github.camelcomposio.StorageServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioTransportException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code files/download}: content that a route can read again, with bounded memory, and that goes with its exchange.
 */
class FileDownloadTest extends SharedContextTestBase {

    private static final String DOWNLOAD = "composio:files/download";
    private static final int LARGE = 3_000_000;

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
    void answerAsUsual() {
        storage.reset(answer(200, "the content", "Content-Type", "text/plain"));
    }

    private Map<String, Object> at(String target) {
        return Map.of(ComposioConstants.URL, storage.url(target));
    }

    private static byte[] noise(int length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StorageServer.write(out, length);
        return out.toByteArray();
    }

    @Test
    void readsTheContentWithoutAKey() {
        Exchange reply = send(DOWNLOAD, null, at("/out/report%20(1).txt?X-Signature=secret%2B1"));

        assertThat(reply.getMessage().getBody(String.class)).isEqualTo("the content");
        assertThat(reply.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/plain");
        assertThat(reply.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("report (1).txt");
        assertThat(storage.received()).singleElement().satisfies(get -> {
            assertThat(get.method()).isEqualTo("GET");
            assertThat(get.uri()).isEqualTo("/out/report%20(1).txt?X-Signature=secret%2B1");
            assertThat(get.headers().keySet()).containsOnly("host", "connection", "user-agent");
        });
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void takesTheFileThatAToolGaveAsItsBody() {
        Exchange reply = send(DOWNLOAD, Map.of("name", "a", "mimetype", "text/plain", "s3url", storage.url("/a")));

        assertThat(reply.getMessage().getBody(String.class)).isEqualTo("the content");
    }

    @ParameterizedTest
    @CsvSource({ "/a/..%2F..%2Fpasswd, passwd", "/a/..%5Cpasswd, passwd", "/a/.., before.txt", "/, before.txt" })
    void namesNoFileOutsideOfAFolder(String target, String expected) {
        Exchange reply = send(DOWNLOAD, null,
                Map.of(ComposioConstants.URL, storage.url(target), Exchange.FILE_NAME, "before.txt"));

        assertThat(reply.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo(expected);
    }

    @Test
    void givesAnEmptyFileAsOne() {
        storage.always(answer(200, ""));

        assertThat(send(DOWNLOAD, null, at("/a")).getMessage().getBody(byte[].class)).isEmpty();
    }

    @Test
    void spoolsWhatIsLarge() {
        storage.always(StorageServer.noise(LARGE));

        StreamCache body = send(DOWNLOAD, null, at("/a")).getMessage().getBody(StreamCache.class);

        assertThat(body.inMemory()).isFalse();
        assertThat(body.length()).isEqualTo(LARGE);
    }

    @Test
    void letsARouteReadItSeveralTimesAndFreesItAfterwards() throws Exception {
        storage.always(StorageServer.noise(LARGE));
        byte[] expected = noise(LARGE);
        AtomicReference<InputStream> kept = new AtomicReference<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:several").routeId("several").to(DOWNLOAD)
                        .process(exchange -> {
                            InputStream body = (InputStream) exchange.getMessage().getBody();
                            kept.set(body);
                            assertThat(body.readNBytes(1000)).startsWith(expected[0], expected[1]);
                            body.reset();
                            assertThat(body.readAllBytes()).isEqualTo(expected);
                            body.close();
                            body.reset();
                        })
                        .to("file:" + folder + "/out?fileName=a.bin")
                        .process(exchange -> assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(expected));
            }
        });
        Exchange done = template.send("direct:several", ExchangePattern.InOnly,
                message -> message.getMessage().setHeaders(new HashMap<>(at("/a"))));

        assertThat(done.getException()).isNull();
        assertThat(folder.resolve("out/a.bin")).hasBinaryContent(expected);
        kept.get().reset();
        assertThatThrownBy(() -> kept.get().read()).isInstanceOf(IOException.class).hasMessageContaining("freed");
    }

    @Test
    void keepsContentForWhoWaitsForTheReplyUntilItIsRead() throws Exception {
        storage.always(StorageServer.noise(LARGE));

        InputStream body = (InputStream) send(DOWNLOAD, null, at("/a")).getMessage().getBody();

        assertThat(body.readAllBytes()).isEqualTo(noise(LARGE));
        body.reset();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("freed");
        assertThat(template.requestBodyAndHeaders(DOWNLOAD, null, at("/a"), byte[].class)).hasSize(LARGE);
    }

    @Test
    void letsACopyOutliveItsOriginal() throws Exception {
        storage.always(StorageServer.noise(LARGE));
        CountDownLatch originalDone = new CountDownLatch(1);
        AtomicReference<byte[]> tapped = new AtomicReference<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tapping").to(DOWNLOAD).wireTap("direct:tapped");
                from("direct:tapped").process(exchange -> {
                    assertThat(originalDone.await(30, TimeUnit.SECONDS)).isTrue();
                    tapped.set(exchange.getMessage().getBody(byte[].class));
                });
            }
        });
        template.send("direct:tapping", ExchangePattern.InOnly,
                message -> message.getMessage().setHeaders(new HashMap<>(at("/a"))));
        originalDone.countDown();

        await().atMost(30, TimeUnit.SECONDS).until(() -> tapped.get() != null);
        assertThat(tapped.get()).isEqualTo(noise(LARGE));
    }

    @Test
    void beginsAgainWhenTheConnectionIsCut() throws Exception {
        storage.next(StorageServer.cut(LARGE, 1_000_000), StorageServer.cut(LARGE, 10));
        storage.always(StorageServer.noise(LARGE));

        assertThat(send(DOWNLOAD, null, at("/a")).getMessage().getBody(byte[].class)).isEqualTo(noise(LARGE));
        assertThat(storage.received()).hasSize(3);
    }

    @Test
    void givesNoPartOfAFile() {
        storage.always(StorageServer.cut(LARGE, LARGE - 1));

        assertThat(failure(DOWNLOAD, null, at("/a?X=secret"))).asInstanceOf(type(ComposioTransportException.class))
                .satisfies(failure -> assertThat(failure.getAttempts()).isEqualTo(3))
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("secret"));
    }

    @Test
    void waitsForAFileThatComesSlowlyButNotForOneThatStops() {
        storage.always(exchange -> {
            exchange.sendResponseHeaders(200, 6);
            for (int i = 0; i < 6; i++) {
                exchange.getResponseBody().write('a');
                exchange.getResponseBody().flush();
                pause(200);
            }
        });
        assertThat(send(DOWNLOAD + "?responseTimeout=700", null, at("/a")).getMessage().getBody(String.class))
                .isEqualTo("aaaaaa");

        storage.always(exchange -> {
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            pause(60_000);
        });
        assertThat(failure(DOWNLOAD + "?responseTimeout=700&maxRetries=0", null, at("/a")))
                .isInstanceOf(ComposioTransportException.class).hasMessageContaining("within 700 ms");
    }

    private static void pause(long millis) throws IOException {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void followsNoRedirect() {
        storage.always(answer(302, "", "Location", storage.url("/elsewhere")));

        assertThat(failure(DOWNLOAD, null, at("/a"))).isInstanceOf(ComposioResponseException.class)
                .hasMessageContaining("redirects are not followed");
        assertThat(storage.received()).extracting("uri").containsExactly("/a");
    }

    @Test
    void saysThatAnAddressHasExpiredOrAFileIsGone() {
        storage.next(answer(403, "<Error><Code>AccessDenied</Code></Error>"), answer(404, ""));

        assertThat(failure(DOWNLOAD, null, at("/a"))).isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("code AccessDenied").hasMessageContaining("good for a short time only");
        assertThat(failure(DOWNLOAD, null, at("/a"))).isInstanceOf(ComposioNotFoundException.class)
                .hasMessageContaining("the storage has no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http://s3.example.com/a?X=secret", "file:///etc/passwd", "//127.0.0.1/secret", "https://a b/secret",
            "https://u:secret@s3.example.com/", "jar:http://127.0.0.1!/secret", "https:///secret" })
    void readsNothingElsewhere(String url) {
        assertThat(refused(DOWNLOAD, null, Map.of(ComposioConstants.URL, url))).contains("argument url is ")
                .doesNotContain("secret").doesNotContain("passwd");
    }

    @Test
    void readsNothingOfThisMachineForAnAddressThatComposioDidNotGiveThere() {
        assertThat(refused(DOWNLOAD + "?baseUrl=https://backend.composio.dev", null, at("/a"))).contains("is plain http");
        assertThat(storage.received()).isEmpty();
    }

    @Test
    void isNoEndpointOption() {
        assertThat(refused(DOWNLOAD, null)).contains("give it as header CamelComposioUrl or as body field url; it is secret");
        assertThatThrownBy(() -> context.getEndpoint(DOWNLOAD + "?url=x")).hasMessageContaining("Unknown parameters");
    }

    @Test
    void goesThroughTheProxy() {
        Exchange reply = send(DOWNLOAD + "?proxyHost=127.0.0.1&proxyPort=" + storage.port(), null,
                Map.of(ComposioConstants.URL, "http://127.0.0.1:1/a?X=1"));

        assertThat(reply.getMessage().getBody(String.class)).isEqualTo("the content");
        assertThat(storage.received()).extracting("uri").containsExactly("http://127.0.0.1:1/a?X=1");
    }

    @Test
    void holdsNoThreadWhileFilesCome() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        storage.always(exchange -> {
            exchange.sendResponseHeaders(200, LARGE);
            StorageServer.write(exchange.getResponseBody(), LARGE - 1);
            exchange.getResponseBody().flush();
            waitFor(goOn);
            exchange.getResponseBody().write(1);
        });
        List<CompletableFuture<Exchange>> running = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            running.add(template.asyncSend(DOWNLOAD, message(at("/a"))));
        }
        try {
            await().atMost(30, TimeUnit.SECONDS).until(() -> storage.received().size() == 40);
            await().atMost(30, TimeUnit.SECONDS).until(() -> Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey().getName().contains("ComposioNestedCompletion"))
                    .noneMatch(thread -> Stream.of(thread.getValue())
                            .anyMatch(frame -> frame.getClassName().startsWith("io.github.camelcomposio"))));
            assertThat(running).noneMatch(CompletableFuture::isDone);
        } finally {
            goOn.countDown();
        }
        for (CompletableFuture<Exchange> one : running) {
            assertThat(one.get(30, TimeUnit.SECONDS).getMessage().getBody(StreamCache.class).length()).isEqualTo(LARGE);
        }
    }

    @Test
    void failsWhatStillRunsWhenTheComponentStops() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        storage.always(exchange -> {
            exchange.sendResponseHeaders(200, LARGE);
            StorageServer.write(exchange.getResponseBody(), LARGE - 1);
            exchange.getResponseBody().flush();
            waitFor(goOn);
        });
        ComposioComponent stopping = new ComposioComponent();
        stopping.setConfiguration(composio.getConfiguration().copy());
        stopping.getConfiguration().setResponseTimeout(300);
        context.addComponent("stopping", stopping);
        try {
            CompletableFuture<Exchange> running
                    = template.asyncSend("stopping:files/download?responseTimeout=60000", message(at("/a")));
            await().atMost(30, TimeUnit.SECONDS).until(() -> storage.received().size() == 1);

            stopping.stop();

            assertThat(running.get(30, TimeUnit.SECONDS).getException()).isInstanceOf(ComposioTransportException.class);
        } finally {
            goOn.countDown();
        }
    }

    private static Processor message(Map<String, Object> headers) {
        return exchange -> exchange.getMessage().setHeaders(new HashMap<>(headers));
    }

    private static void waitFor(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
