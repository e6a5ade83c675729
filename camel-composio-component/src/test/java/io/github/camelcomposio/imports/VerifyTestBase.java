package io.github.camelcomposio.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.ClaimRequest;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.bulk.Settlement;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.simulator.Account;

/** Imports whose credentials are verified: providers that take some, and refuse others. */
abstract class VerifyTestBase extends ImportTestBase {

    static final String GOOD = "sg-good-key-0123456789";
    static final String WRONG = "sg-wrong-key-0123456789";

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setResponseTimeout(2000);
        component.getConfiguration().setLateCommitWait(200);
        simulator.refuseCredential(WRONG);
    }

    static String verifying(String options) {
        return withLedger("verify=all&verifyPerSecond=1000" + (options.isEmpty() ? "" : "&" + options));
    }

    static String verifyOperation(String options) {
        return "composio:connectedAccounts/verify?verifyPerSecond=1000" + (options.isEmpty() ? "" : "&" + options);
    }

    ImportOutcome.Verification verification(String uri, Object body) {
        return imported(uri, body).verification();
    }

    ComposioRejectedCredentialException rejected(String uri, Object body) {
        Throwable failure = failure(uri, body, Map.of());
        if (failure instanceof ComposioRejectedCredentialException rejection) {
            return rejection;
        }
        throw new AssertionError("expected a rejected credential", failure);
    }

    int asked() {
        return simulator.proxiedCalls().size();
    }

    LedgerEntry entryOf(Account account) {
        return ledger.ofAccount(account.id()).orElseThrow();
    }

    JournalEntry lastLine() {
        List<JournalEntry> lines = journal("run");
        return lines.get(lines.size() - 1);
    }

    /** The provider was about to be asked, or was, when the instance died; its lease has ended. */
    void dieAfterAsking(LedgerEntry known) {
        Instant over = Instant.parse("2026-11-01T00:00:00Z");
        ClaimRequest claim = new ClaimRequest(known.subject(), known.fingerprint(), true, "run", "dead", over);
        ledger.claim(List.of(claim), over);
        ledger.settle(List.of(new Settlement(
                known.subject(), "dead", known, new LedgerEntry(
                        known.subject(), LedgerEntry.State.CLAIMED, known.fingerprint(), known.connectedAccountId(),
                        known.status(), known.expiresAt(), "run", "dead", over, null, LedgerEntry.Verification.ASKED,
                        known.createdBy()),
                null)));
    }
}
