package io.github.camelcomposio.simulator.account;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * Status, DELETE, refresh and revoke of a connected account.
 *
 * <p>
 * Source: Composio reference, connected accounts. OURS: enabling makes an account of any status ACTIVE without a
 * reason, disabling makes it INACTIVE; refresh leaves an account that is not of OAuth as it is; revoke works for every
 * toolkit, but for NO_AUTH, and the credentials stay readable (masked).
 */
final class AccountLifecycle {

    private static final String BY_USER = "Connection status updated by user";

    private static final ObjectShape STATUS = Shape.object().required("enabled", Shape.bool());

    private static final ObjectShape REFRESH = Shape.object()
            .optional("redirect_url", Shape.string()).optional("validate_credentials", Shape.bool());

    private final AccountStore accounts;
    private final Links links;
    private final Ids ids;
    private final Clock clock;

    AccountLifecycle(AccountStore accounts, Links links, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    Answer status(ApiRequest request) {
        ConnectedAccount account = accounts.require(request.path().get("nanoId"));
        boolean enabled = (Boolean) request.json(STATUS).get("enabled");
        account.disable(!enabled);
        account.status(enabled ? Status.ACTIVE : Status.INACTIVE, enabled ? null : BY_USER, clock.instant());
        return Answer.json(200, Map.of("success", true));
    }

    Answer delete(ApiRequest request) {
        boolean revoke = request.queryFlag("revoke_on_delete").orElse(false);
        accounts.remove(accounts.require(request.path().get("nanoid")));
        return Answer.json(200, revoke ? Map.of("success", true, "revoke_job_id", ids.uuid()) : Map.of("success", true));
    }

    Answer refresh(ApiRequest request) {
        ConnectedAccount account = accounts.require(request.path().get("nanoid"));
        Map<String, Object> body = request.json(REFRESH);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("redirect_url", null);
        if (account.scheme().redirectable()) {
            String callback = request.query("redirect_url").or(() -> Maps.text(body, "redirect_url")).orElse(null);
            account.status(Status.INITIATED, null, clock.instant());
            answer.put("redirect_url", links.open(account, callback).url());
        }
        answer.put("id", account.id());
        answer.put("status", account.status().name());
        return Answer.json(200, answer);
    }

    Answer revoke(ApiRequest request) {
        ConnectedAccount account = accounts.require(request.path().get("nanoid"));
        List<String> revoked = List.of();
        if (account.status() != Status.REVOKED) {
            revoked = revocable(account);
            account.status(Status.REVOKED, "Revoked via user-initiated revoke endpoint", clock.instant());
        }
        return Answer.json(200, Map.of("revoked_tokens", revoked, "connected_account",
                Map.of("id", account.id(), "status", account.status().name())));
    }

    private static List<String> revocable(ConnectedAccount account) {
        if (account.status() != Status.ACTIVE) {
            throw new ApiError(
                    409, 409, "ConnectedAccount_Conflict",
                    "The connected account is " + account.status() + ", only an ACTIVE one can be revoked",
                    "Read the connected account and try again when it is ACTIVE.");
        }
        if (account.scheme() == AuthScheme.NO_AUTH) {
            throw ApiError.accountRefused("The toolkit has nothing to revoke");
        }
        List<String> tokens = Stream.of("access_token", "refresh_token")
                .filter(token -> account.val().get(token) != null).toList();
        return tokens.isEmpty() ? List.of("credential") : tokens;
    }
}
