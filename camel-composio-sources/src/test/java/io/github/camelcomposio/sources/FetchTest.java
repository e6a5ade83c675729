package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.vault.VaultLogin;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The templates {@code composio-fetch-database} and {@code composio-fetch-vault}. */
class FetchTest extends KeepTestBase {

    private static final String DATABASE = "composio-fetch-database";
    private static final String VAULT = "composio-fetch-vault";
    private static final String TOKEN = "hvs.root";

    private final TestVault vault = new TestVault(TOKEN);

    @Override
    protected List<String> templates() {
        return List.of(DATABASE, VAULT);
    }

    @BeforeEach
    void fill() throws SQLException {
        execute("create table credentials (user_id varchar(100), toolkit varchar(100), secret varchar(100))");
        execute("insert into credentials values ('ann', 'sendgrid', 'sg-key-of-ann'), ('ann', 'github', 'ghp-of-ann'),"
                + " ('bob', 'sendgrid', 'sg-key-of-bob')");
        vault.put("composio/ann/sendgrid", Map.of("key", "sg-key-of-ann"));
        context.getRegistry().bind("vaultLogin", VaultLogin.token(TOKEN));
        Columns columns = new Columns();
        columns.setNames(Map.of("api_key", "secret"));
        context.getRegistry().bind("names", columns);
        Columns fields = new Columns();
        fields.setNames(Map.of("api_key", "key"));
        context.getRegistry().bind("fields", fields);
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    private Exchange fetch(String template, String user, String toolkit) {
        return this.template.request("direct:" + template, exchange -> exchange.getMessage().setHeaders(new LinkedHashMap<>(
                Map.of(ComposioConstants.USER_ID, user, ComposioConstants.TOOLKIT, toolkit))));
    }

    private static Map<String, Object> fields(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(CredentialRecord.class).getFields();
    }

    private void database(String query) {
        keep(DATABASE, "dataSource", "users", "query", query, "columns", "names");
    }

    private void vault(String path) {
        keep(VAULT, "address", vault.address(), "login", "vaultLogin", "path", path, "columns", "fields");
    }

    @Test
    void givesTheRowOfAnAccount() {
        database("select secret from credentials where user_id = :user and toolkit = :toolkit");

        assertThat(fields(fetch(DATABASE, "ann", "github"))).isEqualTo(Map.of("api_key", "ghp-of-ann"));
        assertThat(fetch(DATABASE, "bob", "github").getMessage().getBody()).isNull();
    }

    @Test
    void severalRowsAreNoAnswer() {
        database("select secret from credentials where user_id = :user");

        assertThat(fetch(DATABASE, "ann", "github").getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("several rows");
    }

    @Test
    void aQueryForNobodyIsRefused() {
        database("select secret from credentials");

        assertThat(fetch(DATABASE, "ann", "github").getException()).hasMessageContaining("has no parameter");
    }

    @Test
    void aQueryThatAsksForSomethingElseIsRefused() {
        database("select secret from credentials where user_id = :owner");

        assertThat(fetch(DATABASE, "ann", "github").getException()).hasMessageContaining(":owner");
    }

    @Test
    void givesTheSecretOfAnAccount() {
        vault("composio/{user}/{toolkit}");

        assertThat(fields(fetch(VAULT, "ann", "sendgrid"))).isEqualTo(Map.of("api_key", "sg-key-of-ann"));
        assertThat(fetch(VAULT, "ann", "github").getMessage().getBody()).isNull();
        vault.delete("composio/ann/sendgrid", false);
        assertThat(fetch(VAULT, "ann", "sendgrid").getMessage().getBody()).isNull();
    }

    @Test
    void aUsersIdLeadsToNoOtherSecret() {
        vault("composio/{user}/{toolkit}");
        vault.put("other/sendgrid", Map.of("key", "secret-of-others"));

        assertThat(fetch(VAULT, "../other", "sendgrid").getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(fetch(VAULT, "..", "other").getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(fetch(VAULT, "", "other").getException()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretThatMayNotBeReadIsAFailure() {
        vault("composio/{user}/{toolkit}");
        vault.deny("composio/ann/sendgrid");

        assertThat(fetch(VAULT, "ann", "sendgrid").getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("HTTP 403");
    }

    /** A role's token ends; the next one works. */
    @Test
    void logsInAgainWhenItsTokenHasEnded() {
        context.getRegistry().bind("vaultLogin", VaultLogin.appRole("importer", "role-secret"));
        vault("composio/{user}/{toolkit}");
        assertThat(fetch(VAULT, "ann", "sendgrid").getException()).isNull();

        vault.endTokens();

        assertThat(fields(fetch(VAULT, "ann", "sendgrid"))).containsKey("api_key");
    }
}
