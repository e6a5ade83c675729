package io.github.camelcomposio;

import static io.github.camelcomposio.StorageServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioTransportException;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code files/download} when something goes wrong, and what it must not do. */
class FailingFileDownloadTest extends FileDownloadTestBase {

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
}
