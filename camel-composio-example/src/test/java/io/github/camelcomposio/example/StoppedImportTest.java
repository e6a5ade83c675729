package io.github.camelcomposio.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoppedImportTest extends ExampleTestBase {

    @Test
    void aWrongKeyStopsTheRunAndBlamesNoRow() throws Exception {
        int status = runOnSimulator(Map.of("camel.component.composio.api-key", "ak_the_wrong_key_123456"));

        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("The import was stopped").contains("401").contains("not attempted")
                .doesNotContain("ak_the_wrong_key_123456");
        assertThat(rejects()).hasSizeLessThan(10);
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void anOutageStopsTheRun() throws Exception {
        simulator.close();

        int status = runOnSimulator(Map.of("camel.component.composio.max-retries", "0"));

        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("20 requests in a row failed").contains("not attempted");
        assertThat(rejects()).hasSizeBetween(20, 60);
    }

    @Test
    void anOutageOfEveryRowCountsAsAStopHoweverFewTheRows() throws Exception {
        simulator.close();

        int status = runOnSimulator(Map.of("camel.component.composio.max-retries", "0", "import.csv.folder",
                csv("user_id,toolkit,token\nann,github,ann-token-123456\nbob,github,bob-token-123456\n").toString()));

        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("Composio could not be reached");
        assertThat(rejects()).hasSize(2);
    }

    @Test
    void endsEarlyWhenItIsToldTo() throws Exception {
        simulator.latency(Duration.ofMillis(50));

        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> runOnSimulator(Map.of()));
        await().until(() -> simulator.accounts().size() > 20);
        example.stop();

        assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(simulator.accounts()).hasSizeLessThan(1000);
        assertThat(printed()).contains("the program was told to end").contains(simulator.accounts().size() + " ")
                .contains("not attempted");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://backend.composio.dev", "https://composio.example.com", "https://127.0.0.1.example.com",
            "https://10.0.0.7" })
    void refusesToImportTheSampleDataIntoAComposioElsewhere(String baseUrl) throws Exception {
        int status = runOnSimulator(Map.of("camel.component.composio.base-url", baseUrl));

        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("made-up users").contains("import.sample.force").doesNotContain("rows in");
        assertThat(rejects()).isEmpty();
    }

    @Test
    void refusesSampleDataAlsoBesideOnesOwn() throws Exception {
        int status = runOnSimulator(Map.of("camel.component.composio.base-url", "https://backend.composio.dev",
                "import.sources", "csv,vault", "import.csv.folder", csv("user_id\n").toString()));

        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("the sample data of vault");
    }

    @Test
    void wantsAKeyForAComposioThatIsNamed() {
        assertThat(run(Map.of("camel.component.composio.base-url", simulator.baseUrl()))).isEqualTo(1);
        assertThat(printed()).contains("COMPOSIO_API_KEY");
    }

    @Test
    void helpsWhoMistypes() {
        assertThat(new ImportExample(System.err, System.err, false).run("--api-key=ak_secret")).isEqualTo(2);
        assertThat(printed()).contains("Unknown option --api-key").contains("Exit status").doesNotContain("ak_secret");
        assertThat(new ImportExample(System.err, System.err, false).run("--help")).isZero();
    }

    @Test
    void knowsItsSources() {
        assertThat(run(Map.of("import.sources", "csv,ldap"))).isEqualTo(1);
        assertThat(printed()).contains("ldap");
    }
}
