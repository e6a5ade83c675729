package io.github.camelcomposio.example.keep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

/** The route that Karavan's page shows does what it says. */
class KaravanRouteTest {

    @Test
    void keysOfATableBecomeConnectedAccounts() throws Exception {
        JdbcConnectionPool database
                = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try (ComposioSimulator simulator = ComposioSimulator.start(); DefaultCamelContext context = new DefaultCamelContext()) {
            simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("create table sendgrid_keys (user_id varchar(100), api_key varchar(100))");
                statement.execute("insert into sendgrid_keys values ('ann', 'sg-key-of-ann'), ('bob', 'sg-key-of-bob')");
            }
            JdbcImportLedger ledger = new JdbcImportLedger(database);
            ledger.setCreateTables(true);
            ledger.setSecretKey("a key of the ledger's own");
            context.getRegistry().bind("ledger", ledger);
            context.getRegistry().bind("credentials", DataSource.class, database);
            ComposioComponent composio = new ComposioComponent();
            composio.getConfiguration().setBaseUrl(simulator.baseUrl());
            composio.getConfiguration().setApiKey(simulator.apiKey());
            context.addComponent("composio", composio);
            Path file = Path.of("karavan/import-keys.camel.yaml");
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(file.getFileName().toString(), Files.readString(file)));
            NotifyBuilder done = new NotifyBuilder(context).fromRoute("import-keys").whenDone(1).create();

            context.start();

            assertThat(done.matches(2, MINUTES)).isTrue();
            assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("ann", "bob");
            assertThat(simulator.accountsOf("ann").get(0).val()).containsAllEntriesOf(Map.of("api_key", "sg-key-of-ann"));
        } finally {
            database.dispose();
        }
    }
}
