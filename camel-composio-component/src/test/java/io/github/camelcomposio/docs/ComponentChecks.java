package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;

/** What the blocks of the README and of the page about the component have to do. */
final class ComponentChecks {

    private ComponentChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.ofEntries(
                entry("maven", ComponentChecks::namesThisModule),
                entry("hello-yaml", ComponentChecks::onboards),
                entry("hello-xml", ComponentChecks::onboards),
                entry("hello-java", ComponentChecks::onboardsInJava),
                entry("key-source", ComponentChecks::asksTheKeysSource),
                entry("properties", ComponentChecks::setsOptions),
                entry("two-projects", ComponentChecks::usesTwoProjects),
                entry("two-projects-properties", ComponentChecks::usesTwoProjectsByProperties),
                entry("proxy", ComponentChecks::setsTheProxy),
                entry("tls", ComponentChecks::trustsAnAuthority),
                entry("import", ComponentChecks::importsFromATable),
                entry("first-run", ComponentChecks::setsWhatTheImporterKnows));
    }

    private static void namesThisModule(Pages.Block block) throws Exception {
        String pom = Files.readString(Pages.ROOT.resolve("camel-composio-component/pom.xml"));
        for (String line : block.code().lines().filter(each -> !each.contains("dependency>")).toList()) {
            assertThat(pom).contains(line.strip());
        }
    }

    private static void onboards(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block).send("direct:onboard", "{\"user_id\": \"user_1\", \"api_key\": \"SG.example\"}");
            assertThat(bench.account("user_1").status()).isEqualTo("ACTIVE");
        }
    }

    private static void onboardsInJava(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.context.addRoutes(JavaSnippets.hello());
            bench.send("direct:onboard", Map.of("user_id", "user_1", "api_key", "SG.example"));
            assertThat(bench.account("user_1").status()).isEqualTo("ACTIVE");
        }
    }

    private static void asksTheKeysSource(Pages.Block block) throws Exception {
        try (ComposioSimulator simulator = Bench.simulator(20)) {
            Main main = JavaSnippets.keySource(simulator::apiKey);
            main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
            main.start();
            list(main, "composio");
            main.stop();
            assertThat(simulator.requests()).extracting("status").containsExactly(200);
        }
    }

    private static void setsOptions(Pages.Block block) throws Exception {
        Main main = started(block.code());
        ComposioComponent composio = component(main, "composio");
        assertThat(composio.getConfiguration().getBaseUrl()).isEqualTo("https://backend.composio.dev");
        assertThat(composio.getMaxInFlight()).isEqualTo(32);
        assertThat(composio.getRateLimitReserve()).isEqualTo(20);
        assertThat(composio.getConfiguration().getResponseTimeout()).isEqualTo(30_000);
        main.stop();
    }

    private static void usesTwoProjects(Pages.Block block) throws Exception {
        try (ComposioSimulator one = ComposioSimulator.builder().apiKey("ak_staging").start();
             ComposioSimulator other = ComposioSimulator.builder().apiKey("ak_production").start();
             DefaultCamelContext context = TestContexts.newContext()) {
            JavaSnippets.twoProjects(context, "ak_staging", "ak_production");
            context.getComponent("composioStaging", ComposioComponent.class).getConfiguration().setBaseUrl(one.baseUrl());
            context.getComponent("composioProduction", ComposioComponent.class).getConfiguration()
                    .setBaseUrl(other.baseUrl());
            context.start();
            context.createProducerTemplate().requestBody("direct:staging", (Object) null);
            context.createProducerTemplate().requestBody("direct:production", (Object) null);
            assertThat(one.requests()).extracting("status").containsExactly(200);
            assertThat(other.requests()).extracting("status").containsExactly(200);
        }
    }

    private static void usesTwoProjectsByProperties(Pages.Block block) throws Exception {
        try (ComposioSimulator one = ComposioSimulator.builder().apiKey("ak_staging").start();
             ComposioSimulator other = ComposioSimulator.builder().apiKey("ak_production").start()) {
            Main main = started(block.code()
                    .replace("{{env:STAGING_KEY}}", "ak_staging").replace("{{env:PRODUCTION_KEY}}", "ak_production")
                                + "camel.component.composioStaging.base-url=" + one.baseUrl()
                                + "\ncamel.component.composioProduction.base-url=" + other.baseUrl());
            list(main, "composioStaging");
            list(main, "composioProduction");
            assertThat(component(main, "composioStaging").getRateLimitGroup()).isEqualTo("our-organisation");
            main.stop();
            assertThat(one.requests()).extracting("status").containsExactly(200);
            assertThat(other.requests()).extracting("status").containsExactly(200);
        }
    }

    private static void setsTheProxy(Pages.Block block) throws Exception {
        Main main = started(block.code());
        assertThat(component(main, "composio").getConfiguration().getProxyHost()).isEqualTo("proxy.example.com");
        assertThat(component(main, "composio").getConfiguration().getProxyPort()).isEqualTo(3128);
        main.stop();
    }

    private static void trustsAnAuthority(Pages.Block block) throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        Path classes = Path.of(ComponentChecks.class.getResource("/").toURI());
        try (OutputStream file = Files.newOutputStream(classes.resolve("our-authority.p12"))) {
            empty.store(file, "changeit".toCharArray());
        }
        try (DefaultCamelContext context = TestContexts.newContext()) {
            ComposioComponent composio = JavaSnippets.tls("changeit");
            assertThat(composio.getConfiguration().getSslContextParameters().createSSLContext(context)).isNotNull();
        }
    }

    private static void importsFromATable(Pages.Block block) throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:snippets;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection(); Bench bench = new Bench()) {
            connection.createStatement().execute("""
                    create table sendgrid_keys (user_id varchar(20), api_key varchar(40), created date);
                    insert into sendgrid_keys select 'user_' || x, 'SG.example-' || x, current_date
                    from system_range(1, 200)""");
            bench.context.getRegistry().bind("credentials", database);
            ImportSnippets.ledger(bench.context, database, ImportBench.KEY);
            bench.load(block);
            await().untilAsserted(() -> assertThat(bench.simulator.accounts()).hasSize(200));
            assertThat(bench.account("user_7").val()).containsEntry("api_key", "SG.example-7");
            JdbcImportLedger ledger = bench.context.getRegistry().lookupByNameAndType("ledger", JdbcImportLedger.class);
            await().untilAsserted(() -> assertThat(ImportReport.of(ledger, "sendgrid-2026-11-20").outcomes().done())
                    .isEqualTo(200));
        }
    }

    /** The importer reads the whole block in a test of its own. */
    private static void setsWhatTheImporterKnows(Pages.Block block) throws Exception {
        String starter = Files.readString(Pages.ROOT.resolve("camel-composio-example/mappings/database.yaml"));
        List<String> keys = block.code().lines().map(line -> line.replaceFirst(":.*", ":")).toList();
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(starter.lines()).anyMatch(line -> line.startsWith(key)));
    }

    private static Main started(String properties) throws Exception {
        Path file = Files.writeString(Files.createTempFile("snippet", ".properties"), properties);
        file.toFile().deleteOnExit();
        Main main = new Main();
        main.setPropertyPlaceholderLocations(file.toUri().toString());
        main.start();
        return main;
    }

    /** The version that a block of properties sets. */
    static String apiVersion(String properties) throws Exception {
        Main main = started(properties);
        try {
            return component(main, "composio").getConfiguration().getApiVersion();
        } finally {
            main.stop();
        }
    }

    private static ComposioComponent component(Main main, String name) {
        return main.getCamelContext().getComponent(name, ComposioComponent.class);
    }

    private static void list(Main main, String scheme) {
        main.getCamelContext().createProducerTemplate().requestBody(scheme + ":connectedAccounts/list", (Object) null);
    }
}
