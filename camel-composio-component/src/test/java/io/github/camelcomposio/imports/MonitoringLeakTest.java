package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.WrittenTexts;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import io.github.camelcomposio.telemetry.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.eventnotifier.MicrometerExchangeEventNotifier;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Plants marked credentials and a marked API key, and looks for them in what monitoring shows: meters, spans, console,
 * health checks, JMX, log.
 */
class MonitoringLeakTest extends ImportTestBase {

    private static final String KEY = "ak_LEAKMARKER_apikey_5f1d";
    private static final String SECRET = "LEAKMARKER-secret-77aa41";
    private final WrittenTexts log = new WrittenTexts();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> texts = new ArrayList<>();
    private Spans spans;

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        log.start(Level.INFO);
        return builder.apiKey(KEY);
    }

    @Override
    protected void configure(ComposioComponent component) {
        component.setHealthCheckInterval(1);
        component.getConfiguration().setMaxRetries(0);
        component.getConfiguration().setResponseTimeout(500);
        component.getConfiguration().setLateCommitWait(200);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.getRegistry().bind("meters", meters);
        MicrometerExchangeEventNotifier notifier = new MicrometerExchangeEventNotifier();
        notifier.setMeterRegistry(meters);
        camel.getManagementStrategy().addEventNotifier(notifier);
        MicrometerRoutePolicyFactory policies = new MicrometerRoutePolicyFactory();
        policies.setMeterRegistry(meters);
        camel.addRoutePolicyFactory(policies);
        spans = new Spans(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:initiate").routeId("initiate").to("composio:connectedAccounts/initiate?authConfigId=" + SENDGRID);
                from("direct:import").routeId("import").to(withLedger("maxFailureRate=100"));
                from("direct:dynamic").routeId("dynamic")
                        .toD("composio:connectedAccounts/initiate?authConfigId=" + SENDGRID + "&alias=RAW(${body})");
            }
        });
    }

    @AfterEach
    void stopRecording() {
        log.stop();
    }

    private static String echo(String secret) {
        return "{\"error\":{\"message\":\"" + secret + " with " + KEY + " is wrong\",\"code\":\"" + secret + "\",\"slug\":\""
               + KEY
               + "\",\"request_id\":\"" + secret + "\"}}";
    }

    private void attempt(String uri, Object body) {
        template.request(uri, message -> message.getMessage().setBody(body));
    }

    /** Composio says back what it was sent. */
    private void answer(String method, String path, int status, String echoed, String uri, Object body) {
        simulator.fault(Fault.on(method, path).times(1).answer(status, Map.of(), echo(echoed)));
        attempt(uri, body);
        simulator.clearFaults();
    }

    /** Messages that succeed, that are refused here and there, and that nobody can read. */
    private void sendMessages() {
        for (String route : List.of("direct:initiate", "direct:import")) {
            attempt(route, row("user_" + route, SECRET));
            attempt(route, Map.of("user_id", "user_2", "wrong", SECRET));
            attempt(route, "{\"user_id\":\"user_3\",\"api_key\":\"" + SECRET + "\"");
            attempt(route, SECRET);
            attempt(route, List.of(SECRET));
            attempt(route, new Object() {
                @Override
                public String toString() {
                    return SECRET;
                }
            });
            for (int status : new int[] { 400, 403, 422, 500 }) {
                answer("POST", "/connected_accounts", status, SECRET, route, row("user_" + route + status, SECRET));
                answer("GET", "/connected_accounts", status, KEY, route, row("user_" + route + status, SECRET));
            }
        }
        attempt("direct:dynamic", SECRET);
        attempt("composio:connectedAccounts/list?apiKey=" + KEY, null);
        attempt("composio:tools/execute?toolSlug=HACKERNEWS_GET_USER&userId=user_1", Map.of("arguments", Map.of("q", SECRET)));
    }

    private void look() throws Exception {
        meters.getMeters().forEach(meter -> texts.add("meter " + meter.getId() + " " + meter.getId().getDescription()));
        spans.ended().forEach(span -> texts.add("span " + span));
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("composio");
        texts.add("text " + console.call(DevConsole.MediaType.TEXT));
        texts.add("json " + console.call(DevConsole.MediaType.JSON));
        for (HealthCheck.Result result : HealthCheckHelper.invokeReadiness(context, "full")) {
            texts.add("health " + result.getCheck().getId() + " " + result.getState() + " " + result.getMessage() + " "
                      + result.getDetails() + " " + result.getCheck().getMetaData() + " " + result.getError());
        }
        WrittenTexts.jmx().forEach(text -> texts.add("jmx " + text));
    }

    @Test
    void noSecretIsShown() throws Exception {
        HealthCheckHelper.getHealthCheckRepository(context, "producers", HealthCheckRepository.class).setEnabled(true);
        sendMessages();
        look();
        simulator.fault(Fault.on("GET", "/auth/session/info").answer(401, Map.of(), echo(KEY)));
        look();
        simulator.clearFaults();
        simulator.apiKey("ak_another_key_0123456");
        attempt("direct:initiate", row("user_9", SECRET));
        look();
        log.lines().forEach(line -> texts.add("log " + line));

        assertThat(texts).anyMatch(text -> text.startsWith("meter ") && text.contains("'composio.requests'"))
                .anyMatch(text -> text.startsWith("meter ") && text.contains("composio://connectedAccounts/import"))
                .anyMatch(text -> text.startsWith("meter ") && text.contains("routeId"))
                .anyMatch(text -> text.startsWith("span ") && text.contains("composio.import.action"))
                .anyMatch(text -> text.startsWith("span ") && text.contains("ComposioInvalidRequestException"))
                .anyMatch(text -> text.startsWith("text ") && text.contains("connectedAccounts/import"))
                .anyMatch(text -> text.startsWith("json ") && text.contains("JdbcImportLedger"))
                .anyMatch(text -> text.startsWith("health producer:composio UP"))
                .anyMatch(text -> text.startsWith("health producer:composio DOWN"))
                .anyMatch(text -> text.startsWith("jmx "));
        assertThat(texts.stream().filter(text -> text.contains("LEAKMARKER")).map(MonitoringLeakTest::around).distinct())
                .as("texts with a marker").isEmpty();
    }

    private static String around(String text) {
        int at = text.indexOf("LEAKMARKER");
        return text.substring(0, Math.min(60, text.length())) + " … "
               + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 60));
    }
}
