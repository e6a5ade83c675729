package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.ConnectionStatus;

/**
 * The end of the work on a record whose credentials are at Composio: asks the provider where that is wanted, once for a
 * credential ever, and notes what is known in the ledger.
 */
final class VerifiedWork {

    /** What a verification takes: the account is read, and the provider asked. */
    static final int REQUESTS = 2;

    /** What is said of a credential that the provider is not asked about again. */
    static final String REFUSED_BEFORE = "it has refused it before";

    private final ComposioClient client;
    private final String operation;
    private final VerificationPolicy policy;
    private final ImportRun run;
    private final ImportTask task;
    private final Clock clock;

    VerifiedWork(ComposioClient client, String operation, VerificationPolicy policy, ImportRun run, ImportTask task,
                 Clock clock) {
        this.client = client;
        this.operation = operation;
        this.policy = policy;
        this.run = run;
        this.task = task;
        this.clock = clock;
    }

    CompletableFuture<Void> finish() {
        LedgerEntry.Verification known = task.claim().verification();
        if (known == LedgerEntry.Verification.REJECTED) {
            return rejected(task.accountId(), REFUSED_BEFORE);
        }
        if (known != null) {
            return settle(known, known == LedgerEntry.Verification.VERIFIED
                    ? Verification.VERIFIED : Verification.UNVERIFIABLE);
        }
        if (!run.mayVerify(policy)) {
            return settle(null, null);
        }
        Verifier verifier = new Verifier(client, operation, policy.throttle());
        return verifier.prepare(task.accountId()).handle((question, failure) -> failure == null
                ? ask(verifier, question)
                : settle(null, Verification.UNVERIFIABLE)).thenCompose(asked -> asked);
    }

    private CompletableFuture<Void> ask(Verifier verifier, Verifier.Question question) {
        if (!question.canBeAsked()) {
            return settle(LedgerEntry.Verification.UNVERIFIABLE, Verification.UNVERIFIABLE);
        }
        return task.claim().noteAsked(task).thenCompose(noted -> verifier.ask(question))
                .thenCompose(answer -> switch (answer.verification()) {
                    case VERIFIED -> settle(LedgerEntry.Verification.VERIFIED, Verification.VERIFIED);
                    case UNVERIFIABLE -> settle(LedgerEntry.Verification.UNVERIFIABLE, Verification.UNVERIFIABLE);
                    case REJECTED -> refused(answer);
                });
    }

    private CompletableFuture<Void> refused(Verifier.Answer answer) {
        String account = task.accountId();
        String said = "it answered " + answer.status();
        return dispose().handle((gone, failure) -> rejected(
                account, failure == null ? said : said + ", and the account could not be changed"))
                .thenCompose(done -> done);
    }

    /** What becomes of an account that this record created. */
    private CompletableFuture<Void> dispose() {
        if (task.action() != ImportAction.CREATED) {
            return CompletableFuture.completedFuture(null);
        }
        String account = "/connected_accounts/{connectedAccountId}";
        return switch (policy.onRejected()) {
            case KEEP -> CompletableFuture.completedFuture(null);
            case DISABLE -> client.send(on("PATCH", account + "/status").body(Map.of("enabled", false)))
                    .thenRun(() -> task.status(ConnectionStatus.INACTIVE));
            case DELETE -> client.send(on("DELETE", account)).thenRun(task::deleted);
        };
    }

    private ApiRequest on(String method, String template) {
        return new ApiRequest(operation, method, template, Repetition.FREELY).path("connectedAccountId", task.accountId());
    }

    private CompletableFuture<Void> settle(LedgerEntry.Verification noted, Verification told) {
        task.verified(told);
        task.settled();
        JournalEntry line = task.claim().isJournalled(task.position()) ? null : task.line(clock.instant());
        return task.claim().done(task, noted, line);
    }

    /** @param account the one with the credential, which may be gone since */
    private CompletableFuture<Void> rejected(String account, String what) {
        task.verified(Verification.REJECTED);
        task.settled();
        ComposioRejectedCredentialException rejected = new ComposioRejectedCredentialException(
                Failure.answered(operation, 0, task.requestId()), account, what);
        return task.claim().done(task, LedgerEntry.Verification.REJECTED, task.line(rejected, clock.instant()))
                .thenCompose(noted -> CompletableFuture.failedFuture(rejected));
    }
}
