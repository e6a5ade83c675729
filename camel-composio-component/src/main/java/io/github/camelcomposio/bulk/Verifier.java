package io.github.camelcomposio.bulk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.client.Throttle;

/**
 * Asks a provider whether it takes a credential: one call of the account's test endpoint through Composio's proxy,
 * never repeated, for providers lock out who tries too often.
 * <p>
 * Source: Composio reference, connected accounts, {@code test_request_endpoint}; tools, proxy. Read 2026-11.
 */
public final class Verifier {

    private static final int REFUSED = 401;

    private final ComposioClient client;
    private final String operation;
    private final Throttle throttle;

    /** @param throttle how many providers may be asked a second */
    public Verifier(ComposioClient client, String operation, Throttle throttle) {
        this.client = client;
        this.operation = operation;
        this.throttle = throttle;
    }

    /**
     * What a provider can be asked about an account.
     *
     * @param account  the account, as Composio gives it
     * @param endpoint where; null where there is nothing to ask
     */
    public record Question(ApiResponse account, String endpoint) {

        /** Whether there is something to ask. */
        public boolean canBeAsked() {
            return endpoint != null;
        }

        /** The account's id. */
        public String accountId() {
            return Json.text(account.body(), "id");
        }

        /** Without the endpoint: a credential may stand in it. */
        @Override
        public String toString() {
            return "Question[" + accountId() + "]";
        }
    }

    /**
     * What a provider said.
     *
     * @param verification what it means
     * @param status       its HTTP status; 0 where it gave no answer
     */
    public record Answer(Verification verification, int status) {

        /** There was nobody to ask, or no answer. */
        public static final Answer NONE = new Answer(Verification.UNVERIFIABLE, 0);
    }

    /** Reads the account, and waits for its turn. Asks the provider nothing yet. */
    public CompletableFuture<Question> prepare(String accountId) {
        return read(accountId).thenCompose(question -> question.canBeAsked()
                ? throttle.turn(operation, client.timer()).thenApply(turn -> question)
                : CompletableFuture.completedFuture(question));
    }

    /** Reads the account, of which nothing is to be asked any more. */
    public CompletableFuture<Question> read(String accountId) {
        return client.send(ApiRequest.get(operation, "/connected_accounts/{connectedAccountId}")
                .path("connectedAccountId", accountId)).thenApply(account -> {
                    String endpoint = Json.text(account.body(), "test_request_endpoint");
                    boolean complete = endpoint != null && !endpoint.isBlank() && !endpoint.contains("{");
                    return new Question(account, complete ? endpoint : null);
                });
    }

    /**
     * Asks the provider. Never fails: without a clear answer the credential is UNVERIFIABLE. Under v3 the API has no
     * proxy.
     */
    public CompletableFuture<Answer> ask(Question question) {
        return client.send(new ApiRequest(operation, "POST", "/tools/execute/proxy", Repetition.NEVER).version("v3.1")
                .body(Map.of("endpoint", question.endpoint(), "method", "GET", "connected_account_id",
                        question.accountId())))
                .handle((answer, failure) -> failure == null ? answer(answer) : Answer.NONE);
    }

    /** Only 401 says surely that the credential is wrong: 403 may be a right that it lacks. */
    private static Answer answer(ApiResponse answer) {
        int status = answer.body().get("status") instanceof Number number ? number.intValue() : 0;
        return new Answer(
                status == REFUSED ? Verification.REJECTED
                        : status >= 200 && status < 300 ? Verification.VERIFIED : Verification.UNVERIFIABLE,
                status);
    }
}
