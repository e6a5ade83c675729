package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Looks for the words of every exception and warning of the component and its starter on the page about
 * troubleshooting, so that who searches for a message finds it.
 */
class MessagesTest {

    private static final List<Path> SOURCES = Stream.of("camel-composio-component", "camel-composio-starter")
            .map(module -> Pages.ROOT.resolve(module).resolve("src/main/java")).toList();
    private static final Pattern BEGINNING
            = Pattern.compile("\\b(new (?!IO)\\w+Exception|super|invalid|unusable|LOG\\.(info|warn|error))\\(");
    private static final Pattern LITERAL_OR_PARENTHESIS = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|[()]");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final int SHORTEST = 12;

    @TestFactory
    Stream<DynamicTest> areExplained() throws IOException {
        String page = Files.readString(Pages.DOCS.resolve("composio-troubleshooting.adoc"));
        List<Path> files = new ArrayList<>();
        for (Path sources : SOURCES) {
            try (Stream<Path> walk = Files.walk(sources)) {
                walk.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
                () -> assertThat(messages(Files.readString(file))).filteredOn(words -> !page.contains(words))
                        .as("words that composio-troubleshooting.adoc does not have").isEmpty()));
    }

    /** What a person could search for in the messages that a class makes. */
    private static List<String> messages(String source) {
        String joined = JOINED.matcher(source).replaceAll("");
        List<String> messages = new ArrayList<>();
        Matcher beginning = BEGINNING.matcher(joined);
        while (beginning.find()) {
            Matcher part = LITERAL_OR_PARENTHESIS.matcher(joined).region(beginning.end(), joined.length());
            for (int depth = 1; depth > 0 && part.find();) {
                if (part.group(1) == null) {
                    depth += part.group().equals("(") ? 1 : -1;
                } else {
                    messages.add(part.group(1).translateEscapes().strip());
                }
            }
        }
        return messages.stream().filter(words -> words.length() >= SHORTEST && words.contains(" ")).distinct()
                .flatMap(words -> Stream.of(words.split("\\{}")).map(String::strip)).toList();
    }
}
