package io.github.camelcomposio.example.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.sources.TestVault;
import io.github.camelcomposio.sources.vault.VaultLogin;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes in the folder {@code keep}, as they stand there: Composio, database and vault stay in agreement. */
class KeepRoutesTest {

    private static final Path FOLDER = Path.of("keep");
    private static final String TOKEN = "hvs.root";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ComposioSimulator simulator = ComposioSimulator.builder().patchReactivates(true).start();
    private final JdbcConnectionPool database
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final TestVault vault = new TestVault(TOKEN);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Map<?, ?>> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        JdbcImportLedger ledger = new JdbcImportLedger(database);
        ledger.setCreateTables(true);
        ledger.setSecretKey("a key of the ledger's own");
        context.getRegistry().bind("ledger", ledger);
        context.getRegistry().bind("usersDatabase", DataSource.class, database);
        context.getRegistry().bind("vaultLogin", VaultLogin.token(TOKEN));
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setBaseUrl(simulator.baseUrl());
        composio.getConfiguration().setApiKey(simulator.apiKey());
        composio.getConfiguration().setLedger(ledger);
        context.addComponent("composio", composio);
        context.getPropertiesComponent().addInitialProperty("vault.address", vault.address());
        context.getPropertiesComponent().addInitialProperty("keep.delay", "50");
        context.getPropertiesComponent().addInitialProperty("keep.period", "50");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tell-user").process(exchange -> told.add(exchange.getMessage().getBody(Map.class)));
            }
        });
        for (String template : List.of("keep-expired", "keep-database", "keep-leavers", "keep-vault", "fetch-database",
                "fetch-vault")) {
            load(PluginHelper.getResourceLoader(context).resolveResource("classpath:camel/composio-" + template + ".camel.yaml"));
        }
        execute("create table credentials (id bigint auto_increment primary key, version bigint default 1, imported bigint,"
                + " user_id varchar(100), toolkit varchar(100) default 'sendgrid', api_key varchar(100), left_at timestamp,"
                + " removed_at timestamp)");
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        simulator.close();
        vault.close();
        database.dispose();
    }

    private void load(Resource resource) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    }

    /** Starts the routes of a file. */
    private void keep(String name) throws Exception {
        load(ResourceHelper.fromString(name, Files.readString(FOLDER.resolve(name))));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isNothing(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(sql)) {
            return !rows.next();
        }
    }

    private void row(String user, String key) throws SQLException {
        execute("insert into credentials (user_id, api_key) values ('" + user + "', '" + key + "')");
    }

    private void secret(String user, String key) {
        vault.put("composio/" + user + "/sendgrid", Map.of("user_id", user, "toolkit", "sendgrid", "api_key", key));
    }

    private Account imported(String user, String key) {
        context.createProducerTemplate().requestBody("composio:connectedAccounts/import",
                Map.of("user_id", user, "toolkit", "sendgrid", "api_key", key));
        return simulator.accountsOf(user).get(0);
    }

    private boolean has(String user, String key) {
        return simulator.accountsOf(user).stream()
                .anyMatch(account -> account.status().equals("ACTIVE") && key.equals(account.val().get("api_key")));
    }

    @Test
    void anAccountThatExpiredGetsTheCredentialOfTheDatabase() throws Exception {
        keep("expired-database.camel.yaml");
        Account account = imported("ann", "sg-key-of-ann-1");
        row("ann", "sg-key-of-ann-2");

        simulator.setStatus(account.id(), "EXPIRED", "Max auth failures reached");

        await().atMost(PATIENCE).until(() -> has("ann", "sg-key-of-ann-2"));
        assertThat(told).isEmpty();
    }

    @Test
    void anEventIsEnough() throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(http);
        context.addService(server);
        load(ResourceHelper.fromString("events.camel.yaml", Files.readString(FOLDER.resolve("events.camel.yaml"))
                .replace("{{hooks.url}}", "http://127.0.0.1:" + server.getPort())));
        Account account = imported("ann", "sg-key-of-ann-1");
        row("ann", "sg-key-of-ann-2");

        simulator.expireAccount(account.id(), "Permanent auth error during token refresh");

        await().atMost(PATIENCE).until(() -> has("ann", "sg-key-of-ann-2"));
    }

    @Test
    void anAccountThatExpiredGetsTheSecretOfTheVaultWhenThatIsBack() throws Exception {
        keep("expired-vault.camel.yaml");
        Account account = imported("ann", "sg-key-of-ann-1");
        secret("ann", "sg-key-of-ann-2");
        vault.seal(true);
        simulator.setStatus(account.id(), "EXPIRED", "Max auth failures reached");
        await().atMost(PATIENCE).until(() -> vault.refused() > 0);
        assertThat(has("ann", "sg-key-of-ann-2")).isFalse();

        vault.seal(false);

        await().atMost(PATIENCE).until(() -> has("ann", "sg-key-of-ann-2"));
        assertThat(told).isEmpty();
    }

    @Test
    void whoHasNoCredentialAnyMoreIsTold() throws Exception {
        keep("expired-database.camel.yaml");
        Account account = imported("ann", "sg-key-of-ann-1");

        simulator.setStatus(account.id(), "EXPIRED", "Max auth failures reached");

        await().atMost(PATIENCE).until(() -> !told.isEmpty());
        assertThat(told.get(0).get("user_id")).isEqualTo("ann");
        assertThat(String.valueOf(told.get(0).get("redirect_url"))).startsWith(simulator.baseUrl());
    }

    @Test
    void rowsThatChangeAreImportedAndWhoLeavesIsRemoved() throws Exception {
        row("ann", "sg-key-of-ann-1");
        row("bob", "sg-key-of-bob-1");
        keep("database.camel.yaml");
        await().atMost(PATIENCE).until(() -> has("ann", "sg-key-of-ann-1") && has("bob", "sg-key-of-bob-1"));

        execute("update credentials set api_key = 'sg-key-of-ann-2', version = version + 1 where user_id = 'ann'");
        execute("update credentials set left_at = now() where user_id = 'bob'");

        await().atMost(PATIENCE).until(() -> has("ann", "sg-key-of-ann-2"));
        await().atMost(PATIENCE).until(() -> isNothing("select id from credentials where left_at is not null"
                                                       + " and removed_at is null"));
        assertThat(simulator.accountsOf("bob")).allMatch(Account::disabled);
        assertThat(simulator.accounts()).hasSize(2);
    }

    @Test
    void secretsThatChangeAreImportedAndDeletedOnesRemoved() throws Exception {
        for (int i = 1; i <= 20; i++) {
            secret("user_" + i, "sg-key-of-user-" + i);
        }
        keep("vault.camel.yaml");
        await().atMost(PATIENCE).until(() -> has("user_1", "sg-key-of-user-1") && has("user_20", "sg-key-of-user-20"));

        secret("user_1", "sg-another-key");
        vault.delete("composio/user_2/sendgrid", false);

        await().atMost(PATIENCE).until(() -> has("user_1", "sg-another-key"));
        await().atMost(PATIENCE).until(() -> simulator.accountsOf("user_2").stream().allMatch(Account::disabled));
        assertThat(simulator.accounts()).filteredOn(Account::disabled).hasSize(1);
    }

    private static Stream<Path> files() throws IOException {
        return Files.list(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theGuideShowsTheFiles(Path file) throws IOException {
        String guide = Files.readString(Path.of("../docs/composio-rotation.adoc"));

        if (!file.getFileName().toString().equals("expired-vault.camel.yaml")) {
            assertThat(guide).contains("----\n" + Files.readString(file) + "----");
        }
    }
}
