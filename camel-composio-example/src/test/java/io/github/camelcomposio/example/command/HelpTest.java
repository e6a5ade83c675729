package io.github.camelcomposio.example.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelcomposio.example.ImporterTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest extends ImporterTestBase {

    @Test
    void ofTheProgramNamesCommandsAndExitStatuses() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("plan", "run", "status", "resume", "verify", "rollback", "report").contains("Exit status")
                .contains("130");
    }

    @ParameterizedTest
    @ValueSource(strings = { "plan", "run", "status", "resume", "verify", "rollback", "report" })
    void ofACommandHasExamples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out()).contains("Usage: importer " + command).contains("Examples:\n  importer " + command + " users.yaml");
    }

    @Test
    void theVersionIsSaid() {
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("camel-composio importer");
    }
}
