package io.github.camelcomposio.webhook;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.ComposioTestBase;
import io.github.camelcomposio.simulator.ReceivedRequest;
import io.github.camelcomposio.simulator.SimulatorBuilder;

/** Composio's side: a simulator with triggers that can be fired, and the project's subscription. */
abstract class WebhookTestBase extends ComposioTestBase {

    static final Duration LONG = Duration.ofMinutes(5);
    private static final String SUBSCRIPTIONS = "/webhook_subscriptions";

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.webhookRepeats(Collections.nCopies(10_000, Duration.ofMillis(50)).toArray(Duration[]::new));
    }

    /** A trigger of a user's account. */
    final String trigger(String user) {
        String account = send("composio:connectedAccounts/initiate",
                Map.of("user_id", user, "auth_config_id", GITHUB, "token", "ghp-" + user)).getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        return send("composio:triggers/create?triggerSlug=GITHUB_COMMIT_EVENT", Map.of("connectedAccountId", account,
                "triggerConfig", Map.of("owner", "acme", "repo", "website"))).getMessage()
                .getHeader(ComposioConstants.TRIGGER_ID, String.class);
    }

    /** The project's subscriptions: one at most. */
    @SuppressWarnings("unchecked")
    final List<Map<String, Object>> subscriptions() {
        return (List<Map<String, Object>>) reply(send("composio:webhooks/list", null)).get("items");
    }

    final void subscribe(String url, String... types) {
        send("composio:webhooks/subscribe", Map.of("webhookUrl", url, "enabledEvents", List.of(types)));
    }

    /** The requests to change subscriptions. */
    final List<ReceivedRequest> changes() {
        return simulator.requests().stream()
                .filter(request -> request.path().contains(SUBSCRIPTIONS) && !request.method().equals("GET")).toList();
    }
}
