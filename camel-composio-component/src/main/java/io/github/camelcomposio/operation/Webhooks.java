package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on webhook subscriptions: where Composio sends events. */
final class Webhooks {

    private static final String ALL = "/webhook_subscriptions";
    private static final String ONE = ALL + "/{subscriptionId}";
    private static final String SUBSCRIPTION = "id, webhook_url, version, enabled_events, secret";
    private static final String SINCE = "2026-02-06";
    private static final Parameter ID = Parameter.path("subscriptionId", "The subscription, ws_….");
    private static final Parameter URL
            = Parameter.body("webhookUrl", TEXT, "Where events go: a public https address of yours.");
    private static final Parameter EVENTS
            = Parameter.body("enabledEvents", LIST, "Which events, such as composio.trigger.message.");
    private static final Parameter VERSION
            = Parameter.body("version", TEXT, "The form of the events.").oneOf("V1", "V2", "V3");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("webhooks/subscribe").once("POST", ALL).since(SINCE)
                    .describedAs("Subscribes to events: changes the project's subscription, or creates it.")
                    .source("Composio reference, GET, POST and PATCH /webhook_subscriptions; the order is the official SDK's."
                            + " Read 2026-11.")
                    .parameters(URL.asRequired(), EVENTS, VERSION).completingBody(Webhooks::withDefaults)
                    .answers(SUBSCRIPTION).errors(400).handledBy(new SubscribeHandler()).build(),
            Operation.named("webhooks/create").once("POST", ALL).since(SINCE)
                    .describedAs("Creates the project's subscription; fails where it has one.")
                    .parameters(URL.asRequired(), EVENTS.asRequired(), VERSION)
                    .answers(SUBSCRIPTION).errors(400).build(),
            Operation.named("webhooks/list").repeatable("GET", ALL).paged().since(SINCE)
                    .lists("subscriptionId", "id")
                    .describedAs("Lists subscriptions; a project has one at present.")
                    .parameters(Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of " + SUBSCRIPTION).replies(ReplyHeaders.PAGE).build(),
            Operation.named("webhooks/get").repeatable("GET", ONE).since(SINCE)
                    .describedAs("Reads a subscription. Whether its secret comes with it, Composio's pages disagree on.")
                    .parameters(ID).answers(SUBSCRIPTION).errors(404).build(),
            Operation.named("webhooks/update").repeatable("PATCH", ONE).since(SINCE)
                    .describedAs("Changes a subscription: what is left out stays.")
                    .parameters(ID, URL, EVENTS, VERSION).answers(SUBSCRIPTION).errors(400, 404).build(),
            Operation.named("webhooks/delete").repeatable("DELETE", ONE).since(SINCE)
                    .describedAs("Deletes a subscription: no events any more.")
                    .parameters(ID).answers("success").errors(404).build(),
            Operation.named("webhooks/rotateSecret").neverRepeated("POST", ONE + "/rotate_secret").since(SINCE)
                    .describedAs("Makes a new secret for the signatures of events; the reply holds it.")
                    .parameters(ID).answers("id, secret").errors(404).build(),
            Operation.named("webhooks/eventTypes").repeatable("GET", ALL + "/event_types").since(SINCE)
                    .answersWhole("items")
                    .describedAs("Lists the events that can be subscribed to.")
                    .answers("items of event_type, description, supported_versions").build());

    /** As the official client: trigger messages, in the newest form. */
    private static Map<String, Object> withDefaults(Map<String, Object> body) {
        Map<String, Object> complete = new LinkedHashMap<>(body);
        complete.putIfAbsent("enabled_events", List.of("composio.trigger.message"));
        complete.putIfAbsent("version", "V3");
        return complete;
    }

    private Webhooks() {
    }
}
