package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code webhooks/subscribe}: the project's one subscription is changed, or made. */
class WebhooksSubscribeTest extends OperationsTestBase {

    private static final String SUBSCRIBE = "webhooks/subscribe?webhookUrl=https://a.example/hook";
    private static final String PATH = "/webhook_subscriptions";
    private static final Map<String, Object> DEFAULTS = Map.of("webhook_url", "https://a.example/hook", "enabled_events",
            List.of("composio.trigger.message"), "version", "V3");

    @BeforeEach
    void unsubscribe() {
        subscriptions().forEach(old -> call("webhooks/delete?subscriptionId=" + old.get("id"), "v3.1", null));
        simulator.clearRequests();
    }

    private List<Map<String, Object>> subscriptions() {
        return items(call("webhooks/list", "v3.1", null), "items");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void makesOneWithDefaultsWhereThereIsNone(String version) {
        Message reply = call(SUBSCRIBE, version, null);

        assertThat(simulator.requests()).hasSize(2);
        assertRequest(simulator.requests().get(0), "GET", version, PATH);
        assertThat(simulator.requests().get(0).query()).isEqualTo(Map.of("limit", "1"));
        assertRequest(simulator.requests().get(1), "POST", version, PATH);
        assertThat(onlyBody("POST")).isEqualTo(DEFAULTS);
        assertThat(names(body(reply)))
                .containsExactly("created_at", "enabled_events", "id", "secret", "updated_at", "version", "webhook_url");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void changesTheOneThatIsThere(String version) {
        Map<String, Object> before = body(call(SUBSCRIBE, version, null));
        simulator.clearRequests();

        Message reply = call("webhooks/subscribe", version, Map.of("webhookUrl", "https://b.example/hook", "enabledEvents",
                List.of("composio.connected_account.expired"), "version", "V3"));

        assertThat(simulator.requests()).hasSize(2);
        assertRequest(simulator.requests().get(1), "PATCH", version, PATH + "/" + before.get("id"));
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("webhook_url", "https://b.example/hook", "enabled_events",
                List.of("composio.connected_account.expired"), "version", "V3"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(subscriptions()).singleElement().satisfies(subscription -> assertThat(subscription)
                .containsEntry("id", before.get("id")).containsEntry("webhook_url", "https://b.example/hook"));
    }

    @Test
    void sendsTheDefaultsInAChangeToo() {
        call(SUBSCRIBE + "&version=V2", "v3.1", null);
        simulator.clearRequests();
        call(SUBSCRIBE, "v3.1", null);
        assertThat(onlyBody("PATCH")).isEqualTo(DEFAULTS);
    }

    @Test
    void looksForTheOneWhoseAnswerWasLost() {
        for (Fault lost : List.of(Fault.on("POST", PATH).times(1).cutAfter(),
                Fault.on("POST", PATH).times(1).answerAfter(500))) {
            unsubscribe();
            simulator.fault(lost);

            Message reply = call(SUBSCRIBE, "v3.1", null);

            assertThat(received("POST")).hasSize(1);
            assertThat(received("PATCH")).hasSize(1);
            assertThat(subscriptions()).singleElement().extracting(one -> one.get("id")).isEqualTo(body(reply).get("id"));
        }
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhereItFindsNone() {
        simulator.fault(Fault.on("POST", PATH).times(1).cutBefore());

        Throwable failure = failure("composio:" + SUBSCRIBE, null, Map.of());

        assertThat(failure).isInstanceOf(ComposioTransportException.class);
        assertThat(((ComposioException) failure).isOutcomeUnknown()).isTrue();
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void makesOneHoweverManyAskAtOnce() {
        List<CompletableFuture<Object>> replies
                = Stream.generate(() -> template.asyncRequestBody("composio:" + SUBSCRIBE, (Object) null))
                        .limit(8).toList();

        assertThat(replies).allSatisfy(reply -> assertThat(reply).succeedsWithin(20, TimeUnit.SECONDS));
        assertThat(received("POST")).hasSize(1);
        assertThat(subscriptions()).hasSize(1);
    }

    @Test
    void makesOneAgainWhereTheServerRefusedToListen() {
        simulator.fault(Fault.on("POST", PATH).times(1).answer(429, Map.of("Retry-After", "0"), null));
        call(SUBSCRIBE, "v3.1", null);
        assertThat(received("POST")).hasSize(2);
        assertThat(subscriptions()).hasSize(1);
    }

    @Test
    void repeatsTheLookAndTheChange() {
        call(SUBSCRIBE, "v3.1", null);
        simulator.clearRequests();
        simulator.fault(Fault.on("GET", PATH).times(1).cutBefore());
        simulator.fault(Fault.on("PATCH", PATH + "/{id}").times(1).cutAfter());

        call(SUBSCRIBE, "v3.1", null);

        assertThat(received("GET")).hasSize(2);
        assertThat(received("PATCH")).hasSize(2);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void makesNothingWhereTheLookFails() {
        simulator.fault(Fault.on("GET", PATH).answer(500));
        refusal(SUBSCRIBE + "&maxRetries=0", "v3.1", null, ComposioServerException.class);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void sendsNothingWithoutAnAddress() {
        assertThat(refused("composio:webhooks/subscribe", Map.of("version", "V3"))).contains("webhookUrl is missing");
    }
}
