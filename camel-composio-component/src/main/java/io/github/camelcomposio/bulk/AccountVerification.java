package io.github.camelcomposio.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Sleeper;
import io.github.camelcomposio.client.Throttle;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.error.Failure;

/** Verifies the credential of one account, whoever imported it: with a ledger, once for a credential ever. */
public final class AccountVerification {

    private static final String RUN = "verify";

    private final String operation;
    private final ComposioClient client;
    private final OpenLedger ledger;
    private final Verifier verifier;

    /** @param ledger null where there is none */
    public AccountVerification(String operation, ComposioClient client, OpenLedger ledger, Throttle throttle) {
        this.operation = operation;
        this.client = client;
        this.ledger = ledger;
        this.verifier = new Verifier(client, operation, throttle);
    }

    /**
     * Verifies an account.
     *
     * @return what is known of it, under Composio's names; fails with a {@link ComposioRejectedCredentialException}
     *         where the provider refuses the credential, now or before
     */
    public CompletableFuture<Map<String, Object>> verify(String accountId, Sleeper sleeper) {
        if (ledger == null) {
            return verifier.prepare(accountId).thenCompose(this::ask);
        }
        return ledger.ofAccount(accountId).thenCompose(entry -> {
            if (!isKnown(entry)) {
                return verifier.prepare(accountId).thenCompose(this::ask);
            }
            LedgerEntry known = entry.get();
            boolean over = known.state() == LedgerEntry.State.DONE && known.verification() != null;
            return over
                    ? verifier.read(accountId).thenApply(account -> reply(account, known.verification()))
                    : verifier.prepare(accountId).thenCompose(question -> inTurn(question, known, sleeper));
        });
    }

    /** Whether the ledger knows with which credential the account is. */
    private static boolean isKnown(Optional<LedgerEntry> entry) {
        return entry.isPresent() && entry.get().fingerprint() != null;
    }

    private CompletableFuture<Map<String, Object>> ask(Verifier.Question question) {
        CompletableFuture<Verifier.Answer> answer = question.canBeAsked()
                ? verifier.ask(question) : CompletableFuture.completedFuture(Verifier.Answer.NONE);
        return answer.thenApply(known -> reply(question, known, "it answered " + known.status()));
    }

    /** In the user's turn: an import of this instance may be at work on the same account. */
    private CompletableFuture<Map<String, Object>> inTurn(
            Verifier.Question question, LedgerEntry known, Sleeper sleeper) {
        String user = Json.text(question.account().body(), "user_id");
        return client.turns().inTurn(new RunGate.UserTurn(user), () -> once(question, known, sleeper));
    }

    private CompletableFuture<Map<String, Object>> once(Verifier.Question question, LedgerEntry known, Sleeper sleeper) {
        String run = known.runId() == null ? RUN : known.runId();
        return ledger.claim(known.subject(), known.fingerprint(), true, run, sleeper).thenCompose(claim -> {
            SubjectClaim taken = SubjectClaim.taken(ledger, run, known.subject(), known.fingerprint(), claim.before());
            LedgerEntry.Verification before = taken.verification();
            if (before != null || !taken.isSame() || !question.canBeAsked()) {
                return taken.giveBack(null).thenCompose(back -> before == null
                        ? ask(question) : CompletableFuture.completedFuture(reply(question, before)));
            }
            return noted(taken).thenCompose(noted -> verifier.ask(question))
                    .thenCompose(answer -> taken.verified(noted(answer.verification()))
                            .thenApply(noted -> reply(question, answer, "it answered " + answer.status())));
        });
    }

    /** Where it can't be noted that the provider is asked, it is not asked, and the claim does not stay. */
    private static CompletableFuture<Void> noted(SubjectClaim taken) {
        return taken.verifying(LedgerEntry.Verification.ASKED)
                .handle((noted, failure) -> failure == null
                        ? CompletableFuture.<Void> completedFuture(null) : givenBack(taken, failure))
                .thenCompose(Function.identity());
    }

    private static CompletableFuture<Void> givenBack(SubjectClaim taken, Throwable why) {
        return taken.giveBack(null).handle((back, failure) -> {
            throw ImportFailures.rethrown(why);
        });
    }

    private static LedgerEntry.Verification noted(Verification verification) {
        return LedgerEntry.Verification.valueOf(verification.name());
    }

    private Map<String, Object> reply(Verifier.Question question, LedgerEntry.Verification before) {
        Verification verification = before == LedgerEntry.Verification.ASKED
                ? Verification.UNVERIFIABLE : Verification.valueOf(before.name());
        return reply(question, new Verifier.Answer(verification, 0), "it has refused it before");
    }

    private Map<String, Object> reply(Verifier.Question question, Verifier.Answer answer, String refusal) {
        if (answer.verification() == Verification.REJECTED) {
            throw new ComposioRejectedCredentialException(
                    Failure.answered(operation, 0, question.account().requestId()), question.accountId(), refusal);
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("id", question.accountId());
        reply.put("status", Json.text(question.account().body(), "status"));
        reply.put("verification", answer.verification().name());
        reply.put("provider_status", answer.status() == 0 ? null : answer.status());
        return reply;
    }
}
