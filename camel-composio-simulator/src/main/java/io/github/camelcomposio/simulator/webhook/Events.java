package io.github.camelcomposio.simulator.webhook;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.trigger.Trigger;
import io.vertx.core.json.JsonObject;

/**
 * Writes events in the payload version of the subscription, V3 without one.
 *
 * <p>
 * Source: Composio reference, webhooks, payload versions and event types.
 */
public final class Events {

    private final Subscriptions subscriptions;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, Object> project;

    /** @param project {@code project_id} and {@code org_id} */
    public Events(Subscriptions subscriptions, Ids ids, Clock clock, Map<String, Object> project) {
        this.subscriptions = subscriptions;
        this.ids = ids;
        this.clock = clock;
        this.project = project;
    }

    /** A trigger fired. */
    public Event triggerMessage(Trigger trigger, Map<String, Object> payload) {
        String version = version();
        String logId = ids.next("log_");
        if (version.equals("V1")) {
            return event(EventType.TRIGGER_MESSAGE, version, id(), firstVersion(trigger, logId, payload));
        } else if (version.equals("V2")) {
            return event(EventType.TRIGGER_MESSAGE, version, id(), secondVersion(trigger, logId, payload));
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("log_id", logId);
        metadata.put("trigger_slug", trigger.type().slug());
        metadata.put("trigger_id", trigger.id());
        metadata.put("connected_account_id", trigger.account().id());
        metadata.put("auth_config_id", trigger.account().authConfig().id());
        metadata.put("user_id", trigger.account().userId());
        return thirdVersion(EventType.TRIGGER_MESSAGE, metadata, payload);
    }

    /** @param account as GET shows it */
    public Event accountExpired(Map<String, Object> account) {
        return thirdVersion(EventType.ACCOUNT_EXPIRED, project, account);
    }

    /** Composio has disabled a trigger, which says why. */
    public Event triggerDisabled(Trigger trigger) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", trigger.id());
        data.put("connected_account_id", trigger.account().id());
        data.put("trigger_name", trigger.type().slug());
        data.put("user_id", trigger.account().userId());
        data.put("trigger_config", trigger.config());
        data.put("disabled_at", Timestamps.of(trigger.disabledAt()));
        data.put("disabled_reason", trigger.disabledReason());
        return thirdVersion(EventType.TRIGGER_DISABLED, Map.of("project_id", project.get("project_id")), data);
    }

    private Event thirdVersion(EventType type, Map<String, Object> metadata, Map<String, Object> data) {
        String id = id();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("timestamp", Timestamps.of(clock.instant()));
        body.put("type", type.wire());
        body.put("metadata", metadata);
        body.put("data", data);
        return event(type, "V3", id, body);
    }

    private Map<String, Object> secondVersion(Trigger trigger, String logId, Map<String, Object> payload) {
        ConnectedAccount account = trigger.account();
        Map<String, Object> data = new LinkedHashMap<>(payload);
        data.put("connection_id", Ids.uuidOf(account.id()));
        data.put("connection_nano_id", account.id());
        data.put("trigger_id", Ids.uuidOf(trigger.id()));
        data.put("trigger_nano_id", trigger.id());
        data.put("user_id", account.userId());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", trigger.type().slug().toLowerCase(Locale.ROOT));
        body.put("timestamp", Timestamps.of(clock.instant()));
        body.put("log_id", logId);
        body.put("data", data);
        return body;
    }

    private static Map<String, Object> firstVersion(Trigger trigger, String logId, Map<String, Object> payload) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("trigger_name", trigger.type().slug().toLowerCase(Locale.ROOT));
        body.put("connection_id", Ids.uuidOf(trigger.account().id()));
        body.put("trigger_id", Ids.uuidOf(trigger.id()));
        body.put("log_id", logId);
        body.put("payload", payload);
        return body;
    }

    private Event event(EventType type, String version, String id, Map<String, Object> body) {
        return new Event(id, type, version, new JsonObject(body).encode());
    }

    private String id() {
        return "msg_" + ids.uuid();
    }

    private String version() {
        return subscriptions.current().map(Subscription::version).orElse("V3");
    }
}
