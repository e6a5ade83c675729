package ${package};

import java.nio.file.Path;

import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The application, and a Composio in this process: for tests, and to see it run without an account or a network. */
final class Simulation implements AutoCloseable {

    private final ComposioSimulator composio = ComposioSimulator.start();
    private final Main application = new Main(ImportApplication.class);

    /** @param out where reports go; the ledger is in memory */
    Simulation(Path out) throws Exception {
        composio.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        composio.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        application.addOverrideProperty("camel.component.composio.base-url", composio.baseUrl());
        application.addOverrideProperty("camel.component.composio.api-key", composio.apiKey());
        application.addOverrideProperty("camel.management.port", "0");
        application.addOverrideProperty("camel.beans.ledgerDatabase.jdbcUrl", "jdbc:h2:mem:" + System.nanoTime());
        application.addOverrideProperty("camel.beans.ledger.secretKey", "only for the simulation");
        application.addOverrideProperty("import.out", out.toString());
        application.addOverrideProperty("import.autoStartup", "false");
        try {
            application.start();
        } catch (Exception e) {
            close();
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
        return application.getCamelContext();
    }

    @Override
    public void close() {
        application.stop();
        composio.close();
    }

    public static void main(String[] arguments) throws Exception {
        try (Simulation simulation = new Simulation(Path.of("import-out", "simulation"))) {
            simulation.runImport();
            simulation.composio().accounts().forEach(System.out::println);
        }
    }
}
