package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

/** The dev console, as text and as JSON. */
class ConsoleTest extends ImportTestBase {

    @Override
    protected void configure(ComposioComponent component) {
        component.setMaxInFlight(5);
    }

    private DevConsole console() {
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("composio");
        assertThat(console).isNotNull();
        return console;
    }

    private String text() {
        return (String) console().call(DevConsole.MediaType.TEXT);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json(int component) {
        Map<String, Object> root = (Map<String, Object>) console().call(DevConsole.MediaType.JSON);
        return ((List<Map<String, Object>>) root.get("components")).get(component);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String name) {
        return (List<Map<String, Object>>) json(0).get(name);
    }

    @Test
    void showsRequestsByOperationAndOutcome() {
        simulator.fault(Fault.on("GET", "/auth_configs").times(1).answer(503));

        send("composio:authConfigs/list", null);

        assertThat(text()).contains("composio:", "Requests: authConfigs/list SUCCESS 1", "SERVER_ERROR 1", "Retries: 1");
        assertThat(list("requests")).anySatisfy(request -> assertThat(request)
                .containsEntry("operation", "authConfigs/list").containsEntry("outcome", "SUCCESS").containsEntry("count", 1L));
        assertThat(json(0)).containsEntry("name", "composio").containsEntry("retries", 1L);
    }

    @Test
    void showsTheBudget() {
        simulator.rateLimit(500, Duration.ofHours(1));

        send("composio:authConfigs/list", null);

        assertThat(text()).contains("Budget of " + simulator.baseUrl() + ": ", " of 500 requests left in 3600 s, open");
        assertThat(list("budgets")).singleElement().satisfies(budget -> assertThat(budget).containsEntry("limit", 500L)
                .containsEntry("windowSeconds", 3600L).containsEntry("pauseMillis", 0L).containsEntry("parked", 0));
    }

    @Test
    void showsPlacesConnectionsClaimsAndTheRunUnderWay() {
        send(withLedger(""), row("user_1", "sg-secret-0001"));
        simulator.fault(Fault.on("POST", "/connected_accounts").delay(Duration.ofMinutes(5)));
        CompletableFuture<Object> slow = template.asyncRequestBody(withLedger(""), row("user_2", "sg-secret-0002"));

        await().untilAsserted(() -> assertThat(text()).contains("Messages: in flight 1 of 5, asleep 0, waiting 0",
                "Connections: leased 1 of 5", "Ledger: JdbcImportLedger, claims 1", "Run: run, under way 1, done 1"));
        assertThat(json(0).get("inFlight")).isEqualTo(Map.of("max", 5, "taken", 1, "asleep", 0, "waiting", 0));
        assertThat(list("ledgers")).singleElement()
                .satisfies(ledger -> assertThat(ledger).containsEntry("claims", 1).containsKey("waiting"));
        assertThat(list("runs")).singleElement().satisfies(run -> assertThat(run).containsEntry("runId", "run")
                .containsEntry("underWay", 1).containsEntry("done", 1L).containsEntry("dryRun", false));
        assertThat(slow).isNotDone();
        simulator.close();
    }

    @Test
    void showsWhoWaitsForAPlace() {
        simulator.fault(Fault.on("GET", "/auth_configs").delay(Duration.ofMinutes(5)));
        for (int i = 0; i < 6; i++) {
            template.asyncRequestBody("composio:authConfigs/list", (Object) null);
        }

        await().untilAsserted(() -> assertThat(text()).contains("in flight 5 of 5, asleep 0, waiting 1"));
        simulator.close();
    }

    @Test
    void showsEveryComponentAndThoseThatAreStopped() {
        ComposioComponent staging = new ComposioComponent();
        context.addComponent("composioStaging", staging);
        composio.stop();

        assertThat(text()).contains("composio:", "composioStaging:", "in flight 0 of 0");
        assertThat(json(1)).containsEntry("name", "composioStaging");
    }
}
