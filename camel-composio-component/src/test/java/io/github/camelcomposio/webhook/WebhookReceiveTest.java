package io.github.camelcomposio.webhook;

import static io.github.camelcomposio.webhook.Receiver.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route gets, and what the sender is answered. */
class WebhookReceiveTest {

    private final CountDownLatch gate = new CountDownLatch(1);
    private Receiver receiver;

    @AfterEach
    void stop() {
        gate.countDown();
        if (receiver != null) {
            receiver.close();
        }
    }

    private void start(String options, org.apache.camel.Processor work) throws Exception {
        receiver = Receiver.create().startAlone(options, work);
    }

    private Sender sender(String id) {
        return new Sender(receiver).id(id);
    }

    private void awaitRouted(int number) {
        await().until(() -> receiver.routed.size() == number);
    }

    @Test
    void givesTheRouteWhatWasSignedAndNothingElse() throws Exception {
        start("", exchange -> {
        });
        Sender sender = sender("msg_1");
        sender.url += "?userId=evil&CamelComposioUserId=evil&CamelHttpUri=http://evil";
        sender.header("CamelComposioUserId", "evil").header("CamelComposioTriggerId", "evil").header("X-Anything", "evil")
                .header("CamelHttpUri", "http://evil").header("traceparent", "00-1-2-01").header("breadcrumbId", "evil");

        assertThat(sender.status()).isEqualTo(200);

        Exchange exchange = receiver.routed.get(0);
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(
                Map.of(ComposioConstants.WEBHOOK_ID, "msg_1", ComposioConstants.EVENT_TYPE, "composio.trigger.message",
                        ComposioConstants.TRIGGER_SLUG, "GITHUB_COMMIT_EVENT", ComposioConstants.TRIGGER_ID, "ti_1",
                        ComposioConstants.CONNECTED_ACCOUNT_ID, "ca_1", ComposioConstants.AUTH_CONFIG_ID, "ac_1",
                        ComposioConstants.USER_ID, "user_1"));
        assertThat(receiver.events().get(0)).containsEntry("data", Map.of("message", "fix: été"));
        assertThat(exchange.getProperty(ComposioConstants.RAW_PAYLOAD)).isEqualTo(Sender.message("ti_1"));
        assertThat(exchange.getPattern()).isEqualTo(ExchangePattern.InOnly);
        assertThat(exchange.getFromEndpoint().getEndpointUri()).startsWith("composio://webhooks/receive");
        assertThat(exchange.getFromRouteId()).isEqualTo(Receiver.ROUTE);
    }

    @Test
    void answersAFailureSoThatItComesAgainAndHandlesItThen() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        start("", exchange -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("private");
            }
        });
        assertThat(sender("msg_1").send()).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
        });
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(receiver.routed).hasSize(2);
    }

    @Test
    void answersARollbackAsAFailure() throws Exception {
        start("", exchange -> exchange.setRollbackOnly(true));
        assertThat(sender("msg_1").status()).isEqualTo(500);
    }

    @Test
    void answersAFailureThatTheRouteHandledAsASuccess() throws Exception {
        receiver = Receiver.create().startRouteAlone("", route -> route.onException(IllegalStateException.class).handled(true)
                .end().process(exchange -> {
                    throw new IllegalStateException("handled");
                }));
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(receiver.routed).hasSize(1);
    }

    @Test
    void answersNothingOfWhatTheRouteMakes() throws Exception {
        start("", exchange -> {
            exchange.getMessage().setBody("private");
            exchange.getMessage().setHeader("X-Private", "private");
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 302);
        });
        assertThat(sender("msg_1").send()).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().map()).doesNotContainKey("x-private");
        });
    }

    @Test
    void answersARepeatMeanwhileWith503AndALaterOneWith200() throws Exception {
        start("", exchange -> gate.await());
        CompletableFuture<Integer> first = sender("msg_1").sendAsync();
        awaitRouted(1);
        assertThat(sender("msg_1").status()).isEqualTo(503);
        assertThat(first).isNotDone();
        gate.countDown();
        assertThat(first.join()).isEqualTo(200);
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(receiver.routed).hasSize(1);
    }

    @Test
    void seesWhatBecomesOfAnAsynchronousRoute() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        receiver = Receiver.create().startRouteAlone("", route -> route.threads(2).process(exchange -> {
            gate.await();
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("asynchronously");
            }
        }));
        CompletableFuture<Integer> first = sender("msg_1").sendAsync();
        awaitRouted(1);
        assertThat(sender("msg_1").status()).isEqualTo(503);
        gate.countDown();
        assertThat(first.join()).isEqualTo(500);
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(runs).hasValue(2);
    }

    @Test
    void routesOnlyTheTypesThatItIsTo() throws Exception {
        start("&eventTypes=composio.trigger.disabled, composio.x", exchange -> {
        });
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(sender("msg_2").body("{\"what\":\"no type\"}").status()).isEqualTo(200);
        assertThat(receiver.routed).isEmpty();
        assertThat(sender("msg_3").body("{\"type\":\"composio.x\"}").status()).isEqualTo(200);
        assertThat(receiver.routed).hasSize(1);
    }

    @Test
    void routesEventsThatNobodyKnows() throws Exception {
        start("", exchange -> {
        });
        assertThat(sender("msg_1").body("{\"what\":\"new\"}").status()).isEqualTo(200);
        assertThat(receiver.events().get(0)).containsEntry("type", null).containsEntry("data", Map.of("what", "new"));
    }

    @Test
    void answersWith503WhereTheRepositoryFails() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        receiver = Receiver.create();
        receiver.context.getRegistry().bind("repository", new MemoryIdempotentRepository() {

            @Override
            public boolean contains(String key) {
                if (broken.get()) {
                    throw new IllegalStateException("no database");
                }
                return super.contains(key);
            }
        });
        receiver.startAlone("&idempotentRepository=#repository");
        assertThat(sender("msg_1").status()).isEqualTo(503);
        assertThat(receiver.routed).isEmpty();
        broken.set(false);
        assertThat(sender("msg_1").status()).isEqualTo(200);
        assertThat(receiver.routed).hasSize(1);
    }

    @Test
    void answersBeforeItRoutesAndTakesNoMoreThanItMay() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        start("&answerBeforeRouting=3", exchange -> {
            gate.await();
            handled.incrementAndGet();
            throw new IllegalStateException("nobody is told");
        });
        for (String id : List.of("msg_1", "msg_2", "msg_3")) {
            assertThat(sender(id).status()).isEqualTo(200);
        }
        assertThat(sender("msg_4").status()).isEqualTo(503);
        assertThat(sender("msg_1").status()).as("at most once").isEqualTo(200);
        gate.countDown();
        await().until(() -> handled.get() == 3);
        await().until(() -> sender("msg_4").status() == 200);
        await().until(() -> handled.get() == 4);
        assertThat(receiver.routed).hasSize(4);
    }

    @Test
    void routesAllThatWasAnsweredBeforeItStops() throws Exception {
        int events = 40;
        AtomicInteger handled = new AtomicInteger();
        start("&answerBeforeRouting=" + (events + 1), exchange -> {
            gate.await();
            handled.incrementAndGet();
        });
        assertThat(sender("msg_x").status()).isEqualTo(200);
        for (int i = 0; i < events; i++) {
            assertThat(sender("msg_" + i).status()).isEqualTo(200);
        }
        CompletableFuture<Void> stop = stopRoute();
        await().until(() -> sender("msg_x").status() != 200);
        gate.countDown();
        stop.join();
        assertThat(handled).hasValue(events + 1);
    }

    private CompletableFuture<Void> stopRoute() {
        return CompletableFuture.runAsync(() -> {
            try {
                receiver.context.getRouteController().stopRoute(Receiver.ROUTE);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void finishesWhatIsUnderWayWhenItStopsAndGoesOnAfterIt() throws Exception {
        start("", exchange -> gate.await());
        CompletableFuture<Integer> first = sender("msg_1").sendAsync();
        awaitRouted(1);
        CompletableFuture<Void> stop = stopRoute();
        await().until(() -> sender("msg_1").status() == 404);
        assertThat(first).isNotDone();
        assertThat(sender("msg_2").status()).isEqualTo(404);
        gate.countDown();
        assertThat(first.join()).isEqualTo(200);
        stop.join();
        assertThat(receiver.routed).hasSize(1);

        receiver.context.getRouteController().startRoute(Receiver.ROUTE);
        assertThat(sender("msg_2").status()).isEqualTo(200);
        assertThat(sender("msg_1").status()).as("remembered").isEqualTo(200);
        assertThat(receiver.routed).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "RAW(whsec_a+b/c==&d%41)", "RAW({{the.secret}})" })
    void takesASecretInTheUri(String secret) throws Exception {
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setSecret(null);
        receiver.context.getPropertiesComponent().addInitialProperty("the.secret", "whsec_a+b/c==&d%41");
        receiver.startAlone("&secret=" + secret);
        Sender sender = sender("msg_1");
        sender.secret = "whsec_a+b/c==&d%41";
        assertThat(sender.status()).isEqualTo(200);
    }

    @Test
    void takesBothSecretsWhileOneIsRotated() throws Exception {
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setPreviousSecret("whsec_old");
        receiver.startAlone("");
        Sender old = sender("msg_1");
        old.secret = "whsec_old";
        assertThat(old.status()).isEqualTo(200);
        assertThat(sender("msg_2").status()).isEqualTo(200);
        assertThat(receiver.routed).hasSize(2);
    }

    @Test
    void allowsAnyTimeWhereToleranceIsZero() throws Exception {
        start("&tolerance=0", exchange -> {
        });
        Sender old = sender("msg_1");
        old.timestamp = "1700000000";
        assertThat(old.status()).isEqualTo(200);
    }

    @Test
    void verifiesTheBytesOfTextInAnyScript() throws Exception {
        start("", exchange -> {
        });
        String text = "{\"type\":\"composio.x\",\"data\":{\"t\":\"été 日本 😀 \\u00e9 \\ud83d\\ude00\"}}\r\n\r\n ";
        assertThat(sender("msg_1").body(text).status()).isEqualTo(200);
        assertThat(receiver.routed.get(0).getProperty(ComposioConstants.RAW_PAYLOAD, String.class).getBytes(UTF_8))
                .isEqualTo(text.getBytes(UTF_8));
        assertThat(receiver.events().get(0)).containsEntry("data", Map.of("t", "été 日本 😀 é 😀"));
    }
}
