package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.simulator.Account;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template {@code composio-import-vault}, from secrets to accounts. */
class VaultImportTest extends SourceTestBase {

    private static final String TEMPLATE = "composio-import-vault";
    private static final String TOKEN = "hvs.root";

    private final TestVault vault = new TestVault(TOKEN);

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    @AfterEach
    void stopVault() {
        vault.close();
    }

    private void put(String path, String user) {
        vault.put(path, Map.of("user_id", user, "api_key", "sg-key-of-" + user));
    }

    private void vaultRoute(String... more) {
        Map<String, String> parameters
                = new HashMap<>(Map.of("address", vault.address(), "token", TOKEN, "path", "composio"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        route(TEMPLATE, parameters);
    }

    @Test
    void importsTheSecretsBelowAPath() {
        put("composio/ann", "ann");
        put("composio/eu/b ö?", "bob");
        put("composio/eu/deep/carl", "carl");
        put("other/dan", "dan");
        vaultRoute();

        ImportReport report = run(TEMPLATE);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(3);
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("ann", "bob", "carl");
    }

    /** Camel replaces a parameter's value by a bean of the template that is called so. */
    @ParameterizedTest
    @ValueSource(strings = { "source", "thread" })
    void aFolderMayBeCalledWhatItLikes(String name) {
        put(name + "/ann", "ann");
        vaultRoute("path", name);

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isOne();
    }

    @Test
    void aSecretThatIsGoneIsARejectOfItsOwn() {
        put("composio/ann", "ann");
        vault.delete("composio/bob", false);
        vault.delete("composio/carl", true);
        vault.vanish("composio/dan");
        put("composio/eve", "eve");
        vault.deny("composio/eve");
        vaultRoute();

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isOne();
        assertThat(rejects).hasSize(4);
        assertThat(rejects.get("vault:secret/composio/bob")).contains("the secret was deleted");
        assertThat(rejects.get("vault:secret/composio/carl")).contains("the secret was destroyed");
        assertThat(rejects.get("vault:secret/composio/dan")).contains("the vault has no such secret any more");
        assertThat(rejects.get("vault:secret/composio/eve")).contains("may not read the secret");
    }

    @Test
    void thePathSaysWhoseASecretIs() {
        vault.put("composio/users/ann/sendgrid", Map.of("key", "sg-key-of-ann"));
        Columns columns = new Columns();
        columns.setNames(Map.of("user_id", "@2", "toolkit", "@3", "api_key", "key"));
        context.getRegistry().bind("names", columns);
        vaultRoute("columns", "names");

        run(TEMPLATE);

        assertThat(rejects).isEmpty();
        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("api_key", "sg-key-of-ann");
    }

    @Test
    void readsSomeAtATimeAndNoMore() {
        for (int i = 0; i < 200; i++) {
            put("composio/" + i, "user_" + i);
        }
        vaultRoute("parallel", "4");

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isEqualTo(200);
        assertThat(vault.mostAtOnce()).isBetween(1, 4);
    }

    @Test
    void aTokenThatEndsMidwayEndsTheImportAndBlamesNoSecret() {
        for (int i = 0; i < 50; i++) {
            put("composio/" + i, "user_" + i);
        }
        vault.revokeAfterReads(20);
        vaultRoute();

        Exchange exchange = send(TEMPLATE);

        assertThat(exchange.getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("the vault does not accept the token").hasMessageContaining("start the same import again")
                .hasMessageNotContaining(TOKEN);
        assertThat(rejects).isEmpty();
        ImportReport report = exchange.getMessage().getBody(ImportReport.class);
        assertThat(report.outcomes().rejected()).isZero();
        assertThat(report.outcomes().of(ImportAction.CREATED)).isBetween(1L, 20L);
    }

    @Test
    void aWrongTokenIsNoticedAtOnce() {
        put("composio/ann", "ann");
        vaultRoute("token", "hvs.wrong");

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("the vault does not accept the token").hasMessageNotContaining("hvs.wrong");
    }

    @Test
    void aFolderThatMayNotBeListedIsTheSourcesFault() {
        put("composio/ann", "ann");
        put("composio/eu/bob", "bob");
        vault.deny("composio/eu/");
        vaultRoute();

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessage("the vault does not list vault:secret/composio/eu/: HTTP 403, the token may not");
    }

    @Test
    void saysThatThereIsNothing() {
        put("other/ann", "ann");
        vaultRoute();

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessage("the vault has nothing at vault:secret/composio/");
    }

    @Test
    void asksAgainWhereTheVaultDoesNotAnswer() {
        put("composio/ann", "ann");
        vault.fail(3);
        vaultRoute();

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isOne();
    }

    @Test
    void sendsTheNamespace() {
        put("composio/ann", "ann");
        vault.namespace("team/a");
        vaultRoute("namespace", "team/a");

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isOne();
    }

    @Test
    void logsInWithARole() {
        put("composio/ann", "ann");
        vaultRoute("token", "", "roleId", "importer", "secretId", "role-secret");

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isOne();
    }

    @Test
    void readsNoMoreSecretsOnceTheRunWasStopped() {
        for (int i = 0; i < 5000; i++) {
            put("composio/" + i, "user_" + i);
        }
        simulator.apiKey("ak_another_one");
        vaultRoute();

        ImportReport report = run(TEMPLATE);

        assertThat(report.notAttempted()).isEqualTo(5000);
        assertThat(rejects).isEmpty();
        assertThat(vault.reads()).isLessThan(5000);
    }

    @Test
    void anAddressInClearIsRefused() {
        vaultRoute("address", "http://vault.example.com:8200");

        assertThat(send(TEMPLATE).getException()).hasMessageContaining("must be an https URL");
    }
}
