package io.github.camelcomposio.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.AccountView;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.trigger.Trigger;
import io.github.camelcomposio.simulator.trigger.TriggerOperations;
import io.github.camelcomposio.simulator.trigger.TriggerStore;
import io.github.camelcomposio.simulator.trigger.TriggerTypeOperations;
import io.github.camelcomposio.simulator.webhook.Deliveries;
import io.github.camelcomposio.simulator.webhook.EndpointOperations;
import io.github.camelcomposio.simulator.webhook.Event;
import io.github.camelcomposio.simulator.webhook.Events;
import io.github.camelcomposio.simulator.webhook.LegacyOperations;
import io.github.camelcomposio.simulator.webhook.SubscriptionOperations;
import io.github.camelcomposio.simulator.webhook.Subscriptions;
import io.github.camelcomposio.simulator.wire.Route;

/**
 * What happens in a project and is told to its webhook: triggers that fire or are given up, accounts that expire.
 * Guarded by the simulator's lock.
 */
final class ProjectEvents {

    private static final Set<String> REASONS = Set.of(TriggerStore.CONNECTION_EXPIRED, "subscription_auth_failure",
            "subscription_refresh_failure", "polling_failure_in_composio_infra");

    private static final Set<AuthScheme> REFRESHED
            = Set.of(AuthScheme.OAUTH2, AuthScheme.DCR_OAUTH, AuthScheme.S2S_OAUTH2);

    private final AccountView accountView;
    private final TriggerStore triggers;
    private final Events events;
    private final Deliveries deliveries;
    private final List<Route> routes;

    /**
     * @param project   {@code project_id} and {@code org_id}
     * @param twoFactor whether a user who is named must own the account
     */
    ProjectEvents(
                  Catalogue catalogue, AccountStore accounts, AccountView accountView, Subscriptions subscriptions,
                  Deliveries deliveries, Ids ids, Settings settings, Map<String, Object> project,
                  BooleanSupplier twoFactor, Supplier<String> origin) {
        this.accountView = accountView;
        this.triggers = new TriggerStore(accounts, ids, settings.clock());
        this.events = new Events(subscriptions, ids, settings.clock(), project);
        this.deliveries = deliveries;
        this.routes = Stream.of(
                new TriggerTypeOperations(catalogue, settings.pageSize()).routes(),
                new TriggerOperations(triggers, accounts, settings.clock(), settings.pageSize(), twoFactor).routes(),
                new SubscriptionOperations(subscriptions, settings.pageSize()).routes(),
                new LegacyOperations(subscriptions).routes(),
                new EndpointOperations(catalogue, ids, settings.clock(), origin).routes())
                .flatMap(List::stream).toList();
    }

    List<Route> routes() {
        return routes;
    }

    TriggerStore triggers() {
        return triggers;
    }

    /** @return the event's id */
    String fire(String triggerId, Map<String, Object> payload) {
        Trigger trigger = require(triggerId);
        if (trigger.disabled()) {
            throw new IllegalStateException("The trigger " + triggerId + " is disabled");
        }
        return tell(events.triggerMessage(trigger, payload));
    }

    /** Composio gives a trigger up. */
    String disable(String triggerId, String reason) {
        Trigger trigger = require(triggerId);
        if (!REASONS.contains(reason)) {
            throw new IllegalArgumentException("A reason is one of " + REASONS);
        }
        if (reason.equals(TriggerStore.CONNECTION_EXPIRED) && trigger.account().status() == Status.ACTIVE) {
            throw new IllegalStateException(
                    "The account of the trigger " + triggerId + " is ACTIVE: let it expire before");
        }
        triggers.disable(trigger, reason);
        return tell(events.triggerDisabled(trigger));
    }

    /** The account has expired, whatever its scheme. */
    String expired(ConnectedAccount account) {
        return tell(events.accountExpired(accountView.full(account)));
    }

    /** The account has another status: tells of it when Composio would. */
    void changed(ConnectedAccount account, Status before) {
        if (account.status() == Status.EXPIRED && before != Status.EXPIRED && REFRESHED.contains(account.scheme())) {
            expired(account);
        }
    }

    private String tell(Event event) {
        deliveries.submit(event);
        return event.id();
    }

    private Trigger require(String id) {
        return triggers.find(id).orElseThrow(() -> new IllegalArgumentException("There is no trigger " + id));
    }
}
