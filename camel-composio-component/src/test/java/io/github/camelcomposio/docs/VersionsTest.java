package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The versions on the pages are those that are tested. */
class VersionsTest {

    private static final Pattern DEPENDENCY
            = Pattern.compile("<artifactId>camel-composio[^<]*</artifactId>\\s*<version>([^<]*)</version>");
    private static final Path PAGE = Pages.DOCS.resolve("composio-compatibility.adoc");

    @ParameterizedTest
    @CsvSource({
            "camel-version, camel.version", "camel-newest-version, camel.newest.version",
            "camel-pinned-version, camel.pinned.version", "spring-boot-version, spring-boot.version",
            "java-version, maven.compiler.release" })
    void areTheBuildsOnThePageAboutCompatibility(String attribute, String property) throws Exception {
        assertThat(Files.readString(PAGE)).contains("\n:" + attribute + ": " + property(property) + "\n");
    }

    @Test
    void areTheBuildsOnTheFirstPage() throws Exception {
        assertThat(Files.readString(Pages.ROOT.resolve("README.md"))).contains(
                "Camel " + property("camel.version") + " and " + property("camel.newest.version"),
                "Java " + property("maven.compiler.release") + " and 25", "Spring Boot " + property("spring-boot.version"));
    }

    @Test
    void areTheBuildsWhereAPageShowsADependency() throws Exception {
        List<String> version = texts(pom("pom.xml"), "/project/version");
        String pages = Files.readString(Pages.ROOT.resolve("camel-composio-sources/README.md"))
                       + Pages.all().stream().map(Pages.Page::text).collect(Collectors.joining());
        assertThat(DEPENDENCY.matcher(pages).results().map(found -> found.group(1))).hasSizeGreaterThan(1)
                .allMatch(version.get(0)::equals);
    }

    @Test
    void namesWhatIsNotOfTheNewestCamel() throws Exception {
        assertThat(pinnedOnThePage()).containsExactlyElementsOf(texts(pom("camel-composio-compatibility/pom.xml"),
                "/project/dependencyManagement/dependencies/dependency[version='${camel.pinned.version}']/artifactId"));
    }

    private static List<String> pinnedOnThePage() throws IOException {
        String paragraph = Files.readString(PAGE).split("\n// pinned\n")[1].split("\n\n")[0];
        return Pattern.compile("`([^`]+)`").matcher(paragraph).results().map((MatchResult name) -> name.group(1)).toList();
    }

    /** A property of the POM at the root. */
    static String property(String name) throws Exception {
        List<String> values = texts(pom("pom.xml"), "/project/properties/*[local-name()='" + name + "']");
        assertThat(values).as(name).hasSize(1);
        return values.get(0);
    }

    private static Document pom(String file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Pages.ROOT.resolve(file).toFile());
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1).map(nodes::item).map(Node::getTextContent).toList();
    }
}
