package io.github.camelcomposio.simulator.account;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.toolkit.InputField;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.RetiredCreate;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code POST /connected_accounts}: imports credentials, or starts a flow in which the user gives them.
 *
 * <p>
 * Source: Composio reference, connected accounts, create. Credentials are stored exactly as they come, and a second
 * account for the same user is not refused. OURS: the checks run in the order of this class; a scheme that is not the
 * auth config's is 400 with code 600; without a state, or with one that says INITIALIZING or INITIATED, the account is
 * INITIATED and gets a page, whatever the scheme, but for NO_AUTH, which is ACTIVE at once;
 * {@code validate_credentials} has no effect.
 */
final class AccountCreate {

    private static final ObjectShape CONNECTION = Shape.object()
            .optional("user_id", Shape.string(1, Integer.MAX_VALUE))
            .optional("state", new StateShape())
            .optional("data", Shape.map())
            .optional("callback_url", Shape.string())
            .optional("redirect_uri", Shape.string())
            .optional("alias", Shape.string())
            .optional("experimental", Sharing.SHAPE)
            .optional("deprecated_is_v1_rerouted", Shape.bool());

    private static final ObjectShape BODY = Shape.object()
            .required("auth_config", Shape.object().required("id", Shape.string()))
            .required("connection", CONNECTION)
            .optional("validate_credentials", Shape.bool());

    /** When the combination was announced to end, and when it did. */
    private static final Map<String, String> DEPRECATED
            = Map.of("Deprecation", "@1778198400", "Sunset", "Fri, 03 Jul 2026 00:00:00 GMT");

    private final AccountStore accounts;
    private final AuthConfigStore configs;
    private final Links links;
    private final AccountView view;
    private final Settings settings;

    AccountCreate(AccountStore accounts, AuthConfigStore configs, Links links, AccountView view, Settings settings) {
        this.accounts = accounts;
        this.configs = configs;
        this.links = links;
        this.view = view;
        this.settings = settings;
    }

    Answer create(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        AuthConfig config = configs.requireEnabled(Maps.text(Maps.object(body, "auth_config"), "id").orElseThrow());
        boolean legacy = config.managed() && config.scheme().redirectable();
        if (legacy && settings.retiredManagedCreate()) {
            throw new RetiredCreate();
        }
        ConnectedAccount account = create(config, Maps.object(body, "connection"));
        return Answer.json(201, view.created(account)).withHeaders(legacy ? DEPRECATED : Map.of());
    }

    private ConnectedAccount create(AuthConfig config, Map<String, Object> connection) {
        Map<String, Object> state = Maps.object(connection, "state");
        requireSameScheme(config, state);
        String userId = Maps.text(connection, "user_id").orElseGet(this::usualUser);
        String alias = Maps.text(connection, "alias").orElse(null);
        accounts.requireFreeAlias(alias, userId, config, null);
        Sharing sharing = Sharing.of(Maps.object(connection, "experimental"));
        Map<String, Object> val = state.isEmpty() ? Maps.object(connection, "data") : Maps.object(state, "val");
        Status status = status(config.scheme(), val);
        if (settings.requireToolkitFields() && status == Status.ACTIVE) {
            requireFields(config, val);
        }

        ConnectedAccount account = accounts.add(userId, config, sharing);
        account.alias(alias);
        account.replaceVal(val);
        account.status(status, null, account.createdAt());
        if (status == Status.INITIATED) {
            links.open(account, Maps.text(connection, "callback_url")
                    .or(() -> Maps.text(connection, "redirect_uri")).orElse(null));
        }
        return account;
    }

    private String usualUser() {
        if (settings.verifierUrl() != null) {
            throw ApiError.invalid("Error in payload.connection.user_id: Required");
        }
        return "default";
    }

    private static void requireSameScheme(AuthConfig config, Map<String, Object> state) {
        if (!state.isEmpty() && !config.scheme().name().equals(state.get("authScheme"))) {
            throw ApiError.accountRefused("Auth scheme mismatch: the auth config uses " + config.scheme()
                                          + ", the connection " + state.get("authScheme"));
        }
    }

    private static Status status(AuthScheme scheme, Map<String, Object> val) {
        Object said = val.getOrDefault("status", val.isEmpty() && scheme != AuthScheme.NO_AUTH ? "INITIATED" : "ACTIVE");
        Status status = Status.NAMES.contains(said) ? Status.valueOf(said.toString()) : Status.ACTIVE;
        return status.pending() ? Status.INITIATED : status;
    }

    private static void requireFields(AuthConfig config, Map<String, Object> val) {
        String missing = config.toolkit().inputs(config.scheme()).stream().filter(InputField::required)
                .filter(field -> val.get(field.name()) == null || "".equals(val.get(field.name())))
                .map(InputField::displayName).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ApiError(
                    400, 612, "ConnectedAccount_MissingRequiredFields", "Missing required fields: " + missing,
                    "Send the fields that the toolkit needs.");
        }
    }
}
