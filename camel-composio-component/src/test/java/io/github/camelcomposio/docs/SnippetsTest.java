package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every block of code that the pages show. A block has a name, and a check here that knows it. */
class SnippetsTest {

    private static final String INITIATE = "composio:connectedAccounts/initiate";
    private static final Map<String, Object> SENDGRID_ROW = Map.of("user_id", "user_1", "api_key", "SG.example-key-0001");

    @TempDir
    static Path folder;

    private final Map<String, Check> checks = Map.ofEntries(
            entry("maven", SnippetsTest::namesThisModule),
            entry("hello-yaml", SnippetsTest::onboards),
            entry("hello-xml", SnippetsTest::onboards),
            entry("hello-java", SnippetsTest::onboardsInJava),
            entry("key-source", SnippetsTest::asksTheKeysSource),
            entry("properties", SnippetsTest::setsOptions),
            entry("two-projects", SnippetsTest::usesTwoProjects),
            entry("two-projects-properties", SnippetsTest::usesTwoProjectsByProperties),
            entry("proxy", SnippetsTest::setsTheProxy),
            entry("tls", SnippetsTest::trustsAnAuthority),
            entry("on-exception", SnippetsTest::tellsFailuresApart),
            entry("to-d", SnippetsTest::readsTheAccountOfAHeader),
            entry("body-flat", createsWith("username", "jane")),
            entry("field-mapping", SnippetsTest::renamesAColumn),
            entry("body-mapped", SnippetsTest::hasARenamedColumn),
            entry("body-config", createsWith("generic_api_key", "SG.example-key-0001")),
            entry("body-val", createsWith("token", "ghp_example-token-0001")),
            entry("body-wire", createsWith("generic_api_key", "SG.example-key-0001")),
            entry("body-text", SnippetsTest::createsOfAText),
            entry("body-google", SnippetsTest::createsOfAKeyFile),
            entry("body-update", SnippetsTest::updates),
            entry("create-or-update", SnippetsTest::createsThenUpdates),
            entry("fetch-all", SnippetsTest::readsAllPages),
            entry("file-upload", SnippetsTest::givesAFileToATool),
            entry("file-download", SnippetsTest::readsAFileOfATool),
            entry("link", SnippetsTest::waitsForTheUser),
            entry("reject", SnippetsTest::rejectsWithoutTheSecret),
            entry("credential-record", SnippetsTest::printsNoValue),
            entry("remove-headers", SnippetsTest::ignoresHeadersFromOutside),
            entry("import", SnippetsTest::importsFromATable),
            entry("first-run", SnippetsTest::setsWhatTheExampleKnows));

    /** Runs a block, and fails if it does not do what its page says. */
    @FunctionalInterface
    interface Check {
        void run(Pages.Block block) throws Exception;
    }

    private static Stream<Pages.Block> blocks() {
        return Pages.all().stream().flatMap(page -> page.blocks().stream()).filter(Pages.Block::isRunnable);
    }

    @TestFactory
    Stream<DynamicTest> doesWhatItsPageSays() {
        return blocks().map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
            assertThat(checks).as("%s: no test knows this block. Name it in a comment above, and add a check here", block)
                    .containsKey(block.name());
            if (block.language().equals("java")) {
                assertThat(block.code()).as("the page's text").isEqualTo(JavaSnippets.text(block.name()));
            }
            checks.get(block.name()).run(block);
        }));
    }

    @Test
    void everyCheckHasItsBlock() {
        assertThat(blocks().map(Pages.Block::name)).containsExactlyInAnyOrderElementsOf(checks.keySet());
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
            bench.send("direct:onboard", SENDGRID_ROW);
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

    private static void setsTheProxy(Pages.Block block) throws Exception {
        Main main = started(block.code());
        assertThat(component(main, "composio").getConfiguration().getProxyHost()).isEqualTo("proxy.example.com");
        assertThat(component(main, "composio").getConfiguration().getProxyPort()).isEqualTo(3128);
        main.stop();
    }

    private static void usesTwoProjects(Pages.Block block) throws Exception {
        try (ComposioSimulator one = ComposioSimulator.builder().apiKey("ak_staging").start();
             ComposioSimulator other = ComposioSimulator.builder().apiKey("ak_production").start();
             DefaultCamelContext context = new DefaultCamelContext()) {
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

    private static void trustsAnAuthority(Pages.Block block) throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        Path classes = Path.of(SnippetsTest.class.getResource("/").toURI());
        try (OutputStream file = Files.newOutputStream(classes.resolve("our-authority.p12"))) {
            empty.store(file, "changeit".toCharArray());
        }
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ComposioComponent composio = JavaSnippets.tls("changeit");
            assertThat(composio.getConfiguration().getSslContextParameters().createSSLContext(context)).isNotNull();
        }
    }

    private static void tellsFailuresApart(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.context.getPropertiesComponent().addInitialProperty("redeliveryDelay", "10");
            MockEndpoint rejected = bench.mock("direct:rejected");
            bench.load(block);
            bench.simulator.fault(Fault.on("GET", "/connected_accounts").times(4).answer(503));
            bench.template.sendBody("seda:import", SENDGRID_ROW);
            await().untilAsserted(() -> assertThat(bench.simulator.accountsOf("user_1")).hasSize(1));

            rejected.expectedMessageCount(1);
            bench.template.sendBody("seda:import", Map.of("user_id", "user_2"));
            rejected.assertIsSatisfied();

            bench.simulator.apiKey("ak_another");
            bench.template.sendBody("seda:import", Map.of("user_id", "user_3", "api_key", "SG.example"));
            await().until(() -> bench.context.getRouteController().getRouteStatus("import").isStopped());
            rejected.assertIsSatisfied();
        }
    }

    private static void readsTheAccountOfAHeader(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            String id = bench.create("user_1", "ac_sendgrid", SENDGRID_ROW);
            Exchange reply = bench.load(block).send("direct:get", null, Map.of("account", id));
            assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(id);
        }
    }

    private static Check createsWith(String field, String value) {
        return block -> {
            try (Bench bench = new Bench()) {
                bench.send(INITIATE, block.code());
                assertThat(bench.account("user_1").val()).containsEntry(field, value);
                assertThat(bench.account("user_1").status()).isEqualTo("ACTIVE");
            }
        };
    }

    private static void renamesAColumn(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block).send("direct:mapped", Map.of("user_id", "user_1", "SENDGRID_KEY", "SG.example", "created", 1));
            assertThat(bench.account("user_1").val()).containsEntry("api_key", "SG.example").doesNotContainKey("created");
        }
    }

    private static void hasARenamedColumn(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.send(INITIATE + "?authConfigId=ac_sendgrid&field.api_key=SENDGRID_KEY", block.code());
            assertThat(bench.account("user_1").val()).containsEntry("api_key", "SG.example-key-0001");
        }
    }

    private static void createsOfAText(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            JavaSnippets.text(bench.template);
            assertThat(bench.account("user_1").val()).containsEntry("token", "ghp_example-token-0001");
        }
    }

    private static void createsOfAKeyFile(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.send(INITIATE + "?userId=user_1&authConfigId=ac_google", block.code());
            assertThat(bench.account("user_1").val().get("credentials_json").toString()).contains("robot@example.iam");
        }
    }

    private static void updates(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            String id = bench.create("user_1", "ac_sendgrid", Map.of("authScheme", "API_KEY", "val",
                    Map.of("generic_api_key", "SG.example-key-0001", "generic_id", "example", "subdomain", "acme")));
            bench.send("composio:connectedAccounts/update?connectedAccountId=" + id, block.code());
            assertThat(bench.account("user_1").val()).containsEntry("generic_api_key", "SG.example-key-0002")
                    .containsEntry("subdomain", "acme").doesNotContainKey("generic_id");
        }
    }

    private static void createsThenUpdates(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block);
            for (String password : List.of("example-password-1", "example-password-2")) {
                bench.send("direct:upsert", Map.of("user_id", "user_1", "api_key", password));
            }
            assertThat(bench.account("user_1").val()).containsEntry("api_key", "example-password-2");
        }
    }

    private static void readsAllPages(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            for (int i = 0; i < 5; i++) {
                bench.create("user_" + i, "ac_sendgrid", Map.of("api_key", "SG.example"));
                bench.simulator.setStatus(bench.account("user_" + i).id(), "EXPIRED", null);
            }
            MockEndpoint one = bench.mock("direct:one");
            one.expectedMessageCount(5);
            bench.load(block).send("direct:expired", null);
            one.assertIsSatisfied();
            assertThat(one.getExchanges()).extracting(each -> each.getMessage().getHeader("CamelComposioConnectedAccountId"))
                    .containsExactlyInAnyOrderElementsOf(bench.simulator.accounts().stream().map(Account::id).toList());
        }
    }

    private static void givesAFileToATool(Pages.Block block) throws Exception {
        Path reports = Files.createDirectories(folder.resolve("reports"));
        Files.writeString(reports.resolve("report.csv"), "a,b");
        try (Bench bench = new Bench()) {
            bench.connectGmail("user_1");
            bench.load(new Pages.Block(
                    block.page(), block.name(), block.language(), block.code().replace("file:reports", "file:" + reports)));
            await().untilAsserted(() -> assertThat(bench.simulator.toolRuns()).singleElement()
                    .extracting(run -> run.arguments().get("attachment")).asString().contains("report.csv", "text/csv"));
            assertThat(bench.simulator.files()).singleElement()
                    .satisfies(file -> assertThat(file.bytes()).asString().isEqualTo("a,b"));
        }
    }

    private static void readsAFileOfATool(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.connectGmail("user_1");
            bench.context.addRoutes(JavaSnippets.fileDownload());
            AdviceWith.adviceWith(bench.context, bench.context.getRoutes().get(0).getRouteId(),
                    route -> route.weaveByToUri("file:attachments").replace().to("file:" + folder.resolve("attachments")));
            bench.send("direct:attachment", Map.of("message_id", "m1", "attachment_id", "a1", "file_name", "out.txt"));
            assertThat(folder.resolve("attachments/out.txt")).content().isEqualTo("Attachment a1 of message m1\n");
        }
    }

    private static void waitsForTheUser(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.mock("direct:show-link").whenAnyExchangeReceived(exchange -> {
                String page = exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class);
                bench.simulator.completeLink(page.substring(page.lastIndexOf('/') + 1));
            });
            Exchange reply = bench.load(block).send("direct:connect", null, Map.of(ComposioConstants.USER_ID, "user_1"));
            assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
        }
    }

    private static void rejectsWithoutTheSecret(Pages.Block block) throws Exception {
        Map<String, Object> row = Map.of("user_id", "user_1", "api_key", "SG.secret", "nonsense", "x");
        for (Object body : List.of(row, Json.writeText(row), new CredentialRecord("users.csv:1", row))) {
            try (Bench bench = new Bench()) {
                MockEndpoint rejected = bench.mock("direct:rejected");
                rejected.expectedMessageCount(1);
                bench.load(block).send("direct:import", body);
                rejected.assertIsSatisfied();
                assertThat(rejected.getExchanges().get(0).getMessage().getBody(String.class))
                        .startsWith("connectedAccounts/initiate: ").contains("nonsense").doesNotContain("SG.secret");
            }
        }
    }

    private static void printsNoValue(Pages.Block block) throws Exception {
        assertThat(JavaSnippets.credentialRecord("SG.secret")).asString()
                .startsWith("CredentialRecord[users.csv:17, columns [").doesNotContain("SG.secret");
    }

    private static void ignoresHeadersFromOutside(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block);
            bench.template.request("direct:from-outside", exchange -> {
                exchange.getMessage().setHeaders(new HashMap<>(Map.of(ComposioConstants.USER_ID, "somebody_else")));
                exchange.setProperty("authenticatedUser", "user_1");
            });
            assertThat(bench.simulator.accounts()).extracting(Account::userId).containsExactly("user_1");
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
            bench.load(block);
            await().untilAsserted(() -> assertThat(bench.simulator.accounts()).hasSize(200));
            assertThat(bench.account("user_7").val()).containsEntry("api_key", "SG.example-7");
        }
    }

    private static void setsWhatTheExampleKnows(Pages.Block block) throws Exception {
        Path defaults = Pages.ROOT.resolve("camel-composio-example/src/main/resources/application.properties");
        Properties known = new Properties();
        known.load(Files.newBufferedReader(defaults));
        Properties shown = new Properties();
        shown.load(new StringReader(block.code()));
        assertThat(known.stringPropertyNames()).containsAll(shown.stringPropertyNames());
    }

    private static Main started(String properties) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "snippet", ".properties"), properties);
        Main main = new Main();
        main.setPropertyPlaceholderLocations(file.toUri().toString());
        main.start();
        return main;
    }

    private static ComposioComponent component(Main main, String name) {
        return main.getCamelContext().getComponent(name, ComposioComponent.class);
    }

    private static void list(Main main, String scheme) {
        main.getCamelContext().createProducerTemplate().requestBody(scheme + ":connectedAccounts/list", (Object) null);
    }
}
