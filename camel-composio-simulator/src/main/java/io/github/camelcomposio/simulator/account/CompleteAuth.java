package io.github.camelcomposio.simulator.account;

import java.time.Clock;
import java.util.Map;

import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code POST /connected_accounts/complete_auth}: the application tells who came back from a connection.
 *
 * <p>
 * Source: Composio reference, callback identity verification: once, within 10 minutes; the right user makes the account
 * ACTIVE, another one FAILED, which answers 400. OURS: what is unknown, was told already or is too late answers 404.
 */
final class CompleteAuth {

    private static final ObjectShape BODY = Shape.object()
            .required("session_uri", Shape.string()).required("user_id", Shape.string(1, Integer.MAX_VALUE));

    private final Links links;
    private final Clock clock;

    CompleteAuth(Links links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    Answer complete(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        ConnectedAccount account = links.session(Maps.text(body, "session_uri").orElseThrow())
                .orElseThrow(() -> new ApiError(
                        404, 608, "ConnectedAccount_SessionNotFound", "There is no such session to complete",
                        "Complete a session once, within 10 minutes."))
                .account();
        if (!account.userId().equals(body.get("user_id"))) {
            account.status(Status.FAILED, "The user who came back is not the one who started", clock.instant());
            throw ApiError.accountRefused("The user is not the one who started the connection");
        }
        account.status(Status.ACTIVE, null, clock.instant());
        return Answer.json(200, Map.of("connected_account_id", account.id(), "toolkit_slug",
                account.authConfig().toolkit().slug()));
    }
}
