package io.github.camelcomposio.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** The figures of one run, and the files that show them. */
record Results(Machine machine, List<Figure> figures) {

    private static final String COMMAND = "camel-composio-benchmarks/run";

    /** For the eyes of whoever ran it. */
    String table() {
        StringBuilder text = new StringBuilder("%n%-72s %-32s %-20s%n".formatted("Figure", "Measured", "Bar"));
        for (Figure figure : figures) {
            text.append("%-72s %-32s %-20s %s%n".formatted(
                    figure.what().replace("`", ""), figure.measured(), figure.bar(), figure.verdict()));
        }
        text.append("%n%-16s %10s %18s %8s %18s %10s%n".formatted(
                "Client", "CPU µs", "least to most", "ratio", "least to most", "requests"));
        for (Map<String, Object> peer : peers()) {
            text.append("%-16s %10.1f %18s %8.2f %18s %10.2f%n".formatted(peer.get("peer"), peer.get("microsAccount"),
                    "%.1f to %.1f".formatted(peer.get("least"), peer.get("most")), peer.get("ratio"),
                    "%.2f to %.2f".formatted(peer.get("ratioLeast"), peer.get("ratioMost")), peer.get("requestsAccount")));
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> peers() {
        return (List<Map<String, Object>>) figures.get(0).details().get("peers");
    }

    void write(Path folder) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", COMMAND);
        json.put("machine", machine);
        json.put("figures", figures);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(folder.resolve("results.json").toFile(), json);
        Files.writeString(folder.resolve("results.adoc"), page());
        Files.writeString(folder.resolve("results.svg"), new PeersChart(peers()).svg());
    }

    private String page() {
        StringBuilder page = new StringBuilder("// Written by camel-composio-benchmarks/run: do not edit.\n");
        page.append("%s, %d cores, %s, %s, %s. Processes that wanted to run at the end: %.1f.%n%n".formatted(
                machine.date(), machine.cores(), machine.processor(), machine.java(), machine.system(), machine.load()));
        if (machine.isBusy()) {
            page.append(
                    "NOTE: The machine had other work to do, so these figures are worse than they would be. Measure again.\n\n");
        }
        page.append("[cols=\"5,3,2,2\",options=\"header\"]\n|===\n|Figure |Measured |Bar |\n");
        for (Figure figure : figures) {
            page.append("\n|%s%n|%s%n|%s%n|%s%n".formatted(figure.what(), figure.measured(), figure.bar(), figure.verdict()));
        }
        page.append("|===\n\n[cols=\"3,2,2,2,2,2\",options=\"header\"]\n|===\n")
                .append("|Client |CPU µs an account |least to most |over bare HttpClient 5 |least to most |requests an account\n");
        for (Map<String, Object> peer : peers()) {
            page.append("%n|%s%n|%.1f%n|%.1f to %.1f%n|%.2f%n|%.2f to %.2f%n|%.2f%n".formatted(
                    PeersChart.NAMES.get(peer.get("peer")), peer.get("microsAccount"), peer.get("least"), peer.get("most"),
                    peer.get("ratio"), peer.get("ratioLeast"), peer.get("ratioMost"), peer.get("requestsAccount")));
        }
        return page.append("|===\n").toString();
    }
}
