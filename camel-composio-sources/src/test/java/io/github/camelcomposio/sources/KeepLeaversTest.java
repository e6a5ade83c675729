package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The template {@code composio-keep-leavers}: users whom a table says to have left. */
class KeepLeaversTest extends KeepTestBase {

    private static final String TEMPLATE = "composio-keep-leavers";

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    @BeforeEach
    void createUsers() throws SQLException {
        execute("create table people (id bigint primary key, user_id varchar(100), left_at timestamp, removed_at timestamp)");
        for (int id = 1; id <= 5; id++) {
            execute("insert into people (id, user_id) values (" + id + ", 'user_" + id + "')");
            template.requestBody(LEDGER_IMPORT, Map.of("user_id", "user_" + id, "api_key", "sg-key-of-" + id));
        }
        template.requestBody("composio:connectedAccounts/import?ledger=#ledger",
                Map.of("user_id", "user_1", "auth_config_id", "ac_github", "token", "ghp_of-user-1"));
    }

    private void keepLeavers(String... more) {
        String[] parameters = {
                "dataSource", "users", "query",
                "select id, user_id from people where left_at is not null and removed_at is null order by id", "mark",
                "update people set removed_at = now() where id = :id" };
        String[] all = Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        keep(TEMPLATE, all);
    }

    @Test
    void takesTheirAccountsAwayAndMarksThem() throws SQLException {
        keepLeavers();
        execute("update people set left_at = now() where id in (1, 3)");

        pass(TEMPLATE);

        assertThat(simulator.accounts()).filteredOn(Account::disabled).extracting(Account::userId)
                .containsExactlyInAnyOrder("user_1", "user_1", "user_3");
        assertThat(ask("select id from people where removed_at is not null order by id")).containsExactly("1", "3");
        simulator.clearRequests();
        pass(TEMPLATE);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aColumnMaySayOfWhichToolkitOnly() throws SQLException {
        keepLeavers("query", "select id, user_id, 'github' as toolkit from people where left_at is not null");
        execute("update people set left_at = now() where id = 1");

        pass(TEMPLATE);

        assertThat(simulator.accounts()).filteredOn(Account::disabled).extracting(Account::toolkit).containsExactly("github");
    }

    @Test
    void tooManyAreAnErrorAndNobodyIsRemoved() throws SQLException {
        keepLeavers("maxRemovals", "2");
        execute("update people set left_at = now() where id > 2");

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageStartingWith("3 of 3 users would be removed, and maxRemovals=2 allows 2: nothing was removed");
        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    @Test
    void whoCouldNotBeRemovedIsNotMarked() throws SQLException {
        keepLeavers("rejects", "direct:ignored");
        addIgnored();
        execute("update people set left_at = now() where id in (2, 3)");
        simulator.fault(Fault.on("PATCH", "/connected_accounts/"
                                          + simulator.accountsOf("user_2").get(0).id() + "/status")
                .answer(400));

        pass(TEMPLATE);

        assertThat(ask("select id from people where removed_at is not null")).containsExactly("3");
        simulator.clearFaults();
        pass(TEMPLATE);
        assertThat(ask("select id from people where removed_at is not null order by id")).containsExactly("2", "3");
    }

    @Test
    void aPlanMarksNobody() throws SQLException {
        keepLeavers("remove", "composio:connectedAccounts/remove?action=disable&dryRun=true");
        execute("update people set left_at = now() where id = 2");

        pass(TEMPLATE);

        assertThat(ask("select id from people where removed_at is not null")).isEmpty();
        assertThat(simulator.accounts()).noneMatch(Account::disabled);
    }

    private void addIgnored() {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ignored").process(exchange -> {
                    });
                }
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
