package io.github.camelcomposio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyOneStepTest {

    @Test
    void printsItsFiguresAndWritesNothing(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Benchmarks.main(new String[] { "--quick", "--only", "killed", "--out", folder.toString() });
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("Killed imports: see the campaigns",
                "Import killed at any moment and restarted at once: see the campaigns (0 lost, 0 duplicated, not measured here) {}");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void saysWhichStepsThereAre() {
        assertThatThrownBy(() -> Benchmarks.main(new String[] { "--only", "limits" }))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("requests, in-flight, limit, streamed");
    }

    @Test
    void saysThatAValueIsMissing() {
        assertThatThrownBy(() -> Benchmarks.main(new String[] { "--only" })).hasMessage("--only takes a value");
    }
}
