package io.github.camelcomposio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.spi.HttpResponseAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies point down only, and the lower layers know nothing of Camel. */
class ArchitectureTest {

    private static final String ROOT = "io.github.camelcomposio";
    private static final int LONGEST_CLASS = 300;
    private static final JavaClasses CLASSES
            = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    private static final ArchRule POINTS_DOWN_ONLY = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("component").definedBy(ROOT)
            .layer("webhook").definedBy(ROOT + ".webhook..")
            .layer("consumer").definedBy(ROOT + ".consumer..")
            .layer("operation").definedBy(ROOT + ".operation..")
            .layer("client").definedBy(ROOT + ".client..")
            .layer("model").definedBy(ROOT + ".model..")
            .layer("error").definedBy(ROOT + ".error..")
            .layer("bulk").definedBy(ROOT + ".bulk..")
            .layer("health").definedBy(ROOT + ".health..")
            .layer("console").definedBy(ROOT + ".console..")
            .layer("telemetry").definedBy(ROOT + ".telemetry..")
            .whereLayer("component").mayOnlyBeAccessedByLayers("console", "telemetry")
            .whereLayer("webhook").mayOnlyBeAccessedByLayers("component")
            .whereLayer("consumer").mayOnlyBeAccessedByLayers("component")
            .whereLayer("operation").mayOnlyBeAccessedByLayers("component", "webhook")
            .whereLayer("bulk").mayOnlyBeAccessedByLayers("component", "operation", "console", "telemetry")
            .whereLayer("client").mayOnlyBeAccessedByLayers("component", "webhook", "consumer", "operation", "bulk", "health",
                    "console", "telemetry")
            .whereLayer("model").mayOnlyBeAccessedByLayers("component", "operation", "bulk", "client")
            .whereLayer("error").mayOnlyBeAccessedByLayers("component", "webhook", "operation", "bulk", "client", "telemetry")
            .whereLayer("health").mayOnlyBeAccessedByLayers("component")
            .whereLayer("console").mayNotBeAccessedByAnyLayer();

    /** What an application may not have is touched in one package, behind one line that looks for it. */
    private static final ArchRule KEEPS_OPTIONAL_LIBRARIES_IN_TELEMETRY = noClasses()
            .that().resideOutsideOfPackage(ROOT + ".telemetry..")
            .should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "org.apache.camel.telemetry..");

    private static final ArchRule LETS_ONLY_MONITORING_KNOW_TELEMETRY = noClasses()
            .that().resideOutsideOfPackage(ROOT + ".telemetry..").and().doNotHaveFullyQualifiedName(ROOT + ".Monitoring")
            .should().dependOnClassesThat().resideInAPackage(ROOT + ".telemetry..");

    private static final ArchRule HAS_NO_CYCLES = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    private static final ArchRule KEEPS_CAMEL_OUT_BELOW_THE_COMPONENT = noClasses()
            .that().resideInAnyPackage(ROOT + ".client..", ROOT + ".model..", ROOT + ".bulk..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    private static final ArchRule LETS_ERRORS_KNOW_ONLY_HTTP_RESPONSE_AWARE = noClasses()
            .that().resideInAPackage(ROOT + ".error..")
            .should().dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.apache.camel..")
                    .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(HttpResponseAware.class))));

    private static final ArchRule KEEPS_HTTP_IN_THE_CLIENT = noClasses()
            .that().resideOutsideOfPackage(ROOT + ".client..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.hc..");

    private static final ArchRule NAMES_PUBLIC_TYPES_OF_THE_COMPONENT = classes()
            .that().resideInAPackage(ROOT).and().arePublic().and().areTopLevelClasses()
            .and().doNotHaveFullyQualifiedName(ROOT + ".ImportReportStrategy")
            .should().haveSimpleNameStartingWith("Composio");

    private static final ArchRule NEITHER_SLEEPS_NOR_LOOKS_AT_THE_WALL_CLOCK = noClasses()
            .should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(java.time.Instant.class, "now");

    private static Stream<ArchRule> rules() {
        return Stream.of(POINTS_DOWN_ONLY, HAS_NO_CYCLES, KEEPS_CAMEL_OUT_BELOW_THE_COMPONENT,
                LETS_ERRORS_KNOW_ONLY_HTTP_RESPONSE_AWARE, KEEPS_HTTP_IN_THE_CLIENT, NAMES_PUBLIC_TYPES_OF_THE_COMPONENT,
                NEITHER_SLEEPS_NOR_LOOKS_AT_THE_WALL_CLOCK, KEEPS_OPTIONAL_LIBRARIES_IN_TELEMETRY,
                LETS_ONLY_MONITORING_KNOW_TELEMETRY);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void keepsClassesShort() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(path -> path.toString().endsWith(".java"))).allSatisfy(
                    path -> assertThat(Files.readAllLines(path)).as(path.toString()).hasSizeLessThan(LONGEST_CLASS));
        }
    }
}
