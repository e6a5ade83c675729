package io.github.camelcomposio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command works, and writes every row. What the figures are is not for a test. */
class QuickRunTest {

    @Test
    void writesEveryRow(@TempDir Path folder) throws Exception {
        Benchmarks.main(new String[] { "--quick", "--out", folder.toString() });

        JsonNode results = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertThat(results.path("machine").path("cores").asInt()).isPositive();
        assertThat(results.path("figures")).extracting(figure -> figure.path("id").asText()).containsExactly(
                "initiate-cpu", "requests-per-import", "in-flight-share", "in-flight-threads", "limit-share", "limit-refused",
                "streamed-heap", "streamed-growth", "killed");
        assertThat(results.path("figures")).filteredOn(figure -> !figure.path("id").asText().equals("killed"))
                .allSatisfy(figure -> assertThat(figure.path("value").isNumber()).as(figure.path("id").asText()).isTrue());
        assertThat(results.path("figures").path(0).path("details").path("peers"))
                .extracting(peer -> peer.path("peer").asText())
                .contains("async", "component", "blocking", "camel-http", "jdk");
        assertThat(results.path("figures")).filteredOn(figure -> figure.path("id").asText().equals("limit-share"))
                .singleElement().satisfies(figure -> assertThat(figure.path("details").fieldNames()).toIterable()
                        .containsExactly("fixed1s", "rolling1s"));
        assertThat(Files.readString(folder.resolve("results.adoc"))).contains("1,000 in flight").contains("camel-http");
        assertThat(Files.readString(folder.resolve("results.svg"))).startsWith("<svg").endsWith("</svg>\n");
    }
}
