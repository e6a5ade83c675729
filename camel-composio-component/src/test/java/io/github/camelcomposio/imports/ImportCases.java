package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ReceivedRequest;

/** Imports that meet accounts which are there already, and what is to be seen of them afterwards. */
abstract class ImportCases extends ImportTestBase {

    static final String OWN_APP = "ac_own_app";

    /** An account that somebody made before the import. */
    String there(String user, String authConfig, String scheme, Map<String, Object> val, Map<String, Object> more) {
        Map<String, Object> connection = new LinkedHashMap<>(more);
        connection.put("user_id", user);
        connection.put("state", Map.of("authScheme", scheme, "val", val));
        return made(authConfig, connection);
    }

    /** An API key that somebody made before the import, under the name that SendGrid's own form has. */
    String thereWithKey(String user, Map<String, Object> more) {
        return there(user, SENDGRID, "API_KEY", Map.of("generic_api_key", "sg-key-of-before"), more);
    }

    String thereWithKey(String user) {
        return thereWithKey(user, Map.of());
    }

    /** An account of an OAuth app of one's own. */
    String thereWithToken(String user) {
        simulator.addAuthConfig(OWN_APP, "gmail", "OAUTH2");
        return there(user, OWN_APP, "OAUTH2", Map.of("access_token", "ya29.token-of-before"), Map.of());
    }

    /** An account whose user was asked, and has not answered. */
    String thereUnfinished(String user) {
        Object id = reply(send("composio:connectedAccounts/link?allowMultiple=true",
                Map.of("user_id", user, "auth_config_id", SENDGRID))).get("connected_account_id");
        simulator.clearRequests();
        return id.toString();
    }

    private String made(String authConfig, Map<String, Object> connection) {
        Object id = reply(send("composio:connectedAccounts/initiate?allowMultiple=true",
                Map.of("auth_config", Map.of("id", authConfig), "connection", connection))).get("id");
        simulator.clearRequests();
        return id.toString();
    }

    /** The same, put into a status. */
    String inStatus(String accountId, String status) {
        simulator.setStatus(accountId, status, "as the test wants it");
        return accountId;
    }

    Account account(String id) {
        return simulator.account(id).orElseThrow(() -> new AssertionError("there is no account " + id));
    }

    /** The requests that change something, such as {@code PATCH /connected_accounts/ca_1}. */
    List<String> written() {
        return writes().stream().map(ImportCases::line).toList();
    }

    private static String line(ReceivedRequest request) {
        return request.method() + " " + request.path().replaceFirst("/api/v3(\\.1)?", "");
    }

    /** The JSON of the request that changed something, by its place among them. */
    Map<String, Object> write(int index) {
        return json(writes().get(index).body());
    }

    /** The JSON of a create of an account that is ACTIVE. */
    static Map<String, Object> create(String user, String authConfig, String scheme, Map<String, Object> val) {
        Map<String, Object> complete = new LinkedHashMap<>(val);
        complete.putIfAbsent("status", "ACTIVE");
        return Map.of("auth_config", Map.of("id", authConfig), "connection",
                Map.of("user_id", user, "state", Map.of("authScheme", scheme, "val", complete)));
    }

    /** The JSON of an update. */
    static Map<String, Object> update(String scheme, Map<String, Object> val) {
        return Map.of("connection", Map.of("state", Map.of("authScheme", scheme, "val", val)));
    }

    /** The import's URI, with or without a ledger. */
    static String uri(boolean ledger, String options) {
        return ledger ? withLedger(options) : IMPORT + (options.isEmpty() ? "" : "&" + options);
    }

    /** The same for other auth configs than SendGrid's: the row or an option names it. */
    static String anyUri(boolean ledger, String options) {
        String uri = "composio:connectedAccounts/import?" + (ledger ? "ledger=#ledger&runId=run" : "maxFailureRate=10");
        return options.isEmpty() ? uri : uri + "&" + options;
    }

    /** A row, column by column. */
    static Map<String, Object> columns(Object... columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        return row;
    }

    Throwable failure(String uri, Object body) {
        return failure(uri, body, Map.of());
    }

    /** The only line of the run. */
    JournalEntry line() {
        List<JournalEntry> lines = journal("run");
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    /** What the ledger knows of an account; fails where it knows nothing. */
    LedgerEntry entry(String accountId) {
        return ledger.ofAccount(accountId).orElseThrow(() -> new AssertionError("the ledger does not know " + accountId));
    }

    /** How many subjects the ledger knows. */
    int entries() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM composio_ledger")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
