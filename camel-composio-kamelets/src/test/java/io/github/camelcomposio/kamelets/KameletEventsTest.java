package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kamelet that receives events, on camel-main's own HTTP server. */
class KameletEventsTest extends KameletTestBase {

    private static final Duration LONG = Duration.ofMinutes(2);

    private String expired;
    private String fired;

    @BeforeEach
    void serve() {
        property("camel.server.enabled", "true");
        property("camel.server.host", "127.0.0.1");
        property("camel.server.port", "0");
        property("hooks.url", "https://hooks.example.com");
        expired = mock("direct:account-expired");
        fired = mock("direct:trigger-fired");
    }

    private Map<?, ?> subscription() throws Exception {
        return (Map<?, ?>) ((List<?>) object(send("composio:webhooks/list", null)).get("items")).get(0);
    }

    /** The simulator sends to the port that was free, which nobody knew before the start. */
    private void comeHere() throws Exception {
        int port = context().hasService(VertxPlatformHttpServer.class).getPort();
        send("composio:webhooks/update?subscriptionId=" + subscription().get("id"),
                Map.of("webhookUrl", "http://127.0.0.1:" + port + "/hooks/composio"));
    }

    private String trigger(String account) throws Exception {
        return send("composio:triggers/create?triggerSlug=GITHUB_COMMIT_EVENT", Map.of("connectedAccountId", account,
                "triggerConfig", Map.of("owner", "acme", "repo", "website"))).getMessage()
                .getHeader(ComposioConstants.TRIGGER_ID, String.class);
    }

    @Test
    void registersAndTellsEventsApart() throws Exception {
        start("composio-events-source");
        assertThat(subscription().get("webhook_url")).isEqualTo("https://hooks.example.com/hooks/composio");
        comeHere();
        String account = account("user_1", "ac_github", Map.of("token", "ghp_example-0001"));
        String trigger = trigger(account);

        simulator.fireTrigger(trigger, Map.of("message", "fix"));
        simulator.disableTrigger(trigger, "polling_failure_in_composio_infra");
        simulator.expireAccount(account, "revoked");
        simulator.webhooks().awaitNonePending(LONG);

        assertThat(simulator.webhooks().deliveries()).as("that a trigger was disabled was not asked for")
                .hasSize(2).allMatch(one -> one.acknowledged());
        assertThat(came(fired)).singleElement()
                .satisfies(exchange -> assertThat(object(exchange)).containsEntry("type", "composio.trigger.message"));
        assertThat(came(expired)).singleElement().satisfies(exchange -> assertThat(
                exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(account));
    }

    /** A secret is base64: with +, / and =, which mean something else in URIs. */
    @Test
    void takesASecretAsItIs() throws Exception {
        property("camel.kamelet.composio-events-source.secret", "whsec_not+the/right==");
        property("camel.kamelet.composio-events-source.webhookPath", "/hooks/other");
        start("composio-events-source");
        int port = context().hasService(VertxPlatformHttpServer.class).getPort();
        assertThat(subscription().get("webhook_url")).isEqualTo("https://hooks.example.com/hooks/other");

        Sent sent
                = new Sent("http://127.0.0.1:" + port + "/hooks/other", "{\"type\":\"composio.trigger.message\",\"id\":\"m\"}");
        assertThat(sent.signedWith("whsec_not the/right==")).isEqualTo(401);
        assertThat(sent.signedWith("whsec_not+the/right==")).isEqualTo(200);
        assertThat(came(fired)).hasSize(1);
    }
}
