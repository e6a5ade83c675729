package io.github.camelcomposio.simulator.organisation;

import java.util.List;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.trigger.TriggerStore;
import io.github.camelcomposio.simulator.usage.Usage;
import io.github.camelcomposio.simulator.usage.UsageOperations;
import io.github.camelcomposio.simulator.webhook.Subscriptions;
import io.github.camelcomposio.simulator.wire.Route;

/** All operations around projects, rather than in one. */
public final class OrganisationOperations {

    private final List<Route> routes;

    /** All but the organisation is the first project's. */
    public OrganisationOperations(
                                  Organisation organisation, AccountStore accounts, AuthConfigStore configs,
                                  TriggerStore triggers, Subscriptions subscriptions, Usage usage, Ids ids,
                                  Settings settings) {
        this.routes = Stream.of(
                new ProjectOperations(organisation, settings.clock()).routes(),
                new OwnerOperations(organisation, subscriptions, ids, settings.pageSize()).routes(),
                new MemberOperations(organisation, accounts, subscriptions, settings.pageSize()).routes(),
                new UsageOperations(usage, organisation.first().id()).routes(),
                new MigrationOperations(accounts, configs, triggers).routes()).flatMap(List::stream).toList();
    }

    public List<Route> routes() {
        return routes;
    }
}
