package io.github.camelcomposio.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest extends ExampleTestBase {

    @ParameterizedTest
    @CsvSource({ "import.cvs.folder, import.csv.folder", "import.jdbc.tabel, import.jdbc.table",
            "Import.csv.folder, import.csv.folder", "link.enable, link.enabled", "rotation.fil, rotation.file" })
    void aMistypedSettingIsRefusedAndTheNearestOneNamed(String typed, String meant) throws IOException {
        assertThat(runOnSimulator(Map.of(typed, "a-value-of-mine"))).isEqualTo(2);
        assertThat(printed()).contains("There is no setting " + typed + "; the nearest one is " + meant)
                .doesNotContain("a-value-of-mine").doesNotContain("rows in");
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void aMistypedSettingInTheFileIsRefused() throws IOException {
        Path file = Files.writeString(out.resolve("my.properties"), "import.cvs.folder=/data\n");

        assertThat(example.run("--config", file.toString())).isEqualTo(1);
        assertThat(printed()).contains("my.properties: There is no setting import.cvs.folder; the nearest one is"
                                       + " import.csv.folder");
    }

    @Test
    void aMistypedSystemPropertyIsRefused() {
        System.setProperty("import.cvs.folder", "/data");
        try {
            assertThat(runOnSimulator(Map.of())).isEqualTo(1);
        } finally {
            System.clearProperty("import.cvs.folder");
        }
        assertThat(printed()).contains("-D: There is no setting import.cvs.folder");
    }

    @ParameterizedTest
    @ValueSource(strings = { "import.jdbc.user", "import.jdbc.password", "import.jdbc.sql", "import.jdbc.table" })
    void partsOfADatabaseAreNothingWithoutItsUrl(String part) {
        assertThat(runOnSimulator(Map.of(part, "mine"))).isEqualTo(1);
        assertThat(printed()).contains(part + " is given and import.jdbc.url is not").doesNotContain("rows in");
    }

    @ParameterizedTest
    @ValueSource(strings = { "import.vault.token", "import.vault.mount", "import.vault.path" })
    void partsOfAVaultAreNothingWithoutItsAddress(String part) {
        assertThat(runOnSimulator(Map.of(part, "mine"))).isEqualTo(1);
        assertThat(printed()).contains(part + " is given and import.vault.address is not").doesNotContain("rows in");
    }

    @Test
    void theDefaultsMayBeCopied() throws IOException {
        try (var defaults = getClass().getResourceAsStream("/application.properties")) {
            Files.copy(defaults, out.resolve("my.properties"));
        }
        Path folder = csv("user_id,toolkit,token\nann,github,ann-token-123456\n");

        assertThat(example.run("--config", out.resolve("my.properties").toString(), "--property", "import.out=" + out,
                "--property", "import.csv.folder=" + folder)).as(printed()).isZero();
    }
}
