package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorMainTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsWhereItIsAndWhatItHas() {
        try (ComposioSimulator simulator = SimulatorMain.run(out, "--port", "0").orElseThrow()) {
            assertThat(printed()).contains(simulator.baseUrl(), "ak_simulator_key", "ac_sendgrid (API_KEY)",
                    "ac_github (BEARER_TOKEN)", "ac_freshdesk (BASIC)", "Ctrl-C");
            assertThat(new Api(simulator).get("/auth_configs").items()).hasSize(3);
        }
    }

    @Test
    void takesAKeyAndALimitAndDoesNotRepeatTheKey() {
        try (ComposioSimulator simulator
                = SimulatorMain.run(out, "--port", "0", "--api-key", "ak_given_0001", "--rate-limit", "2000/60s")
                        .orElseThrow()) {
            assertThat(simulator.apiKey()).isEqualTo("ak_given_0001");
            assertThat(new Api(simulator).get("/toolkits").header("X-RateLimit")).isEqualTo("2000");
            assertThat(printed()).doesNotContain("ak_given_0001");
        }
    }

    @Test
    void helpsAndEnds() {
        assertThat(SimulatorMain.run(out, "--help")).isEmpty();
        assertThat(printed()).contains("--port", "--api-key", "--rate-limit", "--help");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--port              | --port needs a value",
            "--port 65536        | --port needs a number",
            "--port http         | --port needs a number",
            "--api-key           | --api-key needs a value",
            "--files-url a.com/b | --files-url needs an origin",
            "--rate-limit 2000   | --rate-limit needs",
            "--rate-limit 0/60s  | --rate-limit needs",
            "--rate-limit 5/0s   | --rate-limit needs",
            "--verbose           | Unknown option --verbose",
            "ak_a_key_by_mistake | Unknown option" })
    void saysWhatIsWrongWithTheCommandLine(String line, String message) {
        assertThatThrownBy(() -> SimulatorMain.run(out, line.split(" "))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message).hasMessageNotContaining("ak_");
        assertThat(printed()).isEmpty();
    }

    @Test
    void endsWithStatusTwoWhenTheCommandLineIsWrong() throws Exception {
        Process process = new ProcessBuilder(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                        System.getProperty("java.class.path"), SimulatorMain.class.getName(), "--no"))
                .redirectErrorStream(true).start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).contains("Unknown option --no", "--port");
    }

    @Test
    void saysWhenThePortIsTaken() {
        try (ComposioSimulator first = ComposioSimulator.start()) {
            String port = first.baseUrl().substring(first.baseUrl().lastIndexOf(':') + 1);

            assertThatThrownBy(() -> SimulatorMain.run(out, "--port", port)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Can't listen on port " + port);
        }
    }
}
