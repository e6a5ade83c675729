package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on webhook endpoints, in both versions of the API. */
class WebhookEndpointsOperationsTest extends OperationsTestBase {

    private static final String PATH = "/webhook_endpoints";

    private String endpoint() {
        Message made = call("webhookEndpoints/create", "v3.1", Map.of("toolkit", "slack", "clientId", newUser()));
        simulator.clearRequests();
        return body(made).get("id").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void creates(String version) {
        String client = newUser();
        Message reply = call("webhookEndpoints/create", version, Map.of("toolkit", "slack", "clientId", client));

        assertThat(json(assertSent("POST", version, PATH).body()))
                .isEqualTo(Map.of("toolkit_slug", "slack", "client_id", client));
        assertThat(body(reply)).containsEntry("toolkit_slug", "slack").containsEntry("client_id", client)
                .containsEntry("data", null).containsKeys("id", "webhook_url", "created_at");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesTheOneThatIsThere(String version) {
        Map<String, Object> body = Map.of("toolkit_slug", "slack", "client_id", newUser());
        Message first = call("webhookEndpoints/create", version, body);
        Message second = call("webhookEndpoints/create", version, body);
        assertThat(body(second)).isEqualTo(body(first));
        assertThat(headers(second)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void createsAgainAfterAnUnknownOutcomeSinceItWouldFetch() {
        simulator.fault(Fault.on("POST", PATH).times(1).cutAfter());
        Message reply = call("webhookEndpoints/create", "v3.1", Map.of("toolkit", "slack", "clientId", newUser()));
        assertThat(received("POST")).hasSize(2);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        String id = endpoint();
        Message reply = call("webhookEndpoints/list?toolkit=slack", version, null);

        assertThat(assertSent("GET", version, PATH).query()).isEqualTo(Map.of("toolkit_slug", "slack"));
        assertThat(names(body(reply))).containsExactly("items");
        assertThat(values(items(reply, "items"), "id")).contains(id);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(items(call("webhookEndpoints/list?toolkit=gmail", version, null), "items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        String id = endpoint();
        Message reply = call("webhookEndpoints/get?webhookEndpointId=" + id, version, null);
        assertThat(assertSent("GET", version, PATH + "/" + id).body()).isEmpty();
        assertThat(body(reply)).containsEntry("id", id).containsKey("webhook_url");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void replacesAndUpdatesItsSetUp(String version) {
        String id = endpoint();
        Map<String, Object> data = Map.of("signing_secret", "whsec_1234567890", "app", "a1");
        Message reply = call("webhookEndpoints/replace?webhookEndpointId=" + id, version, Map.of("data", data));
        assertThat(json(assertSent("POST", version, PATH + "/" + id).body())).isEqualTo(Map.of("data", data));
        assertThat(body(reply)).containsEntry("data", data);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));

        simulator.clearRequests();
        reply = call("webhookEndpoints/update", version, Map.of("webhookEndpointId", id, "data", Map.of("app", "a2")));
        assertThat(json(assertSent("PATCH", version, PATH + "/" + id).body())).isEqualTo(Map.of("data", Map.of("app", "a2")));
        assertThat(body(reply)).containsEntry("data", Map.of("signing_secret", "whsec_1234567890", "app", "a2"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void keepsTheSetUpOutOfItsTexts() {
        String id = endpoint();
        Map<String, Object> data = Map.of("signing_secret", "whsec_LEAKMARKER_1");
        Message reply = call("webhookEndpoints/replace?webhookEndpointId=" + id, "v3.1", Map.of("data", data));
        assertThat(reply.getBody()).asString().contains("data").doesNotContain("LEAKMARKER");
        assertThat(body(reply).get("data")).asString().contains("signing_secret").doesNotContain("LEAKMARKER");

        simulator.fault(Fault.on("PATCH", PATH + "/{id}").answer(400, Map.of(),
                "{\"error\":{\"message\":\"Error in payload.data: whsec_LEAKMARKER_1 is no secret\"}}"));
        ComposioException failure = refusal("webhookEndpoints/update?webhookEndpointId=" + id, "v3.1", Map.of("data", data),
                ComposioInvalidRequestException.class);
        assertThat(failure).hasMessageContaining("whse…").hasMessageNotContainingAny("LEAKMARKER");
    }

    @Test
    void failsForDataThatIsNoText() {
        refusal("webhookEndpoints/replace?webhookEndpointId=" + endpoint(), "v3.1", Map.of("data", Map.of("port", 1)),
                ComposioInvalidRequestException.class);
    }

    @ParameterizedTest
    @CsvSource({ "get, v3.1", "get, v3", "replace, v3.1", "replace, v3", "update, v3.1", "update, v3" })
    void failsForAnEndpointThatIsNotThere(String operation, String version) {
        refusal("webhookEndpoints/" + operation + "?webhookEndpointId=we_none", version, Map.of("data", Map.of("a", "b")),
                ComposioNotFoundException.class);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void failsForAToolkitThatIsNotThere() {
        refusal("webhookEndpoints/create?toolkit=nothing&clientId=c", "v3.1", null, ComposioNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({
            "create?clientId=c, toolkit", "create?toolkit=slack, clientId", "get, webhookEndpointId",
            "replace?webhookEndpointId=we_1, data", "update?webhookEndpointId=we_1, data" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:webhookEndpoints/" + operation, null)).contains("argument " + argument + " is missing");
    }

    @Test
    void saysThatAnObjectCanOnlyComeInTheBody() {
        assertThat(refused("composio:webhookEndpoints/update?webhookEndpointId=we_1", null))
                .endsWith("argument data is missing: give it as body field data");
    }
}
