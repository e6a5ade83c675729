package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.model.ConnectionState;
import io.github.camelcomposio.model.CredentialFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates a connected account once. When it is not known whether Composio did it, the account is looked for until the
 * request can no longer be running; only then is the create sent again. What is found is ours when it is the one
 * account that was absent before, told by its id and never by a clock; it then gets our credentials, so that it does
 * not matter who made it.
 */
public final class AccountCreation {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCreation.class);
    /** Composio's code for an alias that the user has already. */
    private static final String ALIAS_TAKEN = "600";

    private final ComposioClient client;
    private final RememberingWatch watch;
    private final ApiRequest create;
    private final AccountLookup lookup;
    private final ConnectionState state;
    private final String alias;
    private final Set<String> idsBefore;
    private int creates;
    private int failures;
    private int looks;
    private long sentAt;

    /**
     * @param create    the request
     * @param lookup    finds the accounts of the same user and auth config
     * @param state     the credentials in the request; null where it has none
     * @param alias     the alias in the request; null where it has none
     * @param idsBefore the accounts that the look-up found before the create; null where nobody looked
     */
    public AccountCreation(ComposioClient client, ApiRequest create, AccountLookup lookup,
                           ConnectionState state, String alias, Set<String> idsBefore) {
        this.watch = new RememberingWatch(client.watch());
        this.client = client.watched(watch);
        this.create = create;
        this.lookup = lookup;
        this.state = state;
        this.alias = alias;
        this.idsBefore = idsBefore;
    }

    /** Creates the account; the answer has the create's shape, also where the account was found. */
    public CompletableFuture<ApiResponse> run() {
        creates++;
        Call call = client.call(create);
        return call.start().exceptionallyCompose(thrown -> {
            if (!(Call.unwrap(thrown) instanceof ComposioException failure)) {
                return CompletableFuture.failedFuture(thrown);
            }
            if (creates > 1 && alias != null && isAliasTaken(failure)) {
                return look(failure, client.now());
            }
            if (!failure.isOutcomeUnknown() || !canBeFound()) {
                return CompletableFuture.failedFuture(failure);
            }
            sentAt = call.sentAt();
            LOG.debug("{} has an unknown outcome, looking for the account", create.operation());
            Duration mayRun = client.settings().responseTimeout().plus(client.settings().lateCommitWait());
            return look(failure, sentAt + Timer.nanos(mayRun));
        });
    }

    /** Only an account that shows at once in the look-up that was made before. */
    private boolean canBeFound() {
        return idsBefore != null && state != null && lookup.shows(state.val().get("status"));
    }

    private static boolean isAliasTaken(ComposioException failure) {
        return failure instanceof ComposioInvalidRequestException && ALIAS_TAKEN.equals(failure.getCode());
    }

    private CompletableFuture<ApiResponse> look(ComposioException cause, long until) {
        looks++;
        boolean last = client.now() >= until;
        return lookup.find(client)
                .handle((accounts, failure) -> failure == null ? decide(accounts, cause, until, last)
                        : last || client.timer().isStopped() || watch.hasPrevented() ? lost(failure, cause)
                        : lookAgain(cause, until))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<ApiResponse> decide(
            List<Map<String, Object>> accounts, ComposioException cause, long until, boolean last) {
        List<Map<String, Object>> candidates = accounts.stream().filter(this::mayBeOurs).toList();
        if (candidates.isEmpty()) {
            return last ? notThere(cause) : lookAgain(cause, until);
        }
        if (candidates.size() == 1) {
            return adopt(candidates.get(0)).exceptionallyCompose(failure -> lost(failure, cause));
        }
        List<String> ids = candidates.stream().map(account -> Json.text(account, "id")).toList();
        return CompletableFuture.failedFuture(new ComposioConflictException(
                "the answer to the create was lost, and several new accounts were found: " + ids,
                cause.getFailure().withOutcomeUnknown(), ids));
    }

    private boolean mayBeOurs(Map<String, Object> account) {
        return !idsBefore.contains(Json.text(account, "id"))
                && (alias == null || alias.equals(Json.text(account, "alias")))
                && state.scheme().name().equals(Json.text(Json.object(account, "state"), "authScheme"));
    }

    private CompletableFuture<ApiResponse> lookAgain(ComposioException cause, long until) {
        Duration pause = client.settings().retries().delay(looks - 1, null, ThreadLocalRandom.current());
        return client.timer().after(create.operation(), pause)
                .handle((slept, stopped) -> stopped == null ? look(cause, until) : lost(stopped, cause))
                .thenCompose(Function.identity());
    }

    /**
     * A look that began when the request could no longer be running found nothing: it was not carried out. What failed
     * in an outage is tried again however often that happens, if there is the patience.
     */
    private CompletableFuture<ApiResponse> notThere(ComposioException cause) {
        if (!client.isPatient() || !client.pacer().hadOutageSince(sentAt)) {
            failures++;
        }
        if (failures > client.settings().retries().maxRetries() || isAliasTaken(cause)) {
            return CompletableFuture.failedFuture(cause);
        }
        looks = 0;
        return run();
    }

    /** What became of the create stays unknown, for looking was not possible. */
    private static CompletableFuture<ApiResponse> lost(Throwable failure, ComposioException cause) {
        ComposioTransportException unknown = new ComposioTransportException(
                "the answer to the create was lost, and looking for the account failed",
                cause.getFailure().withOutcomeUnknown(), cause);
        unknown.addSuppressed(Call.unwrap(failure));
        return CompletableFuture.failedFuture(unknown);
    }

    private CompletableFuture<ApiResponse> adopt(Map<String, Object> account) {
        String id = Json.text(account, "id");
        Map<String, Object> val = state.val().entrySet().stream()
                .filter(field -> CredentialFields.PATCHABLE.contains(field.getKey()) && field.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!state.scheme().isPatchable() || val.isEmpty()) {
            return CompletableFuture.completedFuture(asCreated(account));
        }
        Map<String, Object> connection = Map.of("state", new ConnectionState(state.scheme(), val).toWire());
        ApiRequest patch
                = new ApiRequest(create.operation(), "PATCH", "/connected_accounts/{connectedAccountId}", Repetition.FREELY)
                        .path("connectedAccountId", id).body(Map.of("connection", connection));
        return client.send(patch).thenApply(patched -> asCreated(account));
    }

    private static ApiResponse asCreated(Map<String, Object> account) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", account.get("id"));
        body.put("connectionData", account.get("state"));
        body.put("status", account.get("status"));
        body.put("redirect_url", null);
        body.put("redirect_uri", null);
        return new ApiResponse(201, Map.of(), body);
    }
}
