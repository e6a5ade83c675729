package io.github.camelcomposio.simulator.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code PATCH /connected_accounts/{nanoid}}: other credentials, alias or rules of sharing. All of it or nothing.
 *
 * <p>
 * Source: Composio reference, connected accounts, patch: fields that are left out stay, null removes one, and the
 * scheme must be the account's. OURS: an empty body is accepted; names outside the list are 400; a scheme that does not
 * match is 400 with code 600; the status stays, unless the simulator was told that a patch revives what is EXPIRED.
 */
final class AccountPatch {

    private static final List<String> KEYS = List.of("token", "generic_api_key", "api_key", "bearer_token", "basic_encoded",
            "generic_token", "api_key_prefix", "generic_secret", "generic_id", "user_agent", "username", "password",
            "credentials_json", "application_id", "installation_id", "private_key");

    private static final ObjectShape BODY = Shape.object()
            .optional("alias", Shape.string())
            .optional("connection", Shape.object().required("state", Shape.object()
                    .required("authScheme", Shape.oneOf(AuthScheme.PATCHABLE))
                    .required("val", val())))
            .optional("experimental", Sharing.CHANGES);

    private final AccountStore accounts;
    private final Settings settings;

    AccountPatch(AccountStore accounts, Settings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    private static ObjectShape val() {
        ObjectShape val = Shape.object();
        for (String key : KEYS) {
            val = val.optional(key, Shape.nullable(Shape.string()));
        }
        return val.closed();
    }

    Answer patch(ApiRequest request) {
        ConnectedAccount account = accounts.require(request.path().get("nanoid"));
        Map<String, Object> body = request.json(BODY);
        Map<String, Object> state = Maps.object(Maps.object(body, "connection"), "state");
        if (!state.isEmpty() && !account.scheme().name().equals(state.get("authScheme"))) {
            throw ApiError.accountRefused("Auth scheme mismatch: the connected account uses " + account.scheme()
                                          + ", the request " + state.get("authScheme"));
        }
        String alias = Maps.text(body, "alias").orElse(account.alias());
        accounts.requireFreeAlias(alias, account.userId(), account.authConfig(), account);
        Sharing sharing = account.sharing().changed(Maps.object(body, "experimental"));

        Clock clock = settings.clock();
        account.alias(alias);
        account.sharing(sharing);
        account.patchVal(Maps.object(state, "val"));
        account.touch(clock.instant());
        if (settings.patchReactivates() && !state.isEmpty() && account.status() == Status.EXPIRED) {
            account.status(Status.ACTIVE, null, clock.instant());
        }
        return Answer.json(200, Map.of("success", true, "id", account.id(), "status", account.status().name()));
    }
}
