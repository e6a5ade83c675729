package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** {@code connectedAccounts/verify}, with a ledger and without. */
class VerifyOperationTest extends VerifyTestBase {

    private static final String LEDGER = "ledger=#ledger";

    private Account account(String user, String key) {
        imported(withLedger(""), row(user, key));
        return only(user);
    }

    private Message verify(String options, Account account) {
        return send(verifyOperation(options), null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, account.id())).getMessage();
    }

    private ComposioRejectedCredentialException rejection(String options, Account account) {
        return (ComposioRejectedCredentialException) failure(
                verifyOperation(options), null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, account.id()));
    }

    private static Map<String, Object> answer(Account account, String verification, Integer status) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", account.id());
        answer.put("status", "ACTIVE");
        answer.put("verification", verification);
        answer.put("provider_status", status);
        return answer;
    }

    @Test
    void saysWhatTheProviderSays() {
        Account ann = account("ann", GOOD);
        Message reply = verify("", ann);

        assertThat(reply.getBody()).isEqualTo(answer(ann, "VERIFIED", 200));
        assertThat(reply.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(ann.id());
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
    }

    @Test
    void takesTheAccountFromTheBodyToo() {
        Account ann = account("ann", GOOD);

        assertThat(reply(send(verifyOperation(""), Map.of("connected_account_id", ann.id()))))
                .containsEntry("verification", "VERIFIED");
        assertThat(reply(send(verifyOperation("connectedAccountId=" + ann.id()), null)))
                .containsEntry("verification", "VERIFIED");
    }

    @Test
    void failsWhereTheProviderRefuses() {
        Account ann = account("ann", WRONG);

        assertThat(rejection("", ann).getConnectedAccountId()).isEqualTo(ann.id());
        assertThat(rejection("apiVersion=v3", ann)).hasMessageContaining("it answered 401");
        assertThat(asked()).as("without a ledger it is asked whenever it is told to").isEqualTo(2);
        assertThat(only("ann").status()).isEqualTo("ACTIVE");
    }

    @Test
    void isUnverifiableWithoutAClearAnswer() {
        Account ann = account("ann", GOOD);
        simulator.providerStatus("sendgrid", 403);
        assertThat(verify("", ann).getBody()).isEqualTo(answer(ann, "UNVERIFIABLE", 403));
        simulator.fault(Fault.on("POST", "/tools/execute/proxy").answer(500));
        assertThat(verify("", ann).getBody()).isEqualTo(answer(ann, "UNVERIFIABLE", null));

        simulator.addAuthConfig("ac_own", "a-toolkit-of-ours", "API_KEY");
        imported(withLedger("").replace(SENDGRID, "ac_own"), row("bob", GOOD));
        assertThat(verify("", only("bob")).getBody()).isEqualTo(answer(only("bob"), "UNVERIFIABLE", null));
    }

    @Test
    void asksOnceForACredentialEver() {
        Account ann = account("ann", GOOD);
        Account bob = account("bob", WRONG);
        verify(LEDGER, ann);
        rejection(LEDGER, bob);

        assertThat(verify(LEDGER, ann).getBody()).isEqualTo(answer(ann, "VERIFIED", null));
        assertThat(rejection(LEDGER, bob)).hasMessageContaining("it has refused it before");
        assertThat(verification(verifying(""), row("ann", GOOD))).hasToString("VERIFIED");
        rejected(verifying(""), row("bob", WRONG));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void asksNotOfWhatAnImportHasAskedAbout() {
        imported(verifying(""), row("ann", GOOD));
        rejected(verifying(""), row("bob", WRONG));

        assertThat(verify(LEDGER, only("ann")).getBody()).isEqualTo(answer(only("ann"), "VERIFIED", null));
        rejection(LEDGER, only("bob"));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void asksOfACredentialThatIsNew() {
        rejected(verifying(""), row("ann", WRONG));
        imported(withLedger(""), row("ann", GOOD));

        assertThat(verify(LEDGER, only("ann")).getBody()).isEqualTo(answer(only("ann"), "VERIFIED", 200));
        assertThat(entryOf(only("ann")).verification()).isEqualTo(LedgerEntry.Verification.VERIFIED);
    }

    @Test
    void asksNotAgainWhereAnInstanceDiedBeforeItNotedTheAnswer() {
        Account ann = account("ann", GOOD);
        dieAfterAsking(entryOf(ann));

        assertThat(verify(LEDGER, ann).getBody()).isEqualTo(answer(ann, "UNVERIFIABLE", null));
        assertThat(asked()).isZero();
    }

    @Test
    void leavesTheLedgersEntryAsItWasButForTheAnswer() {
        Account ann = account("ann", GOOD);
        LedgerEntry before = entryOf(ann);
        verify(LEDGER, ann);
        simulator.clearRequests();

        LedgerEntry after = entryOf(ann);
        assertThat(after).usingRecursiveComparison().ignoringFields("verification").isEqualTo(before);
        imported(withLedger(""), row("ann", GOOD));
        assertThat(simulator.requests()).as("nothing has changed").isEmpty();
        assertThat(journal("run")).hasSize(2);
    }

    @Test
    void asksWhereTheLedgerDoesNotKnowTheAccount() {
        imported(IMPORT, row("ann", GOOD));

        assertThat(verify(LEDGER, only("ann")).getBody()).isEqualTo(answer(only("ann"), "VERIFIED", 200));
        assertThat(ledger.ofAccount(only("ann").id())).isEmpty();
    }

    @Test
    void asksNobodyWhereTheLedgerCantNoteIt() {
        Account ann = account("ann", GOOD);
        LedgerEntry before = entryOf(ann);
        context.getRegistry().bind("failing", failingToNote());

        assertThat(failure(verifyOperation("ledger=#failing&connectedAccountId=" + ann.id()), null, Map.of()))
                .isInstanceOf(IllegalStateException.class).hasMessage("the disk is full");
        assertThat(asked()).isZero();
        assertThat(entryOf(ann)).as("given back").isEqualTo(before);
    }

    /** The ledger, but for the note that a provider is asked. */
    private ImportLedger failingToNote() {
        return (ImportLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] { ImportLedger.class }, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("settle") && String.valueOf(arguments[0]).contains("verification=ASKED")) {
                        throw new IllegalStateException("the disk is full");
                    }
                    return method.invoke(ledger, arguments);
                });
    }

    @Test
    void failsWhereThereIsNoAccount() {
        assertThat(failure(verifyOperation("connectedAccountId=ca_none"), null, Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
        assertThat(failure(verifyOperation(""), null, Map.of())).isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("connectedAccountId");
    }

    @Test
    void asksNoMoreASecondThanItMay() {
        Account ann = account("ann", GOOD);
        String slow = verifyOperation("connectedAccountId=" + ann.id()).replace("1000", "4");
        List<CompletableFuture<Object>> all = new ArrayList<>();
        long before = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            all.add(template.asyncRequestBody(slow, (Object) null));
        }
        all.forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(asked()).isEqualTo(10);
    }

    @Test
    void whatIsKnownTakesNoTurn() {
        Account ann = account("ann", GOOD);
        String slow = verifyOperation("connectedAccountId=" + ann.id() + "&" + LEDGER).replace("1000", "1");
        long before = System.nanoTime();
        for (int i = 0; i < 61; i++) {
            send(slow, null);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(1));
        assertThat(asked()).isEqualTo(1);
    }
}
