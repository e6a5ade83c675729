package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is wrong is said where it is written: at the start for properties, as the component's exceptions for messages.
 */
class KameletErrorsTest extends KameletTestBase {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "composio-import-sink | mode | upsrt | endpoint option mode must be one of upsert, create, update",
            "composio-import-sink | verify | some | Option verify must be none, all or sample:500",
            "composio-import-sink | dryRun | maybe | dryRun",
            "composio-import-sink | maxFailureRate | many | Option maxFailureRate must be a whole number",
            "composio-import-sink | maxFailureRate | 101 | Option maxFailureRate must be from 0 to 100",
            "composio-import-sink | ledger | #bean:none | No bean could be found in the registry for: none",
            "composio-import-sink | apiKey | #property:none | Property with key none not found",
            "composio-remove-user-sink | action | drop | action must be one of disable, delete, revokeAndDelete",
            "composio-remove-user-sink | userId | user_1 | mandatory parameters must be provided: action",
            "composio-execute-tool-action | userId | user_1 | mandatory parameters must be provided: toolSlug",
            "composio-create-trigger-action | userId | user_1 | mandatory parameters must be provided: triggerSlug",
            "composio-ensure-connected-action | alias | work | mandatory parameters must be provided: toolkit",
            "composio-wait-for-connection-action | waitTimeout | soon | Option timeout",
            "composio-improt-sink | mode | create | kamelets/composio-improt-sink.kamelet.yaml" })
    void aRouteDoesNotStart(String kamelet, String property, String value, String message) throws Exception {
        start();
        assertThatThrownBy(() -> route("direct:wrong", kamelet, property, value)).hasStackTraceContaining(message);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aSourceDoesNotStartWithoutItsAddress() throws Exception {
        start();
        assertThatThrownBy(() -> RouteBuilder.addRoutes(context(),
                routes -> routes.from("kamelet:composio-events-source").to("mock:events")))
                .hasStackTraceContaining("mandatory parameters must be provided: webhookExternalUrl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "composio-initiate-action | user_id is missing | api_key=SG.example-1 | CamelComposioUserId",
            "composio-initiate-action | a column is wrong | user_id=user_1,toolkit=sendgrid,wrong=SG.example-1 | wrong",
            "composio-update-sink | no account | api_key=SG.example-1 | CamelComposioConnectedAccountId",
            "composio-connect-link-action | no user |  | CamelComposioUserId",
            "composio-session-action | no user |  | CamelComposioUserId" })
    void aMessageIsRefused(String kamelet, String why, String fields, String message) throws Exception {
        main.bind("key", simulator.apiKey());
        start();
        route("direct:refused", kamelet, "apiKey", "#bean:key");
        Map<String, Object> body = new LinkedHashMap<>();
        if (fields != null) {
            for (String field : fields.split(",")) {
                body.put(field.split("=")[0], field.split("=")[1]);
            }
        }
        assertThatThrownBy(() -> send("direct:refused", body.isEmpty() ? null : body)).as(why)
                .isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining(message)
                .hasMessageNotContaining("SG.example");
        assertThat(bodies("POST", "")).isEmpty();
    }

    /** An import that does not begin, for the key is wrong, in a route with error handlers. */
    private void importWithAWrongKey(String noErrorHandler) throws Exception {
        main.configure().addRoutesBuilder(new RouteBuilder() {

            @Override
            public void configure() {
                onException(ComposioImportStoppedException.class).handled(true).to("mock:stopped");
                onException(ComposioException.class).handled(true).to("mock:rejected");
                from("direct:import").to("kamelet:composio-import-sink?authConfigId=ac_sendgrid&runId=run");
            }
        });
        property("camel.component.kamelet.noErrorHandler", noErrorHandler);
        property("camel.component.composio.api-key", "ak_wrong_0123456789");
        start();
        for (int user = 0; user < 3; user++) {
            exchange("direct:import", Map.of("user_id", "user_" + user, "api_key", "SG.example-key-" + user), Map.of());
        }
    }

    @Test
    void aRouteHandlesWhatAKameletThrows() throws Exception {
        importWithAWrongKey("true");
        assertThat(came("mock:stopped")).as("not attempted, since the key is wrong for all").hasSize(3);
    }

    /** Camel 4.18's default, for which the page has its line in application.properties. */
    @Test
    void aRouteHandlesNothingAsCamelHasIt() throws Exception {
        importWithAWrongKey("false");
        assertThat(came("mock:rejected")).isEmpty();
        assertThat(came("mock:stopped")).isEmpty();
    }
}
