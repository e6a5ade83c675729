package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.account.AccountLink;
import io.github.camelcomposio.simulator.account.Link;
import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;

/**
 * Opens pages on which the user of a session connects an account.
 *
 * <p>
 * Source: Composio reference, sessions, link: the session's auth config, else the toolkit's, else a managed one that is
 * made. OURS: of a toolkit's configs the oldest that is open to sessions is taken, so what was made once is used again;
 * a toolkit that the session does not have is 400, code 4300.
 */
final class SessionLinks {

    private final Catalogue toolkits;
    private final AuthConfigStore configs;
    private final AccountLink links;

    SessionLinks(Catalogue toolkits, AuthConfigStore configs, AccountLink links) {
        this.toolkits = toolkits;
        this.configs = configs;
        this.links = links;
    }

    /**
     * Opens a page.
     *
     * @param given may hold {@code callback_url}, {@code alias} and {@code experimental}
     */
    Link open(SessionConfig config, String slug, Map<String, Object> given) {
        Toolkit toolkit = toolkits.find(slug).orElseThrow(() -> SessionErrors.unknownToolkits(List.of(slug)));
        if (!config.allowsToolkit(slug)) {
            throw SessionErrors.bad("Toolkit " + slug + " is not enabled in this session");
        } else if (toolkit.noAuth()) {
            throw SessionErrors.noAuthToolkit(slug);
        } else if (!config.pins(slug).isEmpty()) {
            throw SessionErrors.bad("A connected account is already pinned for toolkit " + slug + " in this session");
        }
        Map<String, Object> full = new LinkedHashMap<>(given);
        config.callbackUrl().ifPresent(url -> full.putIfAbsent("callback_url", url));
        return links.start(authConfig(config, toolkit), config.userId(), full);
    }

    /** The page's address as the session tells it. */
    static String url(SessionConfig config, Link link) {
        return config.linkUrl().map(base -> base.replaceAll("/+$", "") + "/link/" + link.token()).orElse(link.url());
    }

    private AuthConfig authConfig(SessionConfig config, Toolkit toolkit) {
        if (config.authConfig(toolkit.slug()).isPresent()) {
            return configs.requireEnabled(config.authConfig(toolkit.slug()).get());
        }
        List<AuthConfig> open = configs.newestFirst().stream()
                .filter(found -> found.toolkit().slug().equals(toolkit.slug()) && found.enabledForSessions()).toList();
        if (!open.isEmpty()) {
            return open.get(open.size() - 1);
        }
        return toolkit.managed().stream().findFirst().map(scheme -> configs.add(toolkit, scheme, true))
                .orElseThrow(() -> SessionErrors.noManagedAuth(toolkit.slug()));
    }
}
