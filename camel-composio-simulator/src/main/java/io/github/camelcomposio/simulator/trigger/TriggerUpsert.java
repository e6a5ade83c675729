package io.github.camelcomposio.simulator.trigger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.toolkit.TriggerType;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code POST /trigger_instances/{slug}/upsert}.
 *
 * <p>
 * Source: Composio reference, triggers, upsert: 201 for a new trigger, 200 for one that was there; without an account's
 * id the user's first active account of the toolkit is taken; with 2FA on the user must own the account. OURS: the same
 * trigger is one of the same type, account and config (with the type's defaults), and is enabled again; an unknown slug
 * is 400 as in reads; an account of another toolkit or user is 400; an account that is not ACTIVE is 422; a user
 * without an active account is 404; nothing checks that a webhook endpoint was set up; {@code toolkit_versions} and
 * {@code version} have no effect.
 */
final class TriggerUpsert {

    private static final ObjectShape BODY = Shape.object()
            .optional("connected_account_id", Shape.string())
            .optional("connectedAuthId", Shape.string())
            .optional("user_id", Shape.string())
            .optional("trigger_config", Shape.map())
            .optional("triggerConfig", Shape.map())
            .optional("version", Shape.string())
            .optional("toolkit_versions", Shape.nullable(Shape.anyOf(Shape.string(), Shape.map())));

    private final TriggerStore triggers;
    private final AccountStore accounts;
    private final Clock clock;
    private final BooleanSupplier twoFactor;

    TriggerUpsert(TriggerStore triggers, AccountStore accounts, Clock clock, BooleanSupplier twoFactor) {
        this.triggers = triggers;
        this.accounts = accounts;
        this.clock = clock;
        this.twoFactor = twoFactor;
    }

    Answer upsert(ApiRequest request) {
        TriggerType type = TriggerTypeOperations.require(request.path().get("slug"));
        Map<String, Object> body = request.json(BODY);
        Map<String, Object> given
                = Maps.object(body, body.containsKey("trigger_config") ? "trigger_config" : "triggerConfig");
        List<String> errors = new ArrayList<>();
        type.configShape().check(given, "payload.trigger_config", errors);
        if (!errors.isEmpty()) {
            throw ApiError.invalid(errors);
        }
        ConnectedAccount account = account(type, body);
        Map<String, Object> config = type.withDefaults(given);
        Optional<Trigger> same = triggers.same(type, account, config);
        same.ifPresent(trigger -> trigger.enable(clock.instant()));
        String id = same.orElseGet(() -> triggers.add(type, account, config)).id();
        return Answer.json(same.isPresent() ? 200 : 201, Map.of("trigger_id", id));
    }

    private ConnectedAccount account(TriggerType type, Map<String, Object> body) {
        Optional<String> user = Maps.text(body, "user_id");
        Optional<String> id = Maps.text(body, "connected_account_id").or(() -> Maps.text(body, "connectedAuthId"));
        if (id.isEmpty()) {
            return firstActive(type, user.orElseThrow(
                    () -> ApiError.invalid("Error in payload.connected_account_id: Required unless there is a user_id")));
        }
        ConnectedAccount account = accounts.require(id.get());
        if (!account.authConfig().toolkit().slug().equals(type.toolkit())) {
            throw ApiError.accountRefused("The connected account belongs to another toolkit than the trigger");
        }
        if (twoFactor.getAsBoolean() && user.isPresent() && !user.get().equals(account.userId())) {
            throw ApiError.accountRefused("The connected account belongs to another user");
        }
        if (account.status() != Status.ACTIVE) {
            throw new ApiError(
                    422, 422, "ConnectedAccount_Unprocessable",
                    "The connected account is not usable in its present state",
                    "Bring the connected account back to ACTIVE.");
        }
        return account;
    }

    private ConnectedAccount firstActive(TriggerType type, String user) {
        return accounts.ofUser(user).stream()
                .filter(account -> account.authConfig().toolkit().slug().equals(type.toolkit()))
                .filter(account -> account.status() == Status.ACTIVE).findFirst()
                .orElseThrow(() -> new ApiError(
                        404, 606, "ConnectedAccount_ResourceNotFound",
                        "The user has no active connected account of the toolkit " + type.toolkit(),
                        "Connect an account first."));
    }
}
