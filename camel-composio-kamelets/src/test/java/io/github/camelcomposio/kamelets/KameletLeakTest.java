package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.WrittenTexts;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs kamelets with marked keys and credentials, and looks for them wherever text goes out: logs, exceptions, JMX with
 * all its dumps of routes, consoles, and the URIs of endpoints.
 */
class KameletLeakTest extends KameletTestBase {

    private static final String MARK = "LEAKMARKER";
    private static final String KEY = "ak_" + MARK + "_kamelet_key_7c1a";
    private static final String SECRET = "SG." + MARK + "-secret-77aa41";
    private static final String HOOK = "whsec_" + MARK + "+hook/83ab==";

    private final WrittenTexts log = new WrittenTexts();
    private final List<String> texts = new ArrayList<>();

    @Override
    protected ComposioSimulator simulator() {
        return ComposioSimulator.builder().apiKey(KEY).start();
    }

    @BeforeEach
    void listen() {
        log.start(Level.INFO);
        property("camel.component.composio.api-key", "ak_of_another_project_01");
        property("camel.main.dev-console-enabled", "true");
        property("my.key", KEY);
        property("my.hook", HOOK);
        main.bind("aKey", KEY);
        main.bind("aHook", HOOK);
    }

    @AfterEach
    void hush() {
        log.stop();
    }

    private void work() throws Exception {
        route("direct:update", "composio-update-sink", "apiKey", "#bean:aKey");
        route("direct:tool", "composio-execute-tool-action", "toolSlug", "GITHUB_CREATE_ISSUE", "apiKey", "#bean:aKey");
        run("direct:import", Map.of("user_id", "user_1", "api_key", SECRET), Map.of());
        run("direct:import", Map.of("user_id", "user_1", "wrong", SECRET), Map.of());
        run("direct:import", "{\"user_id\":\"user_1\",\"api_key\":\"" + SECRET, Map.of());
        assertThat(simulator.accountsOf("user_1")).as("the key was taken").hasSize(1);
        Map<String, Object> account
                = Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, simulator.accountsOf("user_1").get(0).id());
        run("direct:update", Map.of("api_key", SECRET + "-rotated"), account);
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{nanoid}").times(1).answer(400, Map.of(),
                "{\"error\":{\"message\":\"" + SECRET + " is refused for " + KEY + "\"}}"));
        run("direct:update", Map.of("api_key", SECRET), account);
        run("direct:tool", Map.of("owner", SECRET), Map.of(ComposioConstants.USER_ID, "user_1"));
        simulator.apiKey("ak_another_key_0123456");
        run("direct:update", Map.of("api_key", SECRET), account);
    }

    private void run(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = exchange(uri, body, headers);
        texts.add(exchange + " " + exchange.getMessage().getHeaders());
        if (exchange.getException() != null) {
            StringWriter trace = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(trace));
            texts.add(trace.toString());
        }
    }

    /** What Camel shows of itself to somebody who looks. */
    private List<String> shown() throws Exception {
        List<String> shown = new ArrayList<>(WrittenTexts.jmx());
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                boolean flag = operation.getSignature().length == 1 && operation.getSignature()[0].getType().equals("boolean");
                if (operation.getName().matches("dump.*As(Xml|Yaml)") && (flag || operation.getSignature().length == 0)) {
                    shown.add(operation.getName() + " " + server.invoke(name, operation.getName(),
                            flag ? new Object[] { true } : new Object[0], flag ? new String[] { "boolean" } : new String[0]));
                }
            }
        }
        DevConsoleRegistry consoles = context().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.stream().filter(console -> !console.getId().matches("jvm|thread|memory|gc|java-security|properties"))
                .forEach(console -> shown.add(console.getId() + " " + console.call(DevConsole.MediaType.TEXT)));
        context().getEndpoints().forEach(endpoint -> shown.add(endpoint + " " + endpoint.getEndpointUri()));
        return shown;
    }

    private static List<String> marked(List<String> texts) {
        return texts.stream().filter(text -> text.contains(MARK)).map(KameletLeakTest::around).distinct().toList();
    }

    private static String around(String text) {
        int at = text.indexOf(MARK);
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 40));
    }

    /** At DEBUG: at TRACE Camel prints what it sets on the endpoint of a webhook. */
    @Test
    void aKeyThatIsOnlyReferredToIsNowhere() throws Exception {
        log.level(Level.DEBUG);
        property("my.key", "none");
        property("my.hook", "none");
        property("camel.server.enabled", "true");
        property("camel.server.port", "0");
        property("camel.kamelet.composio-events-source.secret", "#bean:aHook");
        property("camel.kamelet.composio-events-source.previousSecret", "#bean:aHook");
        property("camel.kamelet.composio-events-source.webhookAutoRegister", "false");
        property("hooks.url", "https://hooks.example.com");
        mock("direct:account-expired");
        mock("direct:trigger-fired");
        start("composio-events-source");
        route("direct:import", "composio-import-sink", "toolkit", "sendgrid", "apiKey", "#bean:aKey");
        work();
        List<String> shown = shown();

        assertThat(shown).anyMatch(text -> text.startsWith("dumpRouteAsXml "))
                .anyMatch(text -> text.startsWith("dumpRouteAsYaml "))
                .anyMatch(text -> text.startsWith("endpoint ")).anyMatch(text -> text.contains("#bean:aKey"))
                .anyMatch(text -> text.contains("#bean:aHook"));
        assertThat(log.lines()).hasSizeGreaterThan(200);
        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(marked(texts)).as("exchanges and exceptions").isEmpty();
        assertThat(marked(shown)).as("JMX, consoles, URIs").isEmpty();
        assertThat(marked(log.lines())).as("logs").isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains("stands in an endpoint URI"));
    }

    /** Camel prints all properties when its level is DEBUG. */
    @Test
    void aKeyInAPropertyIsNowhereAtInfo() throws Exception {
        start();
        route("direct:import", "composio-import-sink", "toolkit", "sendgrid", "apiKey", "#property:my.key");
        work();
        assertThat(marked(texts)).as("exchanges and exceptions").isEmpty();
        assertThat(marked(shown())).as("JMX, consoles, URIs").isEmpty();
        assertThat(marked(log.lines())).as("logs").isEmpty();
    }

    /** What the page warns of: the route is Camel's, and so are its dumps. */
    @Test
    void aKeyThatStandsInARouteIsInItsDumps() throws Exception {
        start();
        route("direct:import", "composio-import-sink", "toolkit", "sendgrid", "apiKey", KEY);
        work();
        assertThat(marked(texts)).as("exchanges and exceptions").isEmpty();
        assertThat(marked(log.lines())).as("logs").isEmpty();
        assertThat(marked(WrittenTexts.jmx())).as("attributes").isEmpty();
        assertThat(marked(shown())).anyMatch(text -> text.contains("kamelet")).anyMatch(text -> text.contains("composio:"));
        assertThat(log.lines()).filteredOn(line -> line.contains("An apiKey stands in an endpoint URI")).hasSize(1);
    }

    /** camel-main prints the properties of kamelets at its start. */
    @Test
    void theSummaryAtTheStartMasksSecrets() throws Exception {
        property("camel.kamelet.composio-initiate-action.apiKey", KEY);
        property("camel.kamelet.composio-events-source.apiKey", KEY);
        property("camel.kamelet.composio-events-source.secret", HOOK);
        property("camel.kamelet.composio-events-source.previousSecret", HOOK + "2");
        property("camel.kamelet.composio-events-source.webhookAutoRegister", "false");
        property("camel.server.enabled", "true");
        property("camel.server.port", "0");
        property("hooks.url", "https://hooks.example.com");
        mock("direct:account-expired");
        mock("direct:trigger-fired");
        start("composio-initiate-action", "composio-events-source");

        assertThat(log.lines()).anyMatch(line -> line.contains("Property-placeholders summary"))
                .anyMatch(line -> line.matches("(?s).*kamelet.yaml] +apiKey = xxxxxx.*"))
                .anyMatch(line -> line.matches("(?s).*kamelet.yaml] +previousSecret = xxxxxx.*"));
        assertThat(marked(log.lines())).isEmpty();
    }

    /** Not better with Camel's properties of a kamelet: the endpoint behind it has the value. */
    @Test
    void aKeyInAKameletsPropertyIsShownToo() throws Exception {
        property("camel.kamelet.composio-import-sink.apiKey", KEY);
        start();
        route("direct:import", "composio-import-sink", "toolkit", "sendgrid");
        work();
        assertThat(marked(log.lines())).as("logs").isEmpty();
        assertThat(marked(shown())).isNotEmpty();
    }
}
