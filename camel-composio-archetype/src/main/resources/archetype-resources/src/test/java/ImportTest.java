package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.simulator.Account;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample file, imported into a Composio in this process. */
class ImportTest {

    @TempDir
    private Path out;
    private Simulation simulation;

    @BeforeEach
    void start() throws Exception {
        simulation = new Simulation(out);
    }

    @AfterEach
    void stop() {
        simulation.close();
    }

    @Test
    void importsEveryRowButTheBrokenOne() {
        simulation.runImport();

        assertThat(simulation.composio().accounts()).extracting(Account::userId)
                .containsExactlyInAnyOrder("ann", "ben", "cleo", "dan", "fay");
    }

    @Test
    void saysWhichRowIsBrokenAndWhy() throws Exception {
        String report = simulation.runImport();

        assertThat(Files.readAllLines(out.resolve("rejected.txt"))).singleElement().asString()
                .contains("sample.csv:6", "api_key");
        assertThat(out.resolve("report.txt")).hasContent(report);
        assertThat(report).contains("sample.csv:6").doesNotContain("SG.sample", "ghp_sample");
    }

    @Test
    void asksComposioNothingTheSecondTime() {
        simulation.runImport();
        simulation.composio().clearRequests();
        String report = simulation.runImport();

        assertThat(report).containsPattern("unchanged +5 ");
        assertThat(simulation.composio().requests()).isEmpty();
    }

    @Test
    void isReady() {
        await().atMost(1, TimeUnit.MINUTES).untilAsserted(() -> {
            Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(simulation.context(), "full");
            assertThat(results).anyMatch(result -> result.getCheck().getId().equals("producer:composio"))
                    .allMatch(result -> result.getState() == HealthCheck.State.UP);
        });
    }
}
