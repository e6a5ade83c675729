package io.github.camelcomposio;

import static io.github.camelcomposio.StorageServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code files/download}: content that a route can read again, with bounded memory, and that goes with its exchange.
 */
class FileDownloadTest extends FileDownloadTestBase {

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
}
