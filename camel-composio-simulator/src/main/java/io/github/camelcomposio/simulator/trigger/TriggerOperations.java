package io.github.camelcomposio.simulator.trigger;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * The operations on triggers; listing, switching and deleting them is here.
 *
 * <p>
 * Source: Composio reference, triggers: filters combine with AND, the values of one with OR; the old names of filters
 * mean the same; at most 50 on a page; 409 for a trigger that is already in the wanted state or already deleted, 410
 * for switching a deleted one. OURS: the newest first; {@code page} of v3 is the page's number.
 */
public final class TriggerOperations {

    private static final int MOST = 50;

    private static final ObjectShape STATUS
            = Shape.object().required("status", Shape.oneOf(List.of("enable", "disable")));

    private final TriggerStore triggers;
    private final Clock clock;
    private final int pageSize;
    private final TriggerUpsert upsert;

    /** @param twoFactor whether a user who is named must own the account */
    public TriggerOperations(
                             TriggerStore triggers, AccountStore accounts, Clock clock, int pageSize,
                             BooleanSupplier twoFactor) {
        this.triggers = triggers;
        this.clock = clock;
        this.pageSize = pageSize;
        this.upsert = new TriggerUpsert(triggers, accounts, clock, twoFactor);
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/trigger_instances/active", this::list).orUser(),
                Route.of("POST", "/trigger_instances/{slug}/upsert", upsert::upsert).orUser(),
                Route.of("PATCH", "/trigger_instances/manage/{triggerId}", this::manage).orUser(),
                Route.of("DELETE", "/trigger_instances/manage/{triggerId}", this::delete).orUser());
    }

    private Answer list(ApiRequest request) {
        Set<String> users = filter(request, "user_ids");
        Set<String> accounts = filter(request, "connected_account_ids", "connectedAccountIds");
        Set<String> accountUuids = filter(request, "deprecatedConnectedAccountUuids");
        Set<String> configs = filter(request, "auth_config_ids", "authConfigIds");
        Set<String> configUuids = filter(request, "deprecatedAuthConfigUuids");
        Set<String> ids = filter(request, "trigger_ids", "triggerIds");
        Set<String> names = filter(request, "trigger_names", "triggerNames").stream()
                .map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        boolean showDisabled = request.queryFlag("show_disabled")
                .or(() -> request.queryFlag("showDisabled")).orElse(false);
        List<Trigger> found = triggers.newestFirst().stream()
                .filter(trigger -> showDisabled || !trigger.disabled())
                .filter(trigger -> passes(users, trigger.account().userId()))
                .filter(trigger -> passes(accounts, trigger.account().id()))
                .filter(trigger -> passes(accountUuids, Ids.uuidOf(trigger.account().id())))
                .filter(trigger -> passes(configs, trigger.account().authConfig().id()))
                .filter(trigger -> passes(configUuids, trigger.account().authConfig().uuid()))
                .filter(trigger -> passes(ids, trigger.id()))
                .filter(trigger -> passes(names, trigger.type().slug())).toList();
        return Answer.json(200, page(request).cut(found, Trigger::view));
    }

    private Page page(ApiRequest request) {
        Page page = Page.of(request, pageSize, MOST);
        if (!request.version().equals("v3") || request.query("page").isEmpty()) {
            return page;
        }
        String number = request.query("page").get();
        if (!number.matches("[1-9]\\d{0,8}")) {
            throw ApiError.invalid("Error in query.page: Expected a number from 1");
        }
        return new Page(Integer.parseInt(number), page.limit());
    }

    private static Set<String> filter(ApiRequest request, String... names) {
        Set<String> values = new LinkedHashSet<>();
        for (String name : names) {
            values.addAll(request.queryList(name));
        }
        return values;
    }

    private static boolean passes(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private Answer manage(ApiRequest request) {
        boolean disable = request.json(STATUS).get("status").equals("disable");
        Trigger trigger = triggers.require(request.path().get("triggerId"), 410);
        if (trigger.disabled() == disable) {
            throw new ApiError(
                    409, 409, "TriggerInstance_Conflict",
                    "Trigger instance already " + (disable ? "disabled" : "enabled"), "There is nothing to do.");
        }
        if (disable) {
            trigger.disable(null, clock.instant());
        } else {
            trigger.enable(clock.instant());
        }
        return Answer.json(200, Map.of("status", "success"));
    }

    private Answer delete(ApiRequest request) {
        Trigger trigger = triggers.require(request.path().get("triggerId"), 409);
        triggers.remove(trigger);
        return Answer.json(200, Map.of("trigger_id", trigger.id()));
    }
}
