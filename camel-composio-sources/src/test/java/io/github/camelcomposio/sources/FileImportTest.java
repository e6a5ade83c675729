package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template {@code composio-import-file}, from a file to accounts. */
class FileImportTest extends SourceTestBase {

    private static final String TEMPLATE = "composio-import-file";

    @TempDir
    Path folder;

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void importsTheRowsOfAFile() throws IOException {
        Path file = file("users.csv", "user_id,api_key\nann, sg-key-of-ann \nbob,sg-key-of-bob\n");
        route(TEMPLATE, Map.of("path", file.toString()));

        ImportReport report = run(TEMPLATE);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(2);
        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("api_key", " sg-key-of-ann ");
        assertThat(rejects).isEmpty();
    }

    @Test
    void aRowThatCantBeReadIsARejectLikeAnyOther() throws IOException {
        Path file = file("users.csv",
                "user_id,api_key\nann,sg-key-of-ann\nbob,sg-secret,x\n\"cut,sg-secret\ndan,sg-key-of-dan\n");
        route(TEMPLATE, Map.of("path", file.toString()));

        ImportReport report = run(TEMPLATE);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(2);
        assertThat(report.outcomes().rejected()).isEqualTo(2);
        assertThat(rejects).containsOnlyKeys("users.csv:3", "users.csv:4");
        assertThat(rejects.get("users.csv:3")).contains("the row has 3 cells, and the header has 2");
        assertThat(rejects.get("users.csv:4")).contains("quotes");
        assertThat(report.rejects()).allSatisfy(reject -> assertThat(reject.reason()).isNotNull().doesNotContain("sg-secret"));
    }

    @Test
    void severalRoutesOfTheTemplateKeepApart() throws Exception {
        Path one = file("one.csv", "user_id,api_key\nann,\n");
        Path other = file("other.csv", "user_id,api_key\nbob,\n");
        List<String> others = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:others").process(
                        exchange -> others.add(exchange.getMessage().getBody(CredentialRecord.class).getPosition()));
            }
        });
        route(TEMPLATE, Map.of("path", one.toString()));
        TemplatedRouteBuilder.builder(context, TEMPLATE).routeId("other").parameter("from", "direct:other")
                .parameter("path", other.toString()).parameter("import", IMPORT).parameter("rejects", "direct:others").add();

        template.requestBody("direct:other", "");
        run(TEMPLATE);

        assertThat(rejects).containsOnlyKeys("one.csv:2");
        assertThat(others).containsExactly("other.csv:2");
    }
}
