package ${package};

import java.nio.file.Path;
import java.util.Map;

import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application, and a Composio in this process: for tests, and to see it run without an account or a network. */
final class Simulation implements AutoCloseable {

    private final ComposioSimulator composio = ComposioSimulator.start();
    private final ConfigurableApplicationContext application;

    /** @param out where reports go; the ledger is in memory */
    Simulation(Path out) {
        composio.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        composio.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        Map<String, Object> properties = Map.of(
                "camel.component.composio.base-url", composio.baseUrl(),
                "camel.component.composio.api-key", composio.apiKey(),
                "server.port", "0",
                "spring.datasource.url", "jdbc:h2:mem:" + System.nanoTime(),
                "COMPOSIO_LEDGER_KEY", "only for the simulation",
                "import.out", out.toString(),
                "import.autoStartup", "false");
        SpringApplication spring = new SpringApplication(ImportApplication.class);
        spring.addInitializers(context -> context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("simulation", properties)));
        try {
            application = spring.run();
        } catch (RuntimeException e) {
            composio.close();
            throw e;
        }
    }

    /** Imports, as the timer would, and gives the report. */
    String runImport() {
        return context().createProducerTemplate().requestBody("direct:import", null, String.class);
    }

    ComposioSimulator composio() {
        return composio;
    }

    CamelContext context() {
        return application.getBean(CamelContext.class);
    }

    @Override
    public void close() {
        application.close();
        composio.close();
    }

    public static void main(String[] arguments) {
        try (Simulation simulation = new Simulation(Path.of("import-out", "simulation"))) {
            simulation.runImport();
            simulation.composio().accounts().forEach(System.out::println);
        }
    }
}
