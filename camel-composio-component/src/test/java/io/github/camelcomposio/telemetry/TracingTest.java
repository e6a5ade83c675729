package io.github.camelcomposio.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.ComposioTestBase;
import io.github.camelcomposio.simulator.Fault;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The spans that camel-opentelemetry2 makes of messages to Composio. */
class TracingTest extends ComposioTestBase {

    private static final Map<String, Object> ROW = Map.of("user_id", "user_1", "api_key", "sg-secret-0001");

    private Spans spans;

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setMaxRetries(1);
    }

    @Override
    protected void configure(DefaultCamelContext camel) {
        ComposioComponent staging = new ComposioComponent();
        staging.getConfiguration().setBaseUrl(simulator.baseUrl());
        staging.getConfiguration().setApiKey(simulator.apiKey());
        camel.addComponent("composioStaging", staging);
        spans = new Spans(camel);
    }

    @Test
    void nameTheOperationAndWhatBecameOfIt() {
        Map<String, Object> headers
                = send("composio:connectedAccounts/initiate?toolkit=sendgrid&authConfigId=" + SENDGRID, ROW).getMessage()
                        .getHeaders();

        SpanData span = spans.of("connectedAccounts/initiate");
        assertThat(Spans.attributes(span)).containsEntry("component", "camel-composio")
                .containsEntry("composio.operation", "connectedAccounts/initiate")
                .containsEntry("composio.toolkit", "sendgrid").containsEntry("composio.status", "201")
                .containsEntry("composio.request.id", (String) headers.get(ComposioConstants.REQUEST_ID))
                .containsEntry("composio.connected.account.id", (String) headers.get(ComposioConstants.CONNECTED_ACCOUNT_ID))
                .containsEntry("server.address", simulator.baseUrl()).containsEntry("url.path", "connectedAccounts/initiate")
                .doesNotContainKeys("camel.uri", "url.query", "error");
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void sayWhatComposioRefused() {
        simulator.fault(Fault.on("GET", "/connected_accounts/{nanoid}").answer(503));

        failure("composio:connectedAccounts/get", null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, "ca_1",
                ComposioConstants.REQUEST_ID, "of an earlier reply", ComposioConstants.RESPONSE_CODE, 200));

        SpanData span = spans.of("connectedAccounts/get");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(Spans.attributes(span)).containsEntry("composio.status", "503").containsEntry("composio.attempts", "2")
                .containsEntry("error", "true");
        assertThat(Spans.attributes(span).values()).doesNotContain("of an earlier reply");
        assertThat(span.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("error");
            assertThat(event.getAttributes().toString()).contains("ComposioServerException", "HTTP 503");
        });
    }

    @Test
    void quoteNoBodyThatCanNotBeRead() {
        failure("composio:connectedAccounts/initiate?authConfigId=" + SENDGRID, new Object() {
            @Override
            public String toString() {
                return "sg-secret-0001";
            }
        }, Map.of());

        SpanData span = spans.of("connectedAccounts/initiate");
        assertThat(Spans.attributes(span)).containsEntry("error", "true");
        assertThat(span.toString()).doesNotContain("sg-secret");
    }

    @Test
    void sayWhatAnImportDid() {
        send("composio:connectedAccounts/import?authConfigId=" + SENDGRID, ROW);

        assertThat(Spans.attributes(spans.of("connectedAccounts/import")))
                .containsEntry("composio.import.action", "CREATED").containsEntry("composio.toolkit", "sendgrid")
                .containsEntry("composio.connected.account.id", simulator.accountsOf("user_1").get(0).id());
    }

    @Test
    void belongToEveryComponentWhateverItsName() {
        send("composioStaging:authConfigs/list", null);

        assertThat(Spans.attributes(spans.of("authConfigs/list"))).containsEntry("component", "camel-composio")
                .containsEntry("composio.status", "200");
    }

    @Test
    void holdNoOptionOfTheUri() {
        send("composio:connectedAccounts/list?userIds=ada@example.com&apiKey=" + simulator.apiKey(), null);

        assertThat(spans.of("connectedAccounts/list").toString()).doesNotContain("ada@", simulator.apiKey(), "userIds");
    }
}
