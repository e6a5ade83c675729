package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Off-boarding disables or deletes all of a user's accounts, nobody else's, and keeps the ledger true. */
class RemoveTest extends ImportTestBase {

    private static final String REMOVE = "composio:connectedAccounts/remove?ledger=#ledger&runId=leavers&action=";
    private static final String ACCOUNT = "/connected_accounts/{nanoid}";

    /** Smaller than the number of a user's accounts. */
    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.pageSize(2);
    }

    private String account(String user, String authConfig) {
        return send("composio:connectedAccounts/initiate?allowMultiple=true&authConfigId=" + authConfig, Map.of(
                "user_id", user, "val", secret(authConfig)))
                .getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
    }

    private static Map<String, Object> secret(String authConfig) {
        return authConfig.equals(SENDGRID) ? Map.of("api_key", "sg-key-0000001") : Map.of("token", "gh-token-0000001");
    }

    private Map<String, Object> removed(String uri, Object body) {
        return reply(send(uri, body));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> accounts(Map<String, Object> reply) {
        return (List<Map<String, Object>>) reply.get("accounts");
    }

    private static Map<String, Object> user(String id) {
        return Map.of("user_id", id);
    }

    private List<String> idsOf(String user) {
        return simulator.accountsOf(user).stream().map(Account::id).toList();
    }

    @Test
    void deletesEveryAccountOfTheUserAndNobodyElses() {
        for (String authConfig : new String[] { SENDGRID, SENDGRID, GITHUB, GITHUB, GITHUB }) {
            account("ann", authConfig);
        }
        String[] statuses = { "EXPIRED", "FAILED", "REVOKED", "INACTIVE" };
        for (int i = 0; i < statuses.length; i++) {
            simulator.setStatus(idsOf("ann").get(i), statuses[i], null);
        }
        List<String> ids = idsOf("ann");
        String[] others = { "an", "annabel", "Ann", "ann ", "ANN" };
        for (String other : others) {
            account(other, SENDGRID);
        }

        Map<String, Object> reply = removed(REMOVE + "delete", user("ann"));

        assertThat(simulator.accountsOf("ann")).isEmpty();
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder(others);
        assertThat(reply).containsEntry("user_id", "ann").containsEntry("action", "delete").containsEntry("dry_run", false)
                .containsEntry("run_id", "leavers");
        assertThat(accounts(reply)).extracting(one -> one.get("id")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(accounts(reply)).allSatisfy(one -> assertThat(one).containsEntry("action", "DELETED")
                .containsEntry("status", "DELETED"));
        assertThat(accounts(reply)).extracting(one -> one.get("toolkit") + " " + one.get("auth_config_id"))
                .containsOnly("sendgrid " + SENDGRID, "github " + GITHUB);
        assertThat(received("DELETE")).allSatisfy(request -> assertThat(request.query()).isEmpty());
    }

    @Test
    void notesALineAnAccountInItsRun() {
        List<String> ids = List.of(account("ann", SENDGRID), account("ann", GITHUB));
        simulator.clearRequests();

        Exchange exchange = send(REMOVE + "delete", user("ann"));

        assertThat(ledger.run("leavers")).isPresent();
        assertThat(journal("leavers")).extracting(JournalEntry::action)
                .containsExactly(ImportAction.DELETED, ImportAction.DELETED);
        assertThat(journal("leavers")).allSatisfy(line -> {
            assertThat(line.userId()).isEqualTo("ann");
            assertThat(line.position()).startsWith("message ").endsWith(" " + line.connectedAccountId());
            assertThat(line.requestId()).isNotNull();
            assertThat(line.requests()).isPositive();
        });
        assertThat(journal("leavers")).extracting(JournalEntry::connectedAccountId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(journal("leavers").stream().mapToInt(JournalEntry::requests).sum())
                .isEqualTo(simulator.requests().size());
        assertThat(exchange.getMessage().getHeader(ComposioConstants.RUN_ID)).isEqualTo("leavers");
    }

    @Test
    void letsAUserWhoComesBackBeImportedAnew() {
        String first = imported(withLedger(""), row("ann", "sg-key-of-ann-1")).connectedAccountId();
        assertThat(ledger.ofAccount(first)).isPresent();

        removed(REMOVE + "delete", user("ann"));

        assertThat(ledger.ofAccount(first)).isEmpty();
        assertThat(imported(withLedger(""), row("ann", "sg-key-of-ann-1")).action()).isEqualTo(ImportAction.CREATED);
        assertThat(only("ann").id()).isNotEqualTo(first);
    }

    @Test
    void disablesAndSkipsWhatIsDisabledAlready() {
        String id = imported(withLedger(""), row("ann", "sg-key-of-ann-1")).connectedAccountId();
        String inactive = account("ann", GITHUB);
        simulator.setStatus(inactive, "INACTIVE", null);
        simulator.clearRequests();

        Map<String, Object> reply = removed(REMOVE + "disable", user("ann"));

        assertThat(simulator.account(id).orElseThrow().status()).isEqualTo("INACTIVE");
        assertThat(received("PATCH")).singleElement()
                .satisfies(request -> assertThat(request.path()).endsWith("/" + id + "/status"));
        assertThat(accounts(reply)).extracting(one -> one.get("id") + " " + one.get("action") + " " + one.get("status"))
                .containsExactlyInAnyOrder(id + " DISABLED INACTIVE", inactive + " SKIPPED INACTIVE");
        assertThat(journal("leavers")).extracting(JournalEntry::action)
                .containsExactlyInAnyOrder(ImportAction.DISABLED, ImportAction.SKIPPED);
        assertThat(ledger.ofAccount(id).orElseThrow().fingerprint()).isNull();
        assertThat(imported(withLedger(""), row("ann", "sg-key-of-ann-1")).action()).isEqualTo(ImportAction.SKIPPED);
    }

    @Test
    void revokesTheProvidersTokens() {
        account("ann", GITHUB);

        removed(REMOVE + "revokeAndDelete", user("ann"));

        assertThat(received("DELETE")).singleElement()
                .satisfies(request -> assertThat(request.query()).containsEntry("revoke_on_delete", "true"));
        assertThat(simulator.accountsOf("ann")).isEmpty();
    }

    @Test
    void leavesAccountsOfOtherToolkitsAndAuthConfigsAlone() {
        String other = simulator.addAuthConfig("sendgrid", "API_KEY");
        String sendgrid = account("ann", SENDGRID);
        String github = account("ann", GITHUB);
        send("composio:connectedAccounts/initiate?authConfigId=" + other, row("ann", "sg-key-0000002"));

        removed(REMOVE + "delete&toolkit=Github", user("ann"));
        assertThat(idsOf("ann")).hasSize(2).contains(sendgrid).doesNotContain(github);

        removed(REMOVE + "delete", Map.of("user_id", "ann", "auth_config_id", SENDGRID));
        assertThat(simulator.accountsOf("ann")).extracting(Account::authConfigId).containsExactly(other);

        Map<String, Object> none = removed(REMOVE + "delete&authConfigId=" + SENDGRID, user("ann"));
        assertThat(accounts(none)).isEmpty();
        assertThat(journal("leavers")).last().satisfies(line -> {
            assertThat(line.action()).isEqualTo(ImportAction.SKIPPED);
            assertThat(line.reason()).isEqualTo("the user has no such account");
        });
    }

    @Test
    void writesNothingInADryRun() {
        String id = imported(withLedger(""), row("ann", "sg-key-of-ann-1")).connectedAccountId();
        simulator.clearRequests();

        Map<String, Object> reply = removed(REMOVE + "revokeAndDelete&dryRun=true", user("ann"));

        assertThat(writes()).isEmpty();
        assertThat(reply).containsEntry("dry_run", true).containsEntry("action", "revokeAndDelete");
        assertThat(accounts(reply)).singleElement().satisfies(one -> assertThat(one).containsEntry("id", id)
                .containsEntry("action", "DELETED").containsEntry("status", "ACTIVE"));
        assertThat(ledger.run("leavers")).isEmpty();
        assertThat(journal("leavers")).isEmpty();
        assertThat(imported(withLedger(""), row("ann", "sg-key-of-ann-1")).action()).isEqualTo(ImportAction.UNCHANGED);
    }

    @Test
    void worksWithoutALedger() {
        account("ann", SENDGRID);

        Map<String, Object> reply = removed("composio:connectedAccounts/remove?action=delete", user("ann"));

        assertThat(accounts(reply)).hasSize(1);
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void refusesAUserWhomComposioCantLookUp() {
        account("ann", SENDGRID);

        Throwable failure = failure(REMOVE + "delete", user("ann,bob"), Map.of());

        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining("has a comma in it");
        assertThat(only("ann")).isNotNull();
        assertThat(journal("leavers")).singleElement().satisfies(line -> {
            assertThat(line.error()).isEqualTo("ComposioInvalidRequestException");
            assertThat(line.userId()).isEqualTo("ann,bob");
        });
    }

    @Test
    void notesAMessageWithoutAUser() {
        Throwable failure = failure(REMOVE + "delete", Map.of(), Map.of());

        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("argument userId is missing");
        assertThat(journal("leavers")).singleElement().satisfies(line -> assertThat(line.isReject()).isTrue());
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void triesEveryAccountBeforeItFails() {
        String first = account("ann", SENDGRID);
        String second = account("ann", GITHUB);
        String third = account("ann", SENDGRID);
        for (String refusing : new String[] { first, second }) {
            simulator.fault(Fault.on("DELETE", "/connected_accounts/" + refusing).answer(500));
        }

        Throwable failure = failure(REMOVE + "delete&maxRetries=0", user("ann"), Map.of());

        assertThat(failure).isInstanceOf(ComposioServerException.class);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(ComposioServerException.class);
        assertThat(idsOf("ann")).containsExactly(first, second);
        assertThat(journal("leavers")).hasSize(3).filteredOn(JournalEntry::isReject)
                .extracting(JournalEntry::connectedAccountId).containsExactlyInAnyOrder(first, second);
        assertThat(journal("leavers")).filteredOn(line -> !line.isReject())
                .extracting(JournalEntry::connectedAccountId).containsExactly(third);
    }

    @Test
    void touchesNoAccountOfAnotherUserThatComposioLists() {
        String ann = account("ann", SENDGRID);
        String other = account("Ann", SENDGRID);
        simulator.fault(Fault.on("GET", "/connected_accounts").answer(200, Map.of(), """
                {"items": [{"id": "%s", "user_id": "Ann"}, {"id": "%s", "user_id": "ann"}], "next_cursor": null}
                """.formatted(other, ann)));

        removed(REMOVE + "delete", user("ann"));

        assertThat(simulator.accounts()).extracting(Account::id).containsExactly(other);
    }

    @Test
    void takesAnAccountThatIsGoneForDone() {
        String id = imported(withLedger(""), row("ann", "sg-key-of-ann-1")).connectedAccountId();
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(404));

        Map<String, Object> reply = removed(REMOVE + "delete", user("ann"));

        assertThat(accounts(reply)).singleElement().satisfies(one -> assertThat(one).containsEntry("action", "DELETED"));
        assertThat(ledger.ofAccount(id)).isEmpty();
    }

    @Test
    void believesNothingOfAnAccountWhoseRemovalFailed() {
        String id = imported(withLedger(""), row("ann", "sg-key-of-ann-1")).connectedAccountId();
        simulator.fault(Fault.on("DELETE", ACCOUNT).answerAfter(500));

        failure(REMOVE + "delete&maxRetries=0", user("ann"), Map.of());

        assertThat(ledger.ofAccount(id).orElseThrow().fingerprint()).isNull();
        assertThat(imported(withLedger(""), row("ann", "sg-key-of-ann-1")).action()).isEqualTo(ImportAction.CREATED);
    }

    @Test
    void stopsItsRunWhereTheKeyIsRefused() {
        account("ann", SENDGRID);
        account("ann", GITHUB);
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(401));

        Throwable failure = failure(REMOVE + "delete", user("ann"), Map.of());
        simulator.clearRequests();
        Throwable next = failure(REMOVE + "delete", user("bob"), Map.of());

        assertThat(failure).isInstanceOf(ComposioImportStoppedException.class)
                .hasCauseInstanceOf(ComposioAuthenticationException.class);
        assertThat(next).isInstanceOf(ComposioImportStoppedException.class);
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.accountsOf("ann")).hasSize(2);
        assertThat(journal("leavers")).isEmpty();
        assertThat(ledger.run("leavers").orElseThrow().stopReason()).contains("API key");
    }

    @Test
    void takesItsTurnAfterAnImportOfTheUser() throws Exception {
        simulator.latency(Duration.ofMillis(100));
        CompletableFuture<Object> importing = template.asyncRequestBody(withLedger(""), row("ann", "sg-key-of-ann-1"));
        await().until(() -> !simulator.requests().isEmpty());
        CompletableFuture<Object> removing = template.asyncRequestBody(REMOVE + "delete", user("ann"));

        importing.get(20, TimeUnit.SECONDS);
        removing.get(20, TimeUnit.SECONDS);

        List<String> methods = simulator.requests().stream().map(ReceivedRequest::method).toList();
        assertThat(methods).endsWith("GET", "POST", "GET", "DELETE");
        assertThat(simulator.accountsOf("ann")).isEmpty();
    }

    @Test
    void doesNotStartWithoutAnAction() {
        assertThatThrownBy(() -> send("composio:connectedAccounts/remove?ledger=#ledger", user("ann")))
                .hasStackTraceContaining("Option action is missing").hasStackTraceContaining("such as action=disable");
        assertThatThrownBy(() -> send(REMOVE + "purge", user("ann")))
                .hasStackTraceContaining("must be one of disable, delete, revokeAndDelete");
    }

    @Test
    void takesTheActionFromTheEndpointOnly() {
        account("ann", SENDGRID);
        Map<String, Object> body = new LinkedHashMap<>(user("ann"));
        body.put("action", "delete");

        send(REMOVE + "disable", body, Map.of("CamelComposioAction", "delete"));

        assertThat(only("ann").status()).isEqualTo("INACTIVE");
    }
}
