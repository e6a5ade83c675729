package io.github.camelcomposio.simulator.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.wire.ApiError;

/**
 * The project's one subscription. Changed under the simulator's lock, and read from any thread.
 *
 * <p>
 * Source: Composio reference, webhook subscriptions. OURS: besides https, an http URL on loopback is accepted; a second
 * subscription is 400; an unknown type of event is 400; secrets are {@code whsec_} and 24 letters and digits; a type
 * that the chosen version does not have is accepted and not delivered.
 */
public final class Subscriptions {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final Ids ids;
    private final Clock clock;

    private volatile Subscription current;

    public Subscriptions(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Subscription> current() {
        return Optional.ofNullable(current);
    }

    /** The subscription, or 404 with a number of ours. */
    Subscription require(String id) {
        return current().filter(subscription -> subscription.id().equals(id)).orElseThrow(() -> new ApiError(
                404, 2601, "WebhookSubscription_NotFound", "Webhook subscription \"" + id + "\" not found",
                "Check the subscription id and the project of the API key."));
    }

    /** Adds the project's subscription. */
    public Subscription create(String url, String version, List<String> events) {
        if (current != null) {
            throw new ApiError(
                    400, 2602, "WebhookSubscription_BadRequest", "The project already has a webhook subscription",
                    "Change or delete the one that is there.");
        }
        check(url, events);
        current = new Subscription(
                ids.next("ws_"), url, version, events, secret(), null, clock.instant(), clock.instant());
        return current;
    }

    /** Changes the project's subscription. */
    public Subscription change(String url, String version, List<String> events) {
        check(url, events);
        current = current.changed(url, version, events, clock.instant());
        return current;
    }

    /** Gives the project's subscription another secret. */
    public Subscription rotate() {
        current = current.rotated(secret(), clock.instant());
        return current;
    }

    public void delete() {
        current = null;
    }

    private String secret() {
        return ids.next("whsec_") + ids.next("");
    }

    private static void check(String url, List<String> events) {
        if (!reachable(url)) {
            throw ApiError.invalid("Error in payload.webhook_url: Must be an https URL, or one on loopback");
        }
        if (!EventType.NAMES.containsAll(events)) {
            throw ApiError.invalid("Error in payload.enabled_events: Unknown event type. Expected one of "
                                   + String.join(", ", EventType.NAMES));
        }
    }

    private static boolean reachable(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
