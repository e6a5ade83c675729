package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import java.util.Properties;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;

/** What the blocks of the page about monitoring have to do. */
final class MonitoringChecks {

    private MonitoringChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.of("health-properties", MonitoringChecks::checksReadiness, "tracing-properties",
                MonitoringChecks::traces);
    }

    private static Main main(Pages.Block block, ComposioSimulator simulator) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block.code()));
        Main main = new Main();
        properties.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
        main.addInitialProperty("camel.component.composio.api-key", simulator.apiKey());
        main.start();
        return main;
    }

    private static void checksReadiness(Pages.Block block) throws Exception {
        try (ComposioSimulator simulator = Bench.simulator(20)) {
            Main main = main(block, simulator);
            main.getCamelTemplate().requestBody("composio:authConfigs/list", (Object) null);

            assertThat(HealthCheckHelper.invokeReadiness(main.getCamelContext(), "full")).extracting(
                    result -> result.getCheck().getId() + " " + result.getState()).contains("producer:composio UP");
            assertThat(main.getCamelContext().getComponent("composio", ComposioComponent.class).getHealthCheckInterval())
                    .isEqualTo(120_000);
            main.stop();
        }
    }

    private static void traces(Pages.Block block) throws Exception {
        try (ComposioSimulator simulator = Bench.simulator(20)) {
            Main main = main(block, simulator);
            assertThat(main.getCamelContext().hasService(OpenTelemetryTracer.class)).isNotNull();
            main.stop();
        }
    }
}
