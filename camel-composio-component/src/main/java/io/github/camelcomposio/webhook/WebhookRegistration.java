package io.github.camelcomposio.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Paging;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.Failure;

/**
 * Makes Composio send events to an address: through the project's one subscription. Instances with the same address may
 * register at the same time and in any order: an event type that one of them wants is added, and none is taken away.
 */
public final class WebhookRegistration {

    private static final String OPERATION = "webhooks/receive";
    private static final String ALL = "/webhook_subscriptions";
    private static final String ONE = ALL + "/{subscriptionId}";
    private static final String VERSION = "V3";

    private final ComposioClient client;
    private final String url;
    private final Set<String> eventTypes;
    private final boolean takeOver;

    /**
     * @param url        where Composio is to send events
     * @param eventTypes which; empty for all that Composio knows
     * @param takeOver   whether a subscription with another address becomes ours
     */
    public WebhookRegistration(ComposioClient client, String url, Set<String> eventTypes, boolean takeOver) {
        this.client = client;
        this.url = url;
        this.eventTypes = eventTypes;
        this.takeOver = takeOver;
    }

    /** Registers; gives the secret if Composio tells it, else null. */
    public CompletableFuture<String> register() {
        return wanted().thenCompose(wanted -> change(wanted).thenCompose(
                changed -> changed != null ? CompletableFuture.completedFuture(changed) : create(wanted)))
                .thenApply(subscription -> Json.text(subscription, "secret"));
    }

    /** Deletes the subscription, if its address is still ours. */
    public CompletableFuture<Void> unregister() {
        return current().thenCompose(subscription -> {
            if (subscription == null || !url.equals(Json.text(subscription, "webhook_url"))) {
                return CompletableFuture.completedFuture(null);
            }
            return client.send(new ApiRequest(OPERATION, "DELETE", ONE, Repetition.FREELY)
                    .path("subscriptionId", id(subscription))).thenApply(response -> null);
        });
    }

    private CompletableFuture<Set<String>> wanted() {
        if (!eventTypes.isEmpty()) {
            return CompletableFuture.completedFuture(eventTypes);
        }
        return client.send(ApiRequest.get(OPERATION, ALL + "/event_types")).thenApply(answer -> {
            Set<String> types = new LinkedHashSet<>();
            Paging.CURSOR.items(answer.body()).forEach(item -> types.add(Json.text(item, "event_type")));
            return types;
        });
    }

    /** The project's subscription; null where there is none. */
    private CompletableFuture<Map<String, Object>> current() {
        return client.send(ApiRequest.get(OPERATION, ALL).query("limit", 1)).thenApply(page -> {
            List<Map<String, Object>> subscriptions = Paging.CURSOR.items(page.body());
            return subscriptions.isEmpty() ? null : subscriptions.get(0);
        });
    }

    private CompletableFuture<Map<String, Object>> change(Set<String> wanted) {
        return current().thenCompose(subscription -> subscription == null
                ? CompletableFuture.completedFuture(null) : change(subscription, wanted));
    }

    private CompletableFuture<Map<String, Object>> change(Map<String, Object> subscription, Set<String> wanted) {
        boolean ours = url.equals(Json.text(subscription, "webhook_url"));
        if (!ours && !takeOver) {
            return CompletableFuture.failedFuture(new ComposioConflictException(
                    "the project's one webhook subscription has another address, at " + host(subscription),
                    Failure.notSent(OPERATION)
                            .withSuggestedFix("set takeOver=true if its events are to come here, and nowhere else"
                                              + " any more; or webhookAutoRegister=false"),
                    List.of()));
        }
        Set<String> types = new LinkedHashSet<>(wanted);
        if (ours && subscription.get("enabled_events") instanceof Collection<?> enabled) {
            enabled.forEach(type -> types.add(String.valueOf(type)));
            if (types.size() == enabled.size() && VERSION.equals(Json.text(subscription, "version"))) {
                return CompletableFuture.completedFuture(subscription);
            }
        }
        return client.send(new ApiRequest(OPERATION, "PATCH", ONE, Repetition.FREELY)
                .path("subscriptionId", id(subscription)).body(body(types))).thenApply(ApiResponse::body);
    }

    private CompletableFuture<Map<String, Object>> create(Set<String> wanted) {
        return client.send(new ApiRequest(OPERATION, "POST", ALL, Repetition.UNLESS_DONE).body(body(wanted)))
                .thenApply(ApiResponse::body).exceptionallyCompose(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    return isPerhapsThere(cause)
                            ? change(wanted).thenCompose(changed -> changed != null
                                    ? CompletableFuture.completedFuture(changed) : CompletableFuture.failedFuture(cause))
                            : CompletableFuture.failedFuture(cause);
                });
    }

    /** Another instance may have been faster, or the answer was lost. */
    private static boolean isPerhapsThere(Throwable failure) {
        return failure instanceof ComposioException known
                && (known.isOutcomeUnknown() || known.getStatus() == 400 || known.getStatus() == 409);
    }

    private Map<String, Object> body(Collection<String> types) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("webhook_url", url);
        body.put("enabled_events", new ArrayList<>(types));
        body.put("version", VERSION);
        return body;
    }

    /** No more of the address: its path may be what keeps strangers out. */
    private static String host(Map<String, Object> subscription) {
        try {
            return URI.create(String.valueOf(subscription.get("webhook_url"))).getHost();
        } catch (IllegalArgumentException e) {
            return "an unknown host";
        }
    }

    private static String id(Map<String, Object> subscription) {
        return Json.text(subscription, "id");
    }
}
