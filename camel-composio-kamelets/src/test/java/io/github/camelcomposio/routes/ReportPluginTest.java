package io.github.camelcomposio.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camel's report plugin accepts the routes in Java and XML that the project shows, and reports what is mistyped. */
class ReportPluginTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern XML = Pattern.compile("(?ms)^(?:\\[source,\\s*xml.*?]\\n----|```xml)\\n(.*?)^(?:----|```)$");

    @TempDir
    private Path folder;

    private ReportPlugin plugin(List<Path> sources, List<Path> xml) throws Exception {
        return new ReportPlugin(YamlRoutesTest.catalog(), PROJECT, sources, xml);
    }

    /** Those on the pages stand in sources of tests, too. */
    @Test
    void theRoutesInJavaAreRight() throws Exception {
        ReportPlugin plugin = plugin(
                List.of(PROJECT.resolve("camel-composio-component/src/test/java/io/github/camelcomposio/docs"),
                        PROJECT.resolve("camel-composio-sources/src/main/java"),
                        PROJECT.resolve("camel-composio-example/src/main/java")),
                List.of());

        plugin.validate();

        assertThat(plugin.warnings()).isEmpty();
        assertThat(endpoints(plugin)).isGreaterThan(10);
    }

    @Test
    void theRoutesInXmlOnThePagesAreRight() throws Exception {
        int count = 0;
        for (Path page : pages()) {
            Matcher blocks = XML.matcher(Files.readString(page));
            while (blocks.find()) {
                if (blocks.group(1).contains("<route")) {
                    Files.writeString(folder.resolve(page.getFileName() + "-" + ++count + ".xml"), blocks.group(1));
                }
            }
        }
        assertThat(count).isPositive();
        ReportPlugin plugin = plugin(List.of(), List.of(folder));

        plugin.validate();

        assertThat(plugin.warnings()).isEmpty();
        assertThat(endpoints(plugin)).isGreaterThanOrEqualTo(count);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(PROJECT.resolve("docs"))) {
            return Stream.concat(Stream.of(PROJECT.resolve("README.md")), pages.filter(Files::isRegularFile)).toList();
        }
    }

    private static int endpoints(ReportPlugin plugin) {
        Matcher passed = Pattern.compile("Endpoint validation success: \\(.*?(\\d+) = passed").matcher(plugin.summary());
        assertThat(passed.find()).as(plugin.summary()).isTrue();
        return Integer.parseInt(passed.group(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "composio:connectedAccounts/initate            | connectedAccounts/initiate",
            "composio:connectedAccounts/import?toolkitt=x  | toolkitt",
            "composio:connectedAccounts/list?limit=many    | many" })
    void aMistakeInJavaOrXmlFailsTheBuild(String uri, String message) throws Exception {
        Files.writeString(folder.resolve("Routes.java"), """
                import org.apache.camel.builder.RouteBuilder;
                public class Routes extends RouteBuilder {
                    public void configure() {
                        from("direct:a").to("%s");
                    }
                }
                """.formatted(uri));
        assertFound(plugin(List.of(folder), List.of()), message, "Routes.java:4");

        Files.delete(folder.resolve("Routes.java"));
        Files.writeString(folder.resolve("routes.xml"), """
                <routes xmlns="http://camel.apache.org/schema/spring">
                  <route>
                    <from uri="direct:a"/>
                    <to uri="%s"/>
                  </route>
                </routes>
                """.formatted(uri));
        assertFound(plugin(List.of(), List.of(folder)), message, "routes.xml:4");
    }

    private static void assertFound(ReportPlugin plugin, String message, String place) {
        assertThatThrownBy(plugin::validate).isInstanceOf(MojoExecutionException.class);
        assertThat(String.join("\n", plugin.warnings())).contains(message).contains(place);
    }
}
