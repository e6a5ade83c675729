package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on webhook subscriptions but {@code webhooks/subscribe}, in both versions of the API. */
class WebhooksOperationsTest extends OperationsTestBase {

    private static final String PATH = "/webhook_subscriptions";
    private static final String URL = "https://a.example/hook";
    private static final String MESSAGE = "composio.trigger.message";
    private static final String EXPIRED = "composio.connected_account.expired";

    private String id;

    @BeforeEach
    void subscribeOnce() {
        for (Map<String, Object> old : items(call("webhooks/list", "v3.1", null), "items")) {
            call("webhooks/delete?subscriptionId=" + old.get("id"), "v3.1", null);
        }
        id = body(call("webhooks/create", "v3.1", Map.of("webhookUrl", URL, "enabledEvents", MESSAGE))).get("id").toString();
        simulator.clearRequests();
    }

    private Map<String, Object> read() {
        return body(call("webhooks/get?subscriptionId=" + id, "v3.1", null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void creates(String version) {
        call("webhooks/delete?subscriptionId=" + id, version, null);
        simulator.clearRequests();

        Message reply = call("webhooks/create", version,
                Map.of("webhookUrl", URL, "enabledEvents", List.of(MESSAGE, EXPIRED), "version", "V3"));

        assertThat(json(assertSent("POST", version, PATH).body()))
                .isEqualTo(Map.of("webhook_url", URL, "enabled_events", List.of(MESSAGE, EXPIRED), "version", "V3"));
        assertThat(names(body(reply)))
                .containsExactly("created_at", "enabled_events", "id", "secret", "updated_at", "version", "webhook_url");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201));
    }

    @Test
    void sendsNoVersionThatNobodyGave() {
        failure("composio:webhooks/create", Map.of("webhookUrl", URL, "enabledEvents", MESSAGE), Map.of());
        assertThat(onlyBody("POST")).isEqualTo(Map.of("webhook_url", URL, "enabled_events", List.of(MESSAGE)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void failsWhereTheProjectHasOneAlready(String version) {
        refusal("webhooks/create", version, Map.of("webhookUrl", URL, "enabledEvents", MESSAGE),
                ComposioInvalidRequestException.class);
        assertSent("POST", version, PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        Message reply = call("webhooks/list?limit=5", version, null);
        assertThat(assertSent("GET", version, PATH).query()).isEqualTo(Map.of("limit", "5"));
        assertThat(values(items(reply, "items"), "id")).containsExactly(id);
        assertThat(body(reply)).containsEntry("total_items", 1).containsEntry("next_cursor", null);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(values(all(call("webhooks/list?fetchAll=true", version, null)), "id")).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        Message reply = call("webhooks/get?subscriptionId=" + id, version, null);
        assertThat(assertSent("GET", version, PATH + "/" + id).query()).isEmpty();
        assertThat(body(reply)).containsEntry("id", id).containsEntry("webhook_url", URL).containsKey("secret")
                .containsEntry("enabled_events", List.of(MESSAGE));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void updatesWhatIsGiven(String version) {
        Message reply = call("webhooks/update?subscriptionId=" + id, version, Map.of("enabledEvents", List.of(EXPIRED)));

        assertThat(json(assertSent("PATCH", version, PATH + "/" + id).body()))
                .isEqualTo(Map.of("enabled_events", List.of(EXPIRED)));
        assertThat(body(reply)).containsEntry("enabled_events", List.of(EXPIRED)).containsEntry("webhook_url", URL);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));

        simulator.clearRequests();
        call("webhooks/update", version,
                Map.of("subscriptionId", id, "webhook_url", "https://b.example/hook", "version", "V2"));
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("webhook_url", "https://b.example/hook", "version", "V2"));
        assertThat(read()).containsEntry("version", "V2").containsEntry("enabled_events", List.of(EXPIRED));
    }

    @Test
    void failsForAVersionThatComposioDoesNotKnow() {
        assertThat(refusal("webhooks/update?subscriptionId=" + id, "v3.1", Map.of("version", "V9"),
                ComposioInvalidRequestException.class)).hasMessageContaining("payload.version");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletes(String version) {
        Message reply = call("webhooks/delete?subscriptionId=" + id, version, null);
        assertThat(assertSent("DELETE", version, PATH + "/" + id).body()).isEmpty();
        assertThat(body(reply)).isEqualTo(Map.of("success", true));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(items(call("webhooks/list", version, null), "items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void rotatesTheSecret(String version) {
        Object before = read().get("secret");
        simulator.clearRequests();

        Message reply = call("webhooks/rotateSecret?subscriptionId=" + id, version, "ignored");

        assertThat(assertSent("POST", version, PATH + "/" + id + "/rotate_secret").body()).isEmpty();
        assertThat(names(body(reply))).containsExactly("id", "secret");
        assertThat(body(reply)).containsEntry("id", id);
        assertThat(body(reply).get("secret")).isNotNull().isNotEqualTo(before).isEqualTo(read().get("secret"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsTheTypesOfEvents(String version) {
        Message reply = call("webhooks/eventTypes", version, null);
        assertThat(assertSent("GET", version, PATH + "/event_types").query()).isEmpty();
        assertThat(values(items(reply, "items"), "event_type")).contains(MESSAGE, EXPIRED);
        assertThat(items(reply, "items"))
                .allSatisfy(type -> assertThat(type).containsKeys("description", "supported_versions"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @CsvSource({
            "get, v3.1", "get, v3", "update, v3.1", "update, v3", "delete, v3.1", "delete, v3", "rotateSecret, v3.1",
            "rotateSecret, v3" })
    void failsForASubscriptionThatIsNotThere(String operation, String version) {
        refusal("webhooks/" + operation + "?subscriptionId=ws_none", version, null, ComposioNotFoundException.class);
        assertThat(simulator.requests()).singleElement()
                .satisfies(request -> assertThat(request.path()).startsWith("/api/" + version + PATH + "/ws_none"));
    }

    @ParameterizedTest
    @CsvSource({
            "create?enabledEvents=a, webhookUrl", "create?webhookUrl=a, enabledEvents", "get, subscriptionId",
            "update, subscriptionId", "delete, subscriptionId", "rotateSecret, subscriptionId" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:webhooks/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
