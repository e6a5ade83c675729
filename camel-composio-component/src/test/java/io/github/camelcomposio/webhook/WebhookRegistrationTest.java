package io.github.camelcomposio.webhook;

import static io.github.camelcomposio.webhook.Receiver.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.WrittenTexts;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The project's one subscription, and the events that come of it. */
class WebhookRegistrationTest extends WebhookTestBase {

    private static final String[] ALL = {
            "composio.trigger.message", "composio.connected_account.expired", "composio.trigger.disabled" };
    private static final String OTHER = "https://other.example/private/hook";

    private final List<Receiver> receivers = new ArrayList<>();

    @AfterEach
    void closeReceivers() {
        receivers.forEach(Receiver::close);
    }

    private Receiver receiver() throws Exception {
        Receiver receiver = Receiver.of(simulator);
        receivers.add(receiver);
        return receiver;
    }

    private Receiver start(String options) throws Exception {
        Receiver receiver = receiver();
        return receiver.startRegistered(options, exchange -> {
        });
    }

    private Map<String, Object> subscription() {
        assertThat(subscriptions()).hasSize(1);
        return subscriptions().get(0);
    }

    @Test
    void tellsARouteOfAllThatHappens() throws Exception {
        Receiver receiver = start("");
        assertThat(subscription()).containsEntry("webhook_url", receiver.url()).containsEntry("version", "V3");
        assertThat(list(subscription(), "enabled_events")).containsExactlyInAnyOrder((Object[]) ALL);

        String trigger = trigger("user_1");
        String account = simulator.accountsOf("user_1").get(0).id();
        String fired = simulator.fireTrigger(trigger, Map.of("message", "fix: été"));
        simulator.disableTrigger(trigger, "polling_failure_in_composio_infra");
        simulator.expireAccount(account, "revoked by the user");
        simulator.webhooks().awaitNonePending(LONG);

        assertThat(receiver.routed).hasSize(3);
        assertThat(byType(receiver, ALL[0])).satisfies(exchange -> {
            assertThat(headers(exchange)).containsEntry(ComposioConstants.WEBHOOK_ID, fired)
                    .containsEntry(ComposioConstants.TRIGGER_ID, trigger)
                    .containsEntry(ComposioConstants.TRIGGER_SLUG, "GITHUB_COMMIT_EVENT")
                    .containsEntry(ComposioConstants.CONNECTED_ACCOUNT_ID, account)
                    .containsEntry(ComposioConstants.AUTH_CONFIG_ID, GITHUB)
                    .containsEntry(ComposioConstants.USER_ID, "user_1");
            assertThat(exchange.getProperty(ComposioConstants.RAW_PAYLOAD)).isEqualTo(simulator.webhooks().events().stream()
                    .filter(event -> event.id().equals(fired)).findFirst().orElseThrow().body());
        });
        assertThat(headers(byType(receiver, ALL[1]))).containsEntry(ComposioConstants.CONNECTED_ACCOUNT_ID, account)
                .containsEntry(ComposioConstants.USER_ID, "user_1").containsEntry(ComposioConstants.TOOLKIT, "github")
                .containsEntry(ComposioConstants.AUTH_CONFIG_ID, GITHUB)
                .containsEntry(ComposioConstants.CONNECTION_STATUS, "EXPIRED");
        assertThat(headers(byType(receiver, ALL[2]))).containsEntry(ComposioConstants.TRIGGER_ID, trigger)
                .containsEntry(ComposioConstants.CONNECTED_ACCOUNT_ID, account);
    }

    private static Map<String, Object> headers(Exchange exchange) {
        return exchange.getMessage().getHeaders();
    }

    private static Exchange byType(Receiver receiver, String type) {
        return receiver.routed.stream().filter(
                exchange -> type.equals(exchange.getMessage().getHeader(ComposioConstants.EVENT_TYPE))).findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> object, String name) {
        return (List<Object>) object.get(name);
    }

    @Test
    void understandsTheOldVersions() throws Exception {
        Receiver receiver = start("&eventTypes=composio.trigger.message");
        String trigger = trigger("user_1");
        for (String version : List.of("V1", "V2")) {
            send("composio:webhooks/update?version=" + version + "&subscriptionId=" + subscription().get("id"), Map.of());
            simulator.fireTrigger(trigger, Map.of("from", version));
            simulator.webhooks().awaitNonePending(LONG);
        }
        assertThat(receiver.events()).extracting(event -> event.get("type"))
                .containsExactly("composio.trigger.message", "composio.trigger.message");
        assertThat(receiver.events()).extracting(event -> event.get("data"))
                .containsExactly(Map.of("from", "V1"), Map.of("from", "V2"));
        assertThat(receiver.routed.get(1).getMessage().getHeader(ComposioConstants.TRIGGER_ID)).isEqualTo(trigger);
    }

    @Test
    void changesNothingWhereAllIsThere() throws Exception {
        Receiver receiver = receiver();
        subscribe(receiver.url(), ALL);
        simulator.clearRequests();
        receiver.startRegistered("&eventTypes=composio.trigger.message", exchange -> {
        });
        assertThat(changes()).isEmpty();
    }

    @Test
    void addsWhatIsMissingAndTakesNothingAway() throws Exception {
        Receiver receiver = receiver();
        subscribe(receiver.url(), ALL[0], ALL[2]);
        receiver.startRegistered("&eventTypes=" + ALL[1], exchange -> {
        });
        assertThat(list(subscription(), "enabled_events")).containsExactlyInAnyOrder((Object[]) ALL);
    }

    @Test
    void doesNotStartWhereTheSubscriptionIsSomebodyElses() {
        subscribe(OTHER, ALL[0]);
        simulator.clearRequests();
        assertThatThrownBy(() -> start("")).hasStackTraceContaining("takeOver=true")
                .hasStackTraceContaining("other.example").satisfies(failure -> assertThat(failure)
                        .hasStackTraceContaining("webhooks/receive"))
                .matches(failure -> !WebhookRegistrationTest.trace(failure).contains("private"));
        assertThat(changes()).isEmpty();
        assertThat(subscription()).containsEntry("webhook_url", OTHER);
    }

    private static String trace(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    @Test
    void takesTheSubscriptionOverWhereItIsTold() throws Exception {
        subscribe(OTHER, ALL[0], ALL[2]);
        Receiver receiver = start("&takeOver=true&eventTypes=" + ALL[1]);
        assertThat(subscription()).containsEntry("webhook_url", receiver.url());
        assertThat(list(subscription(), "enabled_events")).as("not the other one's types").containsExactly(ALL[1]);
    }

    @Test
    void doesNotStartWhereComposioCanNotBeReached() {
        simulator.fault(Fault.on("GET", "/webhook_subscriptions").answer(401, Map.of(), null));
        assertThatThrownBy(() -> start("")).hasStackTraceContaining("HTTP 401");
    }

    @Test
    void staysSubscribedWhenItStops() throws Exception {
        Receiver receiver = start("");
        String url = receiver.url();
        receiver.close();
        assertThat(subscription()).containsEntry("webhook_url", url);
    }

    @Test
    void unsubscribesWhereItIsTold() throws Exception {
        start("&unregisterOnStop=true").close();
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void doesNotUnsubscribeSomebodyElse() throws Exception {
        Receiver receiver = start("&unregisterOnStop=true");
        subscribe(OTHER, ALL[0]);
        receiver.close();
        assertThat(subscription()).containsEntry("webhook_url", OTHER);
    }

    @Test
    void makesOneHoweverManyStartAtOnce() throws Exception {
        List<Receiver> instances = List.of(receiver(), receiver(), receiver());
        String origin = instances.get(0).origin();
        List<CompletableFuture<Void>> starts = instances.stream().map(instance -> CompletableFuture.runAsync(() -> {
            try {
                instance.start("webhookExternalUrl=" + origin);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        })).toList();
        starts.forEach(CompletableFuture::join);
        assertThat(subscription()).containsEntry("webhook_url", instances.get(0).url());
    }

    @Test
    void findsTheOneWhoseAnswerWasLost() throws Exception {
        simulator.fault(Fault.on("POST", "/webhook_subscriptions").times(1).cutAfter());
        Receiver receiver = start("");
        assertThat(subscription()).containsEntry("webhook_url", receiver.url());
    }

    @Test
    void warnsOfASecretThatIsNotTheSubscriptions() throws Exception {
        WrittenTexts log = new WrittenTexts();
        log.start(Level.INFO);
        try {
            Receiver wrong = receiver();
            wrong.composio.getConfiguration().setSecret("whsec_wrong");
            wrong.startRegistered("", exchange -> {
            });
            String secret = String.valueOf(subscription().get("secret"));
            assertThat(log.lines()).filteredOn(line -> line.contains("is not the one in option secret")).hasSize(1);
            wrong.close();
            Receiver right = receiver();
            right.composio.getConfiguration().setSecret(secret);
            right.startRegistered("&takeOver=true", exchange -> {
            });
            assertThat(log.lines()).filteredOn(line -> line.contains("is not the one in option secret")).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains("whsec_wrong") || line.contains(secret));
        } finally {
            log.stop();
        }
    }

    @Test
    void goesOnWhileTheSecretIsRotated() throws Exception {
        Receiver before = start("");
        String old = String.valueOf(subscription().get("secret"));
        String trigger = trigger("user_1");
        send("composio:webhooks/rotateSecret?subscriptionId=" + subscription().get("id"), null);
        simulator.fireTrigger(trigger, Map.of());
        await().until(() -> simulator.webhooks().deliveries().stream().anyMatch(delivery -> delivery.status() == 401));
        assertThat(before.routed).isEmpty();
        before.close();

        Receiver after = receiver();
        after.composio.getConfiguration().setPreviousSecret(old);
        after.startRegistered("&takeOver=true", exchange -> {
        });
        simulator.webhooks().awaitNonePending(LONG);
        assertThat(Stream.of(before, after).mapToInt(one -> one.routed.size())).containsExactly(0, 1);
    }
}
