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
import io.github.camelcomposio.sources.vault.VaultLogin;
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
        return Stream.of("file", "database", "vault", "kafka").map(each -> "composio-import-" + each).toList();
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
        Set<String> documented = new TreeSet<>();
        Stream.of("## Parameters of all templates", "(?i)## " + source + "s?\n").forEach(heading -> {
            String section = readme.split(heading)[1].split("\n## ")[0];
            Pattern.compile("(?m)^\\| (`[^|]*) \\|").matcher(section).results()
                    .forEach(row -> Pattern.compile("`(\\w+)`").matcher(row.group(1)).results()
                            .forEach(name -> documented.add(name.group(1))));
        });
        if (source.equals("kafka")) {
            documented.remove("from");
        }
        assertThat(context.getCamelContextExtension().getContextPlugin(Model.class).getRouteTemplateDefinition(template)
                .getTemplateParameters()).extracting(RouteTemplateParameterDefinition::getName)
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    /** Where templates handle errors, they do so alike. */
    @Test
    void theTemplatesDifferInTheirSourcesOnly() throws IOException {
        List<List<String>> handling = new ArrayList<>();
        for (String template : templates()) {
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
