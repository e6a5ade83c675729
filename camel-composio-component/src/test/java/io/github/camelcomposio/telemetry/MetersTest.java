package io.github.camelcomposio.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.ComposioTestBase;
import io.github.camelcomposio.simulator.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.eventnotifier.MicrometerExchangeEventNotifier;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The meters of a component, and those that camel-micrometer makes of messages to it. */
class MetersTest extends ComposioTestBase {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Override
    protected void configure(DefaultCamelContext camel) {
        camel.getRegistry().bind("meters", registry);
        MicrometerExchangeEventNotifier notifier = new MicrometerExchangeEventNotifier();
        notifier.setMeterRegistry(registry);
        camel.getManagementStrategy().addEventNotifier(notifier);
        ComposioComponent staging = new ComposioComponent();
        staging.getConfiguration().setBaseUrl(simulator.baseUrl());
        staging.getConfiguration().setApiKey("ak_wrong_key_0123456789");
        camel.addComponent("composioStaging", staging);
    }

    private double requests(String component, String operation, String outcome) {
        return registry.get("composio.requests").tags("component", component, "operation", operation, "outcome", outcome)
                .functionCounter().count();
    }

    private double gauge(String name) {
        return registry.get(name).tag("component", "composio").gauge().value();
    }

    @Test
    void countRequestsByOperationAndOutcome() {
        simulator.fault(Fault.on("GET", "/auth_configs").times(1).answer(503));

        send("composio:authConfigs/list", null);
        send("composio:authConfigs/list", null);
        failure("composio:connectedAccounts/get?connectedAccountId=ca_unknown", null, Map.of());

        assertThat(requests("composio", "authConfigs/list", "success")).isEqualTo(2);
        assertThat(requests("composio", "authConfigs/list", "server_error")).isEqualTo(1);
        assertThat(requests("composio", "connectedAccounts/get", "refused")).isEqualTo(1);
        assertThat(registry.get("composio.requests.retries").functionCounter().count()).isEqualTo(1);
    }

    @Test
    void countWhatWasNotAnsweredWhatWasTooMuchAndWhatWasNotAllowed() {
        simulator.fault(Fault.on("GET", "/auth_configs").times(1).cutBefore());
        simulator.fault(Fault.on("GET", "/toolkits").times(1).answer(429, Map.of("Retry-After", "0"), "{}"));

        send("composio:authConfigs/list", null);
        send("composio:toolkits/list", null);
        failure("composioStaging:authConfigs/list", null, Map.of());

        assertThat(requests("composio", "authConfigs/list", "no_answer")).isEqualTo(1);
        assertThat(requests("composio", "toolkits/list", "rate_limited")).isEqualTo(1);
        assertThat(requests("composioStaging", "authConfigs/list", "unauthorized")).isEqualTo(1);
    }

    @Test
    void showPlacesAndBudget() {
        simulator.fault(Fault.on("GET", "/auth_configs").delay(Duration.ofMinutes(5)));
        CompletableFuture<Object> slow = template.asyncRequestBody("composio:authConfigs/list", (Object) null);
        await().untilAsserted(() -> assertThat(gauge("composio.messages.in.flight")).isEqualTo(1));
        await().untilAsserted(() -> assertThat(gauge("composio.connections.leased")).isEqualTo(1));
        assertThat(gauge("composio.budget.limit")).isNaN();

        simulator.rateLimit(500, Duration.ofHours(1));
        send("composio:toolkits/list", null);

        assertThat(gauge("composio.messages.in.flight.max")).isEqualTo(64);
        assertThat(gauge("composio.budget.limit")).isEqualTo(500);
        assertThat(gauge("composio.budget.remaining")).isLessThan(500);
        assertThat(slow).isNotDone();
        simulator.close();
    }

    @Test
    void countMessagesByOperationThroughCamelsOwnNotifier() {
        send("composio:authConfigs/list", null);
        failure("composio:connectedAccounts/get?connectedAccountId=ca_unknown", null, Map.of());

        assertThat(sent("composio://authConfigs/list", "false").count()).isEqualTo(1);
        assertThat(sent("composio://connectedAccounts/get", "true").count()).isEqualTo(1);
    }

    private Timer sent(String endpoint, String failed) {
        return registry.get("camel.exchange.event.notifier")
                .tags("endpointName", endpoint, "failed", failed, "eventType", "ExchangeSentEvent").timer();
    }

    @Test
    void stayFewWhateverMessagesSay() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("composio:connectedAccounts/list?userIds=${body}");
            }
        });
        send("direct:dynamic", "user_0");
        int before = registry.getMeters().size();

        for (int i = 1; i < 100; i++) {
            send("direct:dynamic", "user_" + i);
        }

        assertThat(registry.getMeters()).hasSize(before);
        assertThat(registry.getMeters()).noneMatch(meter -> meter.getId().toString().contains("user_"));
    }

    @Test
    void goWithTheComponentAndComeBackWithIt() {
        send("composio:authConfigs/list", null);
        assertThat(ours()).isNotEmpty();

        composio.stop();
        assertThat(ours()).isEmpty();

        composio.start();
        send("composio:toolkits/list", null);
        assertThat(requests("composio", "authConfigs/list", "success")).isEqualTo(1);
        assertThat(requests("composio", "toolkits/list", "success")).isEqualTo(1);
    }

    private List<Meter> ours() {
        return registry.getMeters().stream().filter(meter -> meter.getId().getName().startsWith("composio.")).toList();
    }

    @Test
    void areNotThereWithoutARegistry() {
        context.getRegistry().unbind("meters");

        send("composio:authConfigs/list", null, Map.of(ComposioConstants.LIMIT, 3));

        assertThat(ours()).isEmpty();
    }
}
