package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.ToolCatalogue;
import io.github.camelcomposio.simulator.wire.Maps;

/**
 * Whether a configuration makes sense with what the project holds.
 *
 * <p>
 * Source: Composio reference, sessions, create, and sharing and ACL. OURS: the checks run in the order of this class;
 * an auth config that is unknown, disabled or of another toolkit is 400, code 4300.
 */
final class SessionCheck {

    private static final List<String> BY_TOOLKIT = List.of("auth_configs", "connected_accounts", "tools");

    private final Catalogue toolkits;
    private final AccountStore accounts;
    private final AuthConfigStore configs;

    SessionCheck(Catalogue toolkits, AccountStore accounts, AuthConfigStore configs) {
        this.toolkits = toolkits;
        this.accounts = accounts;
        this.configs = configs;
    }

    SessionConfig check(SessionConfig config) {
        if (config.section("toolkits").size() > 1) {
            throw SessionErrors.bad("toolkits takes either enable or disable, not both");
        }
        checkSlugs(config);
        config.section("auth_configs").keySet().forEach(toolkit -> checkAuthConfig(config, toolkit));
        config.section("connected_accounts").keySet().forEach(toolkit -> checkPins(config, toolkit));
        config.section("tools").keySet().forEach(toolkit -> checkTools(config, toolkit));
        checkPreload(config);
        return config;
    }

    private void checkSlugs(SessionConfig config) {
        Set<String> named = new LinkedHashSet<>();
        config.section("toolkits").keySet().forEach(kind -> named.addAll(Maps.texts(config.section("toolkits"), kind)));
        BY_TOOLKIT.forEach(member -> named.addAll(config.section(member).keySet()));
        List<String> unknown = named.stream().filter(slug -> toolkits.find(slug).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw SessionErrors.unknownToolkits(unknown);
        }
    }

    private void checkAuthConfig(SessionConfig config, String toolkit) {
        String id = config.authConfig(toolkit).orElseThrow();
        configs.find(id).filter(found -> !found.disabled() && found.toolkit().slug().equals(toolkit))
                .orElseThrow(() -> SessionErrors.bad("Auth config " + id + " can't be used for toolkit " + toolkit));
    }

    private void checkPins(SessionConfig config, String toolkit) {
        List<String> pins = config.pins(toolkit);
        int most = config.multiAccount() ? config.maxAccounts() : 1;
        if (pins.size() > most) {
            throw SessionErrors.badPins("At most " + most + " connected account(s) can be pinned for toolkit " + toolkit);
        }
        long shared = pins.stream().map(id -> checkPin(config, toolkit, id))
                .filter(account -> account.sharing().shared()).count();
        if (shared > 1) {
            throw SessionErrors.badPins("At most one SHARED connected account can be pinned for toolkit " + toolkit);
        }
    }

    private ConnectedAccount checkPin(SessionConfig config, String toolkit, String id) {
        ConnectedAccount account = accounts.find(id)
                .filter(found -> found.authConfig().toolkit().slug().equals(toolkit))
                .orElseThrow(() -> SessionErrors.badPins("There is no connected account " + id + " of " + toolkit));
        if (account.disabled()) {
            throw SessionErrors.badPins("Connected account " + id + " is disabled");
        }
        if (!account.userId().equals(config.userId()) && !account.sharing().allows(config.userId())) {
            throw SessionErrors.badPins("Connected account " + id + " may not be used by the user of the session");
        }
        return account;
    }

    private static void checkTools(SessionConfig config, String toolkit) {
        Map<String, Object> own = Maps.object(config.section("tools"), toolkit);
        if (own.size() != 1) {
            throw SessionErrors.bad("tools." + toolkit + " takes exactly one of enable, disable and tags");
        }
        List<String> known = ToolCatalogue.BUILT_IN.of(toolkit).stream().map(Tool::slug).toList();
        own.keySet().stream().filter(kind -> !kind.equals("tags")).flatMap(kind -> Maps.texts(own, kind).stream())
                .filter(slug -> !known.contains(slug)).findFirst().ifPresent(slug -> {
                    throw SessionErrors.bad("Tool " + slug + " is no tool of toolkit " + toolkit);
                });
    }

    private static void checkPreload(SessionConfig config) {
        Object preload = config.section("preload").get("tools");
        if ("all".equals(preload)) {
            boolean positive = config.section("toolkits").containsKey("enable")
                    || SessionConfig.tags(config.given().get("tags")).containsKey("enable")
                    || !config.section("tools").isEmpty();
            if (!positive) {
                throw SessionErrors.bad("preload.tools \"all\" needs a filter such as toolkits, tools or tags");
            }
        } else if (preload instanceof List<?> slugs) {
            slugs.stream().filter(slug -> ToolCatalogue.BUILT_IN.find((String) slug).filter(config::allows).isEmpty())
                    .findFirst().ifPresent(slug -> {
                        throw SessionErrors.bad("Tool " + slug + " can't be preloaded in this session");
                    });
        }
    }
}
