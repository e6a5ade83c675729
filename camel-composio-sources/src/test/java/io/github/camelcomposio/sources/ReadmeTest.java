package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.sources.vault.VaultLogin;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's examples work, and its tables have every parameter. */
class ReadmeTest extends SourceTestBase {

    @TempDir
    Path folder;

    private final JdbcConnectionPool pool
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @Override
    protected List<String> templates() {
        return Stream.concat(imports(),
                Stream.of("keep-expired", "keep-database", "keep-vault", "keep-leavers", "keep-tokens", "fetch-database",
                        "fetch-vault").map(each -> "composio-" + each))
                .toList();
    }

    private static Stream<String> imports() {
        return Stream.of("file", "database", "vault", "kafka").map(each -> "composio-import-" + each);
    }

    @BeforeEach
    void bindLedger() {
        JdbcImportLedger ledger = new JdbcImportLedger(pool);
        ledger.setCreateTables(true);
        context.getRegistry().bind("ledger", ledger);
    }

    @AfterEach
    void dispose() {
        pool.dispose();
    }

    @Test
    void files() throws Exception {
        Path file = Files.writeString(folder.resolve("users.csv"), "user_id,toolkit,api_key\nann,sendgrid,sg-key-of-ann\n");
        Readme.load(context, "file", "exports/users.csv", file.toString());

        assertThat(run("composio-import-file").outcomes().of(ImportAction.CREATED)).isOne();
    }

    @Test
    void databases() throws Exception {
        context.getRegistry().bind("usersDatabase", DataSource.class, pool);
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table credentials (id int, user_id varchar, toolkit varchar default 'sendgrid',"
                              + " api_key varchar, imported_at timestamp, account varchar)");
            statement.execute("insert into credentials (id, user_id, api_key) values (1, 'ann', 'sg-key-of-ann')");
        }
        Readme.load(context, "database", "api_key from", "toolkit, api_key from");

        assertThat(run("composio-import-database").outcomes().of(ImportAction.CREATED)).isOne();
        assertThat(run("composio-import-database").rows()).isZero();
    }

    @Test
    void vaults() throws Exception {
        try (TestVault vault = new TestVault("hvs.root")) {
            vault.put("composio/ann", Map.of("user_id", "ann", "toolkit", "sendgrid", "api_key", "sg-key-of-ann"));
            context.getRegistry().bind("vaultLogin", VaultLogin.token("hvs.root"));
            Readme.load(context, "vault", "https://vault.example.com:8200", vault.address());

            assertThat(run("composio-import-vault").outcomes().of(ImportAction.CREATED)).isOne();
        }
    }

    @Test
    void columns() throws Exception {
        Readme.load(context, "columns");
        Path file = Files.writeString(folder.resolve("users.csv"), "owner,App,PAT,more\nann,github,t-123456,x\n");
        route("composio-import-file", Map.of("path", file.toString(), "columns", "myColumns", "import",
                "composio:connectedAccounts/import"));

        assertThat(run("composio-import-file").outcomes().of(ImportAction.CREATED)).isOne();
        Columns columns = context.getRegistry().lookupByNameAndType("myColumns", Columns.class);
        assertThat(columns.getConstants()).isEqualTo(Map.of("auth_scheme", "BEARER_TOKEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "file", "database", "vault", "kafka" })
    void theTablesHaveEveryParameter(String source) throws IOException {
        String template = "composio-import-" + source;
        String readme = Files.readString(Readme.PATH);
        Set<String> documented = new TreeSet<>(ofAll(readme));
        documented.addAll(parameters(section(readme, "(?i)## " + source + "s?\n")));
        if (source.equals("kafka")) {
            documented.remove("from");
        }
        assertThat(parametersOf(template)).containsExactlyInAnyOrderElementsOf(documented);
    }

    private static Set<String> ofAll(String readme) {
        return parameters(section(readme, "## Parameters of all templates"));
    }

    private static String section(String readme, String heading) {
        return readme.split(heading)[1].split("\n###? ")[0];
    }

    private static Set<String> parameters(String section) {
        Set<String> parameters = new TreeSet<>();
        Pattern.compile("(?m)^\\| (`[^|]*) \\|").matcher(section).results()
                .forEach(row -> Pattern.compile("`(\\w+)`").matcher(row.group(1)).results()
                        .forEach(name -> parameters.add(name.group(1))));
        return parameters;
    }

    private List<String> parametersOf(String template) {
        return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteTemplateDefinition(template)
                .getTemplateParameters().stream().map(RouteTemplateParameterDefinition::getName).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = { "keep-expired", "fetch-database", "fetch-vault", "keep-leavers", "keep-tokens" })
    void theTablesHaveEveryParameterOfWhatKeepsInStep(String name) throws IOException {
        String section = section(Files.readString(Readme.PATH), "### `composio-" + name + "`\n");

        assertThat(parametersOf("composio-" + name)).containsExactlyInAnyOrderElementsOf(parameters(section));
    }

    @ParameterizedTest
    @ValueSource(strings = { "database", "vault" })
    void whatImportsAgainHasTheParametersOfItsImport(String source) throws IOException {
        String readme = Files.readString(Readme.PATH);
        Set<String> documented = new TreeSet<>(ofAll(readme));
        documented.addAll(parameters(section(readme, "(?i)## " + source + "s\n")));
        documented.addAll(parameters(section(readme, "### `composio-keep-database`\n")));
        documented.remove("only");

        assertThat(parametersOf("composio-keep-" + source)).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void whatKeepsInStep() throws Exception {
        context.getRegistry().bind("usersDatabase", DataSource.class, pool);
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table credentials (user_id varchar, toolkit varchar, api_key varchar)");
            statement.execute("insert into credentials values ('ann', 'sendgrid', 'sg-key-of-ann-2')");
        }
        Readme.load(context, "fetch-database");
        Readme.load(context, "fetch-vault");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tell-user").process(exchange -> {
                });
            }
        });
        Readme.load(context, "keep-expired");
        template.requestBody("composio:connectedAccounts/initiate",
                Map.of("user_id", "ann", "auth_config_id", "ac_sendgrid", "api_key", "sg-key-of-ann"));
        Account account = simulator.accountsOf("ann").get(0);

        template.requestBody("direct:expired", Map.of("id", account.id(), "user_id", "ann", "status", "EXPIRED", "toolkit",
                Map.of("slug", "sendgrid"), "auth_config", Map.of("id", "ac_sendgrid", "auth_scheme", "API_KEY")));

        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("api_key", "sg-key-of-ann-2");
    }

    /** Where templates handle errors, they do so alike. */
    @Test
    void theTemplatesDifferInTheirSourcesOnly() throws IOException {
        List<List<String>> handling = new ArrayList<>();
        for (String template : imports().toList()) {
            String yaml = new String(
                    context.getClassResolver().loadResourceAsStream("camel/" + template + ".camel.yaml").readAllBytes());
            handling.add(Arrays.stream(yaml.split("- routeTemplate:")[0].replace(template, "").split("\n"))
                    .filter(line -> line.contains("exception") || line.contains("error.") || line.contains("redelivery")
                            || line.contains("Redeliver") || line.contains("handled") || line.contains("simple"))
                    .toList());
        }
        assertThat(new HashSet<>(handling)).hasSize(1);
    }
}
