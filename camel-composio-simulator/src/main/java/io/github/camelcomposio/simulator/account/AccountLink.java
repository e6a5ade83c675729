package io.github.camelcomposio.simulator.account;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code POST /connected_accounts/link}: an account in the making, and a page on which its user finishes it.
 *
 * <p>
 * Source: Composio reference, connected accounts, link. OURS: the account is INITIALIZING until the page is first
 * viewed.
 */
public final class AccountLink {

    private static final ObjectShape BODY = Shape.object()
            .required("auth_config_id", Shape.string())
            .required("user_id", Shape.string(1, Integer.MAX_VALUE))
            .optional("callback_url", Shape.string())
            .optional("alias", Shape.string())
            .optional("connection_data", Shape.map())
            .optional("experimental", Sharing.SHAPE);

    private final AccountStore accounts;
    private final AuthConfigStore configs;
    private final Links links;

    public AccountLink(AccountStore accounts, AuthConfigStore configs, Links links) {
        this.accounts = accounts;
        this.configs = configs;
        this.links = links;
    }

    Answer link(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        AuthConfig config = configs.requireEnabled(Maps.text(body, "auth_config_id").orElseThrow());
        Link link = start(config, Maps.text(body, "user_id").orElseThrow(), body);

        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("link_token", link.token());
        answer.put("redirect_url", link.url());
        answer.put("expires_at", Timestamps.of(link.expiresAt()));
        answer.put("connected_account_id", link.account().id());
        answer.put("experimental", link.account().sharing().view());
        return Answer.json(201, answer);
    }

    /**
     * Makes the account and opens its page.
     *
     * @param given may hold {@code alias}, {@code callback_url}, {@code connection_data} and {@code experimental}
     */
    public Link start(AuthConfig config, String userId, Map<String, Object> given) {
        String alias = Maps.text(given, "alias").orElse(null);
        accounts.requireFreeAlias(alias, userId, config, null);
        Sharing sharing = Sharing.of(Maps.object(given, "experimental"));
        ConnectedAccount account = accounts.add(userId, config, sharing);
        account.alias(alias);
        account.replaceVal(Maps.object(given, "connection_data"));
        return links.open(account, Maps.text(given, "callback_url").orElse(null));
    }
}
