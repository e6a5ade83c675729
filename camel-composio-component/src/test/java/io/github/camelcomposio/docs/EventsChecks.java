package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.apache.camel.spi.IdempotentRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/** What the blocks of the page about events have to do. */
final class EventsChecks {

    private static final String HOOK = "/hooks/composio";
    private static final Duration LONG = Duration.ofMinutes(2);

    private EventsChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.ofEntries(
                entry("events-maven", EventsChecks::namesWhatTheTestsUse),
                entry("events-properties", EventsChecks::startsAnApplication),
                entry("events-yaml", EventsChecks::tellsEventsApart),
                entry("events-java", EventsChecks::takesEveryEvent),
                entry("events-repository", EventsChecks::remembersInADatabase),
                entry("events-secret", EventsChecks::setsBothSecrets));
    }

    private static void namesWhatTheTestsUse(Pages.Block block) throws Exception {
        String pom = Files.readString(Pages.ROOT.resolve("camel-composio-component/pom.xml"));
        for (String line : block.code().lines().filter(each -> each.contains("artifactId")).toList()) {
            assertThat(pom).contains(line.strip());
        }
    }

    private static String routes() {
        return Pages.all().stream().flatMap(page -> page.blocks().stream())
                .filter(block -> block.name().equals("events-yaml")).findFirst().orElseThrow().code();
    }

    /** The page's route and properties, and nothing else but where Composio is and which port is free. */
    private static void startsAnApplication(Pages.Block block) throws Exception {
        Path file = Files.createTempFile("events", ".camel.yaml");
        Files.writeString(file, routes());
        Main main = new Main();
        try (ComposioSimulator simulator = Bench.simulator(2)) {
            Properties properties = new Properties();
            properties.load(new StringReader(block.code()));
            properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
            main.addInitialProperty("camel.main.routesIncludePattern", file.toUri().toString());
            main.addInitialProperty("camel.server.port", "0");
            main.addInitialProperty("camel.component.composio.api-key", simulator.apiKey());
            main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
            MockEndpoint[] expired = new MockEndpoint[1];
            main.configure().addRoutesBuilder(new RouteBuilder() {

                @Override
                public void configure() {
                    expired[0] = getContext().getEndpoint("mock:expired", MockEndpoint.class);
                    from("direct:account-expired").to(expired[0]);
                    from("direct:trigger-fired").to("mock:fired");
                }
            });
            main.start();
            CamelContext context = main.getCamelContext();
            assertThat(subscription(context)).containsEntry("webhook_url", "https://hooks.example.com" + HOOK);
            int port = context.hasService(VertxPlatformHttpServer.class).getPort();
            moveTo(context, port);
            expire(simulator, context);
            assertThat(expired[0].getExchanges()).hasSize(1);
        } finally {
            main.stop();
            Files.delete(file);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> subscription(CamelContext context) {
        Map<String, Object> page
                = context.createProducerTemplate().requestBody("composio:webhooks/list", (Object) null, Map.class);
        return ((List<Map<String, Object>>) page.get("items")).get(0);
    }

    private static void moveTo(CamelContext context, int port) {
        context.createProducerTemplate().requestBody(
                "composio:webhooks/update?subscriptionId=" + subscription(context).get("id"),
                Map.of("webhookUrl", "http://127.0.0.1:" + port + HOOK));
    }

    private static void expire(ComposioSimulator simulator, CamelContext context) {
        Map<?, ?> account = context.createProducerTemplate().requestBody("composio:connectedAccounts/initiate",
                Map.of("user_id", "user_1", "auth_config_id", "ac_sendgrid", "api_key", "SG.example"), Map.class);
        simulator.expireAccount(account.get("id").toString(), "revoked");
        simulator.webhooks().awaitNonePending(LONG);
    }

    private static int server(CamelContext context) throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(http);
        context.addService(server, true, true);
        context.getPropertiesComponent().addOverrideProperty("hooks.url", "http://127.0.0.1:" + server.getPort());
        return server.getPort();
    }

    private static void tellsEventsApart(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            server(bench.context);
            MockEndpoint expired = bench.mock("direct:account-expired");
            MockEndpoint fired = bench.mock("direct:trigger-fired");
            bench.load(block);
            String account = bench.create("user_1", "ac_github", Map.of("token", "ghp_example-0001"));
            String trigger = bench.send("composio:triggers/create?triggerSlug=GITHUB_COMMIT_EVENT",
                    Map.of("connectedAccountId", account, "triggerConfig", Map.of("owner", "acme", "repo", "website")))
                    .getMessage().getHeader(ComposioConstants.TRIGGER_ID, String.class);
            bench.simulator.fireTrigger(trigger, Map.of("message", "fix"));
            bench.simulator.expireAccount(account, "revoked");
            bench.simulator.disableTrigger(trigger, "polling_failure_in_composio_infra");
            bench.simulator.webhooks().awaitNonePending(LONG);
            assertThat(bench.simulator.webhooks().deliveries()).hasSize(3).allMatch(one -> one.acknowledged());
            assertThat(fired.getExchanges()).hasSize(1);
            assertThat(expired.getExchanges()).singleElement().satisfies(exchange -> assertThat(
                    exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(account));
        }
    }

    private static void takesEveryEvent(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            server(bench.context);
            MockEndpoint any = bench.mock("direct:any-event");
            bench.context.addRoutes(JavaSnippets.events());
            expire(bench.simulator, bench.context);
            assertThat(any.getExchanges()).hasSize(1);
        }
    }

    private static void remembersInADatabase(Pages.Block block) throws Exception {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:events;DB_CLOSE_DELAY=-1", "sa", "");
        try (Bench bench = new Bench()) {
            JavaSnippets.eventsRepository(bench.context, database);
            server(bench.context);
            bench.mock("direct:any-event").whenAnyExchangeReceived(exchange -> {
            });
            bench.context.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    from("webhook:composio:webhooks/receive?webhookComponentName=platform-http&webhookPath=/hooks/composio"
                         + "&webhookExternalUrl={{hooks.url}}&idempotentRepository=#handled").to("direct:any-event");
                }
            });
            expire(bench.simulator, bench.context);
            IdempotentRepository repository
                    = bench.context.getRegistry().lookupByNameAndType("handled", IdempotentRepository.class);
            assertThat(Set.of(bench.simulator.webhooks().events().get(0).id())).allMatch(repository::contains);
        }
        database.dispose();
    }

    private static void setsBothSecrets(Pages.Block block) throws Exception {
        Main main = new Main();
        Properties properties = new Properties();
        properties.load(new StringReader(
                block.code().replace("env:COMPOSIO_WEBHOOK_SECRET", "test.secret")
                        .replace("env:COMPOSIO_PREVIOUS_WEBHOOK_SECRET:", "test.previous")));
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        main.addInitialProperty("test.secret", "whsec_new+/==");
        main.addInitialProperty("test.previous", "whsec_old");
        main.start();
        ComposioComponent composio = main.getCamelContext().getComponent("composio", ComposioComponent.class);
        assertThat(composio.getConfiguration().getSecret()).isEqualTo("whsec_new+/==");
        assertThat(composio.getConfiguration().getPreviousSecret()).isEqualTo("whsec_old");
        main.stop();
    }
}
