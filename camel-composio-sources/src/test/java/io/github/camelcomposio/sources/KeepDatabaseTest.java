package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The template {@code composio-keep-database}: changed rows, and rows that are gone. */
class KeepDatabaseTest extends KeepTestBase {

    private static final String TEMPLATE = "composio-keep-database";

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    @BeforeEach
    void createTable() throws SQLException {
        execute("create table credentials (id bigint primary key, user_id varchar(100), api_key varchar(100),"
                + " changed bigint default 1, imported bigint)");
    }

    private void rows(int from, int to) throws SQLException {
        for (int id = from; id <= to; id++) {
            execute("insert into credentials (id, user_id, api_key) values (" + id + ", 'user_" + id + "', 'sg-key-of-" + id
                    + "')");
        }
    }

    /** All rows each time; those who are gone have left. */
    private void whole(String... more) {
        String[] parameters = {
                "dataSource", "users", "query", "select id, user_id, api_key from credentials order by id",
                "import", LEDGER_IMPORT, "rejects", "direct:rejected", "removeMissing", "true" };
        keep(TEMPLATE, concat(parameters, more));
    }

    private static String[] concat(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    @Test
    void sendsOnlyWhatHasChanged() throws SQLException {
        rows(1, 50);
        whole();
        pass(TEMPLATE);
        simulator.clearRequests();
        pass(TEMPLATE);
        assertThat(writes()).isZero();

        execute("update credentials set api_key = 'sg-another' where id = 7");
        pass(TEMPLATE);

        assertThat(writes()).isOne();
        assertThat(key("user_7")).isEqualTo("sg-another");
    }

    /** The mark is the version that was read, so that a change in between is not lost. */
    @Test
    void readsOnlyWhatHasChangedSinceTheMark() throws SQLException {
        rows(1, 10);
        keep(TEMPLATE, "dataSource", "users", "query",
                "select id, changed, user_id, api_key from credentials where imported is null or imported <> changed", "key",
                "id, changed", "mark", "update credentials set imported = :changed where id = :id", "import", LEDGER_IMPORT);
        pass(TEMPLATE);
        assertThat(ask("select id from credentials where imported is null")).isEmpty();

        execute("update credentials set api_key = 'sg-another', changed = 2 where id = 7");
        simulator.clearRequests();
        pass(TEMPLATE);

        assertThat(writes()).isOne();
        assertThat(key("user_7")).isEqualTo("sg-another");
        assertThat(ask("select imported from credentials where id = 7")).containsExactly("2");
    }

    @Test
    void disablesTheAccountsOfUsersWhoLeft() throws SQLException {
        rows(1, 40);
        whole();
        pass(TEMPLATE);

        execute("delete from credentials where id in (7, 8)");
        pass(TEMPLATE);

        assertThat(simulator.accounts()).filteredOn(Account::disabled).extracting(Account::userId)
                .containsExactlyInAnyOrder("user_7", "user_8");
        simulator.clearRequests();
        pass(TEMPLATE);
        assertThat(writes()).isZero();
    }

    @Test
    void deletesThemWhereThatIsWanted() throws SQLException {
        rows(1, 40);
        whole("remove", "composio:connectedAccounts/remove?action=delete&ledger=#ledger");
        pass(TEMPLATE);

        execute("delete from credentials where id = 7");
        pass(TEMPLATE);

        assertThat(simulator.accountsOf("user_7")).isEmpty();
        assertThat(simulator.accounts()).hasSize(39);
    }

    @Test
    void aSourceThatIsEmptyTakesNobodysAccountAway() throws SQLException {
        rows(1, 5);
        whole("maxRemovals", "100%");
        pass(TEMPLATE);

        execute("delete from credentials");

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("no record that could be imported").hasMessageContaining("nothing was removed");
        assertThat(simulator.accounts()).hasSize(5).noneMatch(Account::disabled);
    }

    @Test
    void aSourceThatHasLostRowsTakesNobodysAccountAway() throws SQLException {
        rows(1, 40);
        whole();
        pass(TEMPLATE);

        execute("delete from credentials where id > 37");

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageStartingWith("3 of 40 users would be removed, and maxRemovals=5% allows 2: nothing was removed");
        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    @Test
    void aRejectedRowIsNoUserWhoLeft() throws SQLException {
        rows(1, 10);
        whole("maxRemovals", "100%");
        pass(TEMPLATE);

        execute("update credentials set api_key = 'NULL' where id = 7");
        pass(TEMPLATE);

        assertThat(rejects).containsOnlyKeys("credentials#7");
        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    @Test
    void aRowThatDoesNotSayWhoseItIsTakesNobodysAccountAway() throws SQLException {
        rows(1, 10);
        whole("maxRemovals", "100%");
        pass(TEMPLATE);

        execute("update credentials set user_id = null where id = 7");

        assertThat(send(TEMPLATE).getException()).hasMessageStartingWith("1 records do not say whose they are");
        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    @Test
    void aRunThatWasStoppedTakesNobodysAccountAway() throws SQLException {
        rows(1, 10);
        whole("maxRemovals", "100%");
        pass(TEMPLATE);
        execute("delete from credentials where id = 7");
        execute("update credentials set api_key = 'sg-another-' || id");
        String key = simulator.apiKey();
        simulator.apiKey("ak_another_one");

        assertThat(send(TEMPLATE).getException()).hasMessageContaining("nothing was removed");

        simulator.apiKey(key);
        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    @Test
    void aPlanTakesNobodysAccountAway() throws SQLException {
        rows(1, 10);
        for (int id = 1; id <= 10; id++) {
            template.requestBody(LEDGER_IMPORT, Map.of("user_id", "user_" + id, "api_key", "sg-key-of-" + id));
        }
        execute("delete from credentials where id = 7");
        whole("import", LEDGER_IMPORT + "&dryRun=true", "maxRemovals", "100%");

        assertThat(send(TEMPLATE).getException()).hasMessageStartingWith("the import is a plan");

        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    @Test
    void whatWasNotImportedIsLeftAlone() throws SQLException {
        rows(1, 10);
        whole("maxRemovals", "100%");
        template.requestBody("composio:connectedAccounts/initiate",
                Map.of("user_id", "guest", "auth_config_id", "ac_sendgrid", "api_key", "sg-key-of-a-guest"));
        template.requestBody("composio:connectedAccounts/import?ledger=#ledger",
                Map.of("user_id", "other", "auth_config_id", "ac_github", "token", "ghp_of-another-source"));

        pass(TEMPLATE);

        assertThat(status("guest")).isEqualTo("ACTIVE");
        assertThat(status("other")).isEqualTo("ACTIVE");
    }

    @Test
    void aSourceThatBreaksTakesNobodysAccountAway() throws SQLException {
        rows(1, 10);
        keep(TEMPLATE, "dataSource", "users", "query",
                "select id, user_id, api_key from credentials where id > :after and 10 / (id - 4) > -100 order by id limit 3",
                "after", "0", "import", LEDGER_IMPORT, "removeMissing", "true", "maxRemovals", "100%");
        execute("update credentials set id = id + 100 where id = 4");
        pass(TEMPLATE);
        execute("update credentials set id = 4 where id = 104");
        execute("delete from credentials where id = 1");

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class);

        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }
}
