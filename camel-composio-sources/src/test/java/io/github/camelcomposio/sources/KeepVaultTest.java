package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.sources.vault.VaultLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The template {@code composio-keep-vault}: new versions of secrets, and deleted ones. */
class KeepVaultTest extends KeepTestBase {

    private static final String TEMPLATE = "composio-keep-vault";
    private static final String TOKEN = "hvs.root";

    private final TestVault vault = new TestVault(TOKEN);

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    private void keepVault() {
        context.getRegistry().bind("vaultLogin", VaultLogin.token(TOKEN));
        for (String user : List.of("ann", "bob", "carl")) {
            vault.put("composio/" + user, Map.of("user_id", user, "api_key", "sg-key-of-" + user));
        }
        keep(TEMPLATE, "address", vault.address(), "login", "vaultLogin", "path", "composio", "import", LEDGER_IMPORT,
                "rejects", "direct:rejected", "removeMissing", "true", "maxRemovals", "1");
        pass(TEMPLATE);
        simulator.clearRequests();
    }

    @Test
    void sendsOnlyNewVersions() {
        keepVault();
        vault.put("composio/bob", Map.of("user_id", "bob", "api_key", "sg-another"));

        pass(TEMPLATE);

        assertThat(writes()).isOne();
        assertThat(key("bob")).isEqualTo("sg-another");
    }

    @Test
    void aDeletedSecretIsThatOfAUserWhoLeft() {
        keepVault();
        vault.delete("composio/bob", false);

        pass(TEMPLATE);

        assertThat(simulator.accounts()).filteredOn(Account::disabled).extracting(Account::userId).containsExactly("bob");
        assertThat(rejects).isEmpty();
    }

    @Test
    void aSecretThatTheTokenMayNotReadIsNot() {
        keepVault();
        vault.deny("composio/bob");

        assertThat(send(TEMPLATE).getException()).hasMessageContaining("nothing was removed");

        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    @Test
    void aVaultThatHasLostItsSecretsTakesNobodysAccountAway() {
        keepVault();
        vault.delete("composio/ann", true);
        vault.delete("composio/bob", false);

        assertThat(send(TEMPLATE).getException()).hasMessageContaining("2 of 3 users would be removed");

        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }
}
