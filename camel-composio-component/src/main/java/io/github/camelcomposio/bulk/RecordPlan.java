package io.github.camelcomposio.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.ConnectionStatus;

/** What a record would come to, in a dry run: the same as in a real one, with nothing written. */
final class RecordPlan {

    private static final String NOT_YET = "(not created yet)";

    private final String operation;
    private final ImportPolicy policy;
    private final ImportRun run;
    private final ImportTask task;

    RecordPlan(String operation, ImportPolicy policy, ImportRun run, ImportTask task) {
        this.operation = operation;
        this.policy = policy;
        this.run = run;
        this.task = task;
    }

    /** A decision would be carried out. */
    CompletableFuture<Void> of(AccountDecision decision) {
        task.did(decision.action(), AccountDecision.id(decision.account()), AccountDecision.status(decision.account()));
        task.because(decision.reason());
        task.wouldTake(decision.requests());
        return decision.kind() == AccountDecision.Kind.SKIP ? CompletableFuture.completedFuture(null) : verified();
    }

    /** The provider would be asked about the credential, if it never was. */
    CompletableFuture<Void> verified() {
        LedgerEntry.Verification known = task.claim().verification();
        if (known == LedgerEntry.Verification.REJECTED) {
            return CompletableFuture.failedFuture(new ComposioRejectedCredentialException(
                    Failure.notSent(operation), task.accountId(), VerifiedWork.REFUSED_BEFORE));
        }
        if (known == null && run.mayVerify(policy.verification())) {
            task.wouldTake(VerifiedWork.REQUESTS);
        }
        return CompletableFuture.completedFuture(null);
    }

    /**
     * The split had a record of the same account before: a real run would find what that one has written.
     *
     * @param known whether the ledger would then know these credentials
     */
    CompletableFuture<Void> again(ImportRecord record, boolean known) {
        if (known) {
            task.did(ImportAction.UNCHANGED, null, null);
            return CompletableFuture.completedFuture(null);
        }
        AccountDecision decision = new AccountDecider(operation, policy)
                .decide(record, List.of(written(record)), SubjectClaim.none());
        task.did(decision.action(), null, null);
        task.because(decision.reason());
        task.wouldTake(decision.requests());
        if (decision.kind() != AccountDecision.Kind.SKIP && run.mayVerify(policy.verification())) {
            task.wouldTake(VerifiedWork.REQUESTS);
        }
        return CompletableFuture.completedFuture(null);
    }

    /** The account, as it would be found. */
    private static Map<String, Object> written(ImportRecord record) {
        Map<String, Object> account = new HashMap<>();
        account.put("id", record.accountId() == null ? NOT_YET : record.accountId());
        account.put("status", ConnectionStatus.ACTIVE);
        account.put("alias", record.subject().alias());
        account.put("state", Map.of("authScheme", record.state().scheme().name(), "val", record.state().val()));
        return account;
    }
}
