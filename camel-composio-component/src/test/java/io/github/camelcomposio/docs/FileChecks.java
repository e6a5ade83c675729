package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.apache.camel.builder.AdviceWith;

/** What the blocks about files have to do. */
final class FileChecks {

    private FileChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.of("file-upload", FileChecks::givesAFileToATool, "file-download", FileChecks::readsAFileOfATool);
    }

    private static void givesAFileToATool(Pages.Block block) throws Exception {
        Path reports = Files.createTempDirectory("reports");
        Files.writeString(reports.resolve("report.csv"), "a,b");
        try (Bench bench = new Bench()) {
            bench.connectGmail("user_1");
            bench.load(new Pages.Block(
                    block.page(), block.name(), block.language(), block.code().replace("file:reports", "file:" + reports)));
            await().untilAsserted(() -> assertThat(bench.simulator.toolRuns()).singleElement()
                    .extracting(run -> run.arguments().get("attachment")).asString().contains("report.csv", "text/csv"));
            assertThat(bench.simulator.files()).singleElement()
                    .satisfies(file -> assertThat(file.bytes()).asString().isEqualTo("a,b"));
        }
    }

    private static void readsAFileOfATool(Pages.Block block) throws Exception {
        Path folder = Files.createTempDirectory("attachments");
        try (Bench bench = new Bench()) {
            bench.connectGmail("user_1");
            bench.context.addRoutes(JavaSnippets.fileDownload());
            AdviceWith.adviceWith(bench.context, bench.context.getRoutes().get(0).getRouteId(),
                    route -> route.weaveByToUri("file:attachments").replace().to("file:" + folder));
            bench.send("direct:attachment", Map.of("message_id", "m1", "attachment_id", "a1", "file_name", "out.txt"));
            assertThat(folder.resolve("out.txt")).content().isEqualTo("Attachment a1 of message m1\n");
        }
    }
}
