package io.github.camelcomposio.simulator.trigger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.toolkit.TriggerType;
import io.github.camelcomposio.simulator.wire.ApiError;

/**
 * The triggers that are not deleted.
 *
 * <p>
 * Source: Composio reference, event types: what was disabled because its connection had expired is enabled again when
 * the account is active again. OURS: an account's triggers are deleted with it.
 */
public final class TriggerStore {

    /** The reason after which a trigger comes back by itself. */
    public static final String CONNECTION_EXPIRED = "connection_expired";

    private final Map<String, Trigger> triggers = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final AccountStore accounts;
    private final Ids ids;
    private final Clock clock;

    public TriggerStore(AccountStore accounts, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    Trigger add(TriggerType type, ConnectedAccount account, Map<String, Object> config) {
        Trigger trigger = new Trigger(ids.next("ti_"), type, account, config, clock.instant());
        triggers.put(trigger.id(), trigger);
        return trigger;
    }

    /** The trigger that an upsert means: the same type, account and config. */
    Optional<Trigger> same(TriggerType type, ConnectedAccount account, Map<String, Object> config) {
        return newestFirst().stream().filter(trigger -> trigger.type() == type && trigger.account() == account
                && trigger.config().equals(config)).findFirst();
    }

    public Optional<Trigger> find(String id) {
        settle();
        return Optional.ofNullable(triggers.get(id));
    }

    /** The trigger, or 404; a deleted one is this status. The numbers are ours: Composio's are not known. */
    Trigger require(String id, int whenDeleted) {
        return find(id).orElseThrow(() -> deleted.contains(id)
                ? new ApiError(
                        whenDeleted, whenDeleted, "TriggerInstance_Deleted", "Trigger instance already deleted",
                        "Create the trigger again.")
                : new ApiError(
                        404, 2501, "TriggerInstance_NotFound", "Trigger instance \"" + id + "\" not found",
                        "Check the trigger id and the project of the API key."));
    }

    /** The newest first. */
    public List<Trigger> newestFirst() {
        settle();
        List<Trigger> all = new ArrayList<>(triggers.values());
        Collections.reverse(all);
        return all;
    }

    void remove(Trigger trigger) {
        triggers.remove(trigger.id());
        deleted.add(trigger.id());
    }

    /** Composio gives the trigger up. */
    public void disable(Trigger trigger, String reason) {
        trigger.disable(reason, clock.instant());
    }

    private void settle() {
        List<Trigger> orphans = triggers.values().stream()
                .filter(trigger -> accounts.find(trigger.account().id()).isEmpty()).toList();
        orphans.forEach(this::remove);
        triggers.values().stream().filter(trigger -> CONNECTION_EXPIRED.equals(trigger.disabledReason())
                && trigger.account().status() == Status.ACTIVE).forEach(trigger -> trigger.enable(clock.instant()));
    }
}
