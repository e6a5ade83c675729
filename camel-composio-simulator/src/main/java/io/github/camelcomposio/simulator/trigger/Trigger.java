package io.github.camelcomposio.simulator.trigger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.toolkit.TriggerType;

/** One account's wish to hear of one kind of event. Mutable; guarded by the simulator's lock. */
public final class Trigger {

    private final String id;
    private final TriggerType type;
    private final ConnectedAccount account;
    private final Map<String, Object> config;
    private final Instant createdAt;

    private Instant updatedAt;
    private Instant disabledAt;
    private String disabledReason;

    Trigger(String id, TriggerType type, ConnectedAccount account, Map<String, Object> config, Instant now) {
        this.id = id;
        this.type = type;
        this.account = account;
        this.config = config;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public String id() {
        return id;
    }

    public TriggerType type() {
        return type;
    }

    public ConnectedAccount account() {
        return account;
    }

    /** As it was given, with the type's defaults. Read only. */
    public Map<String, Object> config() {
        return config;
    }

    /** When it was disabled; null while it is enabled. */
    public Instant disabledAt() {
        return disabledAt;
    }

    public boolean disabled() {
        return disabledAt != null;
    }

    /** Why Composio has disabled it; null when it did not. */
    public String disabledReason() {
        return disabledReason;
    }

    void enable(Instant now) {
        disabledAt = null;
        disabledReason = null;
        updatedAt = now;
    }

    /** @param reason null when its owner does it */
    void disable(String reason, Instant now) {
        disabledAt = now;
        disabledReason = reason;
        updatedAt = now;
    }

    /** As the list has it. Source: Composio reference, triggers, list active. */
    Map<String, Object> view() {
        String disabled = disabledAt == null ? null : Timestamps.of(disabledAt);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("uuid", Ids.uuidOf(id));
        view.put("id", id);
        view.put("connected_account_id", account.id());
        view.put("trigger_name", type.slug());
        view.put("connected_account_uuid", Ids.uuidOf(account.id()));
        view.put("user_id", account.userId());
        view.put("version", TriggerType.VERSION);
        view.put("trigger_config", config);
        view.put("state", Map.of());
        view.put("updated_at", Timestamps.of(updatedAt));
        view.put("disabled_at", disabled);
        view.put("disabledAt", disabled);
        view.put("connectedAccountId", account.id());
        view.put("triggerName", type.slug());
        view.put("updatedAt", Timestamps.of(updatedAt));
        view.put("triggerConfig", config);
        view.put("deprecated", Map.of("createdAt", Timestamps.of(createdAt)));
        return view;
    }

    @Override
    public String toString() {
        return "Trigger[" + id + ", " + type.slug() + ", account=" + account.id() + "]";
    }
}
