package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.camelcomposio.kamelets.Kamelets;
import io.github.camelcomposio.kamelets.Kamelets.Kamelet;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the page about kamelets to what is there: its tables, and its blocks of code. The routes of the kamelets are
 * those that {@code KameletRoutesTest} and {@code KameletEventsTest} run.
 */
class KameletsPageTest {

    private static final Path TABLES = Pages.DOCS.resolve("generated/kamelets.adoc");

    private final Pages.Page page = Pages.all().stream().filter(each -> each.name().equals("composio-kamelets.adoc"))
            .findFirst().orElseThrow();

    @TempDir
    private Path folder;

    private Pages.Block block(String name) {
        return page.blocks().stream().filter(block -> block.name().equals(name)).findFirst().orElseThrow();
    }

    private static Stream<String> names() {
        return Kamelets.all().stream().map(Kamelet::name);
    }

    @Test
    void hasTheTablesOfTheKamelets() throws IOException {
        if (Boolean.getBoolean("composio.update")) {
            Files.writeString(TABLES, KameletTables.text());
        }
        assertThat(TABLES).as("""
                docs/generated/kamelets.adoc is not what the kamelets say. Write it anew and commit it:
                mvn -pl camel-composio-kamelets -am -Dtest=KameletsPageTest -Dsurefire.failIfNoSpecifiedTests=false \
                -Dcomposio.update=true test""").content().isEqualTo(KameletTables.text());
        assertThat(Stream.concat(Stream.of(KameletTables.ALL), names())).allSatisfy(tag -> assertThat(page.text())
                .contains("include::generated/kamelets.adoc[tag=" + tag + "]"));
    }

    @TestFactory
    Stream<DynamicTest> showsTheRouteThatIsTested() {
        return names().map(name -> DynamicTest.dynamicTest(name, () -> {
            assertThat(block(name).code()).isEqualTo(resource("/routes/" + name + ".camel.yaml"));
            assertThat(page.text()).contains("[[" + name + "]]\n=== " + name);
        }));
    }

    @Test
    void hasNoOtherBlocks() {
        assertThat(page.blocks().stream().filter(Pages.Block::isRunnable).map(Pages.Block::name))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(names(),
                        Stream.of("kamelets-maven", "kamelets-properties", "kamelets-first", "kamelets-key",
                                "kamelets-for-all", "kamelets-boot-maven",
                                "kamelets-boot"))
                        .toList());
    }

    /** What an application declares is what ours has, but for what brings it along. */
    @ParameterizedTest
    @ValueSource(strings = { "kamelets-maven", "kamelets-boot-maven" })
    void namesTheDependencies(String name) throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("basedir", ".")).resolve("pom.xml"));
        List<String> artifacts = block(name).code().lines().map(String::strip)
                .filter(line -> line.startsWith("<artifactId>")).toList();
        assertThat(artifacts).hasSize(2).allSatisfy(artifact -> assertThat(pom).contains(artifact));
    }

    /** {@code KameletsOnSpringBootTest} runs it. */
    @Test
    void showsTheRouteOnSpringBoot() throws IOException {
        assertThat(block("kamelets-boot").code()).isEqualTo(resource("/camel/on-spring-boot.camel.yaml"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = KameletsPageTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The page's route and properties, and nothing else but where Composio is. */
    @Test
    void startsAnApplication() throws Exception {
        Path route = Files.writeString(folder.resolve("first.camel.yaml"), block("kamelets-first").code());
        Main main = new Main();
        try (ComposioSimulator simulator = ComposioSimulator.start()) {
            simulator.addAuthConfig("ac_github", "github", "OAUTH2");
            properties("kamelets-properties").forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
            assertThat(main.getInitialProperties().getProperty("camel.main.routesIncludePattern"))
                    .isEqualTo("classpath:camel/*.camel.yaml");
            main.addInitialProperty("camel.main.routesIncludePattern", route.toUri().toString());
            main.addInitialProperty("camel.component.composio.api-key", simulator.apiKey());
            main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
            main.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> simulator.accountsOf("user_1").size() == 1);
        } finally {
            main.stop();
        }
    }

    private Properties properties(String block) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(block(block).code()));
        return properties;
    }

    /** Where a key of another project stands, and how a route refers to it. */
    @Test
    void refersToAKey() throws Exception {
        Path route = Files.writeString(folder.resolve("key.camel.yaml"), block("kamelets-key").code());
        Main main = new Main();
        try (ComposioSimulator simulator = ComposioSimulator.builder().apiKey("ak_staging_0123456789").start()) {
            simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
            main.addInitialProperty("composio.staging-key", simulator.apiKey());
            main.addInitialProperty("camel.main.routesIncludePattern", route.toUri().toString());
            main.addInitialProperty("camel.component.composio.api-key", "ak_production_0123456789");
            main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
            main.start();
            main.getCamelContext().createProducerTemplate().sendBodyAndHeader("direct:try",
                    "SG.example-key-1", "CamelComposioUserId", "user_1");
            assertThat(simulator.accountsOf("user_1")).hasSize(1);
        } finally {
            main.stop();
        }
    }

    @Test
    void setsPropertiesForAllRoutes() throws Exception {
        Path route = Files.writeString(folder.resolve("import.camel.yaml"), """
                - route:
                    from:
                      uri: direct:import
                      steps:
                        - to: kamelet:composio-import-sink?toolkit=sendgrid
                """);
        Main main = new Main();
        try (ComposioSimulator simulator = ComposioSimulator.start()) {
            simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
            properties("kamelets-for-all").forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
            main.addInitialProperty("camel.main.routesIncludePattern", route.toUri().toString());
            main.addInitialProperty("camel.component.composio.api-key", simulator.apiKey());
            main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
            main.start();
            main.getCamelContext().createProducerTemplate().sendBody("direct:import",
                    Map.of("user_id", "user_1", "api_key", "SG.example-key-1"));
            assertThat(simulator.accounts()).as("a plan").isEmpty();
            assertThat(simulator.requests()).isNotEmpty();
        } finally {
            main.stop();
        }
    }
}
