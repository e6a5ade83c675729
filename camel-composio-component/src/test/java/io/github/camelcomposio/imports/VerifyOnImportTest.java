package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ProxiedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import that verifies credentials makes of what their providers say. */
class VerifyOnImportTest extends VerifyTestBase {

    @Test
    void findsTheWrongKeysAndAsksOncePerKey() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String user = "user" + i;
            try {
                assertThat(imported(verifying("maxFailureRate=100"), row(user, i % 4 == 0 ? WRONG : GOOD + i)).verification())
                        .isEqualTo(Verification.VERIFIED);
            } catch (ComposioRejectedCredentialException e) {
                assertThat(e.getConnectedAccountId()).isEqualTo(only(user).id());
                found.add(user);
            }
        }

        assertThat(found).containsExactly("user0", "user4", "user8", "user12", "user16");
        assertThat(simulator.proxiedCalls()).hasSize(20).extracting(ProxiedCall::connectedAccountId).doesNotHaveDuplicates();
        assertThat(simulator.proxiedCalls()).allSatisfy(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.endpoint()).isEqualTo("https://api.sendgrid.com/v3/user/profile");
        });
    }

    @Test
    void aRejectHasItsAccountAndWhatTheProviderSaid() {
        ComposioRejectedCredentialException rejection = rejected(verifying(""), row("ann", WRONG));

        assertThat(rejection).hasMessageContaining("it answered 401").hasMessageContaining(only("ann").id());
        assertThat(only("ann").status()).as("kept by default").isEqualTo("ACTIVE");
        assertThat(journal("run")).singleElement().satisfies(line -> {
            assertThat(line.error()).isEqualTo("ComposioRejectedCredentialException");
            assertThat(line.connectedAccountId()).isEqualTo(only("ann").id());
            assertThat(line.verification()).isEqualTo(Verification.REJECTED);
            assertThat(line.action()).isEqualTo(ImportAction.CREATED);
            assertThat(line.reason()).contains("the provider refused the credential");
        });
    }

    @Test
    void disablesAnAccountJustCreatedWhereThatIsWanted() {
        rejected(verifying("onRejected=disable"), row("ann", WRONG));

        assertThat(only("ann").disabled()).isTrue();
        assertThat(lastLine().status()).isEqualTo("INACTIVE");
        assertThat(lastLine().connectedAccountId()).isEqualTo(only("ann").id());
    }

    @Test
    void deletesAnAccountJustCreatedWhereThatIsWanted() {
        ComposioRejectedCredentialException rejection = rejected(verifying("onRejected=delete"), row("ann", WRONG));

        assertThat(simulator.accountsOf("ann")).isEmpty();
        assertThat(rejection.getConnectedAccountId()).isEqualTo(simulator.proxiedCalls().get(0).connectedAccountId());
        assertThat(lastLine().status()).isEqualTo("DELETED");
        assertThat(lastLine().verification()).isEqualTo(Verification.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "keep", "disable", "delete" })
    void leavesAnAccountThatWasThereBefore(String onRejected) {
        imported(verifying(""), row("ann", GOOD));
        ComposioRejectedCredentialException rejection = rejected(verifying("onRejected=" + onRejected), row("ann", WRONG));

        assertThat(rejection.getConnectedAccountId()).isEqualTo(only("ann").id());
        assertThat(only("ann").status()).isEqualTo("ACTIVE");
        assertThat(only("ann").disabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "disable", "delete" })
    void saysSoWhereTheAccountCouldNotBeChanged(String onRejected) {
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{id}/status").answer(400));
        simulator.fault(Fault.on("DELETE", "/connected_accounts/{id}").answer(400));

        assertThat(rejected(verifying("onRejected=" + onRejected), row("ann", WRONG)))
                .hasMessageContaining("it answered 401, and the account could not be changed");
        assertThat(lastLine().connectedAccountId()).isEqualTo(only("ann").id());
    }

    @ParameterizedTest
    @ValueSource(ints = { 403, 404, 429, 500, 503 })
    void isUnverifiableWhereTheProviderGivesNoClearAnswer(int status) {
        simulator.providerStatus("sendgrid", status);

        assertThat(verification(verifying(""), row("ann", WRONG))).isEqualTo(Verification.UNVERIFIABLE);
        assertThat(asked()).isEqualTo(1);
        assertThat(lastLine().verification()).isEqualTo(Verification.UNVERIFIABLE);
    }

    @Test
    void isUnverifiableWhereThereIsNobodyToAsk() {
        simulator.addAuthConfig("ac_own", "a-toolkit-of-ours", "API_KEY");
        String own = verifying("").replace(SENDGRID, "ac_own");

        assertThat(verification(own, row("ann", WRONG))).isEqualTo(Verification.UNVERIFIABLE);
        assertThat(asked()).isZero();
    }

    @Test
    void isUnverifiableWhereTheEndpointHasAPlaceholder() {
        String freshdesk = verifying("").replace(SENDGRID, FRESHDESK);
        Map<String, Object> row = Map.of("user_id", "ann", "username", "ann", "password", GOOD);
        Map<String, Object> complete
                = Map.of("user_id", "bob", "username", "bob", "password", GOOD, "subdomain", "acme");

        assertThat(verification(freshdesk, row)).isEqualTo(Verification.UNVERIFIABLE);
        assertThat(asked()).isZero();
        assertThat(verification(freshdesk, complete)).isEqualTo(Verification.VERIFIED);
        assertThat(simulator.proxiedCalls()).extracting(ProxiedCall::endpoint)
                .containsExactly("https://acme.freshdesk.com/api/v2/agents/me");
    }

    @ParameterizedTest
    @CsvSource({ "POST, /tools/execute/proxy", "GET, /connected_accounts/{id}" })
    void losesNoRecordWhereComposioFails(String method, String path) {
        simulator.fault(Fault.on(method, path).times(1).answer(500));
        simulator.fault(Fault.on(method, path).times(1).cutAfter());
        simulator.fault(Fault.on(method, path).times(1).garbage());
        simulator.fault(Fault.on(method, path).times(1).answer(403));

        for (String user : List.of("ann", "bob", "eve", "joe")) {
            ImportOutcome outcome = imported(verifying("maxRetries=0&maxOutageWait=0"), row(user, GOOD + user));
            assertThat(outcome.action()).as(user).isEqualTo(ImportAction.CREATED);
            assertThat(outcome.verification()).as(user).isEqualTo(Verification.UNVERIFIABLE);
        }
        assertThat(journal("run")).extracting(JournalEntry::action).containsOnly(ImportAction.CREATED).hasSize(4);
    }

    @Test
    void worksUnderEitherVersionOfTheApi() {
        rejected(verifying("apiVersion=v3"), row("ann", WRONG));
        assertThat(verification(verifying("apiVersion=v3"), row("bob", GOOD))).isEqualTo(Verification.VERIFIED);
    }

    @Test
    void asksAboutSoManyOfARunAndNoMore() {
        for (String user : List.of("ann", "bob", "eve", "joe", "kim")) {
            imported(verifying("").replace("verify=all", "verify=sample:3"), row(user, GOOD + user));
        }

        assertThat(asked()).isEqualTo(3);
        assertThat(journal("run")).extracting(JournalEntry::verification)
                .containsExactly(Verification.VERIFIED, Verification.VERIFIED, Verification.VERIFIED, null, null);
    }

    @Test
    void asksNobodyByDefault() {
        assertThat(verification(withLedger(""), row("ann", WRONG))).isNull();
        assertThat(asked()).isZero();
    }

    @Test
    void asksNoMoreASecondThanItMay() {
        String slow = verifying("").replace("verifyPerSecond=1000", "verifyPerSecond=4");
        long before = System.nanoTime();
        List<CompletableFuture<Object>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(template.asyncRequestBody(slow, row("user" + i, GOOD + i)));
        }
        all.forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).as("4 at once, 4 after a second, 2 after another")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(asked()).isEqualTo(10);
    }

    @Test
    void needsNoLedger() {
        String without = IMPORT + "&verify=all&verifyPerSecond=1000&onRejected=delete";

        assertThat(verification(without, row("ann", GOOD))).isEqualTo(Verification.VERIFIED);
        rejected(without, row("bob", WRONG));
        assertThat(simulator.accountsOf("bob")).isEmpty();
        assertThat(asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "verify=some", "verify=sample:0", "verify=all&verifyPerSecond=0", "onRejected=ignore" })
    void refusesOptionsThatMeanNothing(String options) {
        assertThat(failure(IMPORT + "&" + options, row("ann", GOOD), Map.of()))
                .hasStackTraceContaining(options.replaceAll("=[^=]*$", "").replaceAll(".*&", ""))
                .isNotInstanceOf(ComposioInvalidRequestException.class);
        assertThat(simulator.accounts()).isEmpty();
    }
}
