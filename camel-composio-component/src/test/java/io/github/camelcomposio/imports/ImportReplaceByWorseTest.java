package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioPermissionException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new account that does not become ACTIVE replaces nothing, and does not stay once another one does. */
class ImportReplaceByWorseTest extends ImportCases {

    private static final String REPLACING = anyUri(true, "onUnpatchable=replace");

    /** A record in the client's shape, which may say in which status its account begins. */
    private static Map<String, Object> record(String status, String alias) {
        Map<String, Object> record = new LinkedHashMap<>(
                Map.of("userId", "ann", "authConfigId", OWN_APP, "config",
                        Map.of("authScheme", "OAUTH2", "val",
                                Map.of("access_token", "ya29.token-of-today", "status", status))));
        if (alias != null) {
            record.put("alias", alias);
        }
        return record;
    }

    private String there(String alias) {
        simulator.addAuthConfig(OWN_APP, "gmail", "OAUTH2");
        return there("ann", OWN_APP, "OAUTH2", Map.of("access_token", "ya29.token-of-before"),
                alias == null ? Map.of() : Map.of("alias", alias));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "work" })
    void keepsTheOldAccountUntilANewOneIsActive(String name) {
        String alias = name.isEmpty() ? null : name;
        String old = there(alias);

        Throwable failure = failure(REPLACING, record("EXPIRED", alias));

        Account made = simulator.accountsOf("ann").get(1);
        assertThat(failure).isInstanceOf(ComposioConflictException.class).hasMessageContaining(
                "account " + made.id() + " was created to replace " + old + ", which stays, and is EXPIRED");
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds()).containsExactly(made.id());
        assertThat(received("DELETE")).isEmpty();
        assertThat(account(old).status()).isEqualTo("ACTIVE");
        assertThat(entry(old).status()).isEqualTo("REPLACING");
        assertThat(line().connectedAccountId()).isEqualTo(made.id());
        assertThat(line().status()).isEqualTo("EXPIRED");

        ImportOutcome outcome = imported(REPLACING, record("ACTIVE", alias));

        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(only("ann").id()).isEqualTo(outcome.connectedAccountId()).isNotIn(old, made.id());
        assertThat(only("ann").alias()).isEqualTo(alias);
        assertThat(only("ann").status()).isEqualTo("ACTIVE");
        assertThat(entries()).isOne();
    }

    @Test
    void keepsKnowingTheOldAccountWhereTheWorseOneCanNotBeDeleted() {
        String old = there((String) null);
        failure(REPLACING, record("EXPIRED", null));
        simulator.fault(Fault.on("DELETE", "/connected_accounts/{id}").times(1).answer(403));

        assertThat(failure(REPLACING, record("ACTIVE", null))).isInstanceOf(ComposioPermissionException.class);

        assertThat(entry(old).status()).isEqualTo("REPLACING");
        assertThat(imported(REPLACING, record("ACTIVE", null)).connectedAccountId()).isEqualTo(only("ann").id());
    }

    @Test
    void replacesAgainWhereTheNewAccountIsNotActive() {
        String old = inStatus(thereWithKey("ann"), "REVOKED");
        Map<String, Object> key = Map.of("api_key", "sg-key-of-today", "status", "INACTIVE");
        Map<String, Object> record = Map.of("userId", "ann", "config", Map.of("authScheme", "API_KEY", "val", key));
        assertThat(failure(withLedger("onNotActive=replace"), record)).hasMessageContaining("which stays, and is INACTIVE");
        String made = simulator.accountsOf("ann").get(1).id();
        assertThat(imported(withLedger("onNotActive=replace"), record).action()).isEqualTo(ImportAction.SKIPPED);
        assertThat(account(old).status()).isEqualTo("REVOKED");
        inStatus(made, "FAILED");
        simulator.clearRequests();

        ImportOutcome outcome = imported(withLedger("onNotActive=replace"), row("ann", "sg-key-of-today"));

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + made, "DELETE /connected_accounts/" + old,
                "POST /connected_accounts", "DELETE /connected_accounts/" + made);
        assertThat(outcome.connectedAccountId()).isEqualTo(only("ann").id());
        assertThat(only("ann").val()).isEqualTo(Map.of("api_key", "sg-key-of-today"));
        assertThat(entries()).isOne();
    }
}
