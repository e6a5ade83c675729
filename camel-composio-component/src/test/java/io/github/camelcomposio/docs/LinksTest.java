package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Follows every link from a page to another one. */
class LinksTest {

    private static final Pattern ASCIIDOC = Pattern.compile("link:([^\\s\\[]+)\\[|<<([\\w-]+)[,>]");
    private static final Pattern MARKDOWN = Pattern.compile("]\\(([^)\\s]+)\\)");

    @TestFactory
    Stream<DynamicTest> leadsSomewhere() {
        return Pages.all().stream().flatMap(page -> links(page)
                .map(link -> DynamicTest.dynamicTest(page.name() + " → " + link, () -> follow(page, link))));
    }

    private static Stream<String> links(Pages.Page page) {
        Pattern pattern = page.isMarkdown() ? MARKDOWN : ASCIIDOC;
        return pattern.matcher(page.text()).results()
                .map(link -> link.group(1) != null ? link.group(1) : "#" + link.group(2))
                .filter(link -> !link.startsWith("http")).distinct();
    }

    private static void follow(Pages.Page page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
        assertThat(target).exists();
        if (parts.length == 2) {
            String text = Files.readString(target);
            assertThat(text.contains("[[" + parts[1] + "]]") || text.lines().anyMatch(line -> anchor(line).equals(parts[1])))
                    .as("the anchor %s in %s", parts[1], target.getFileName()).isTrue();
        }
    }

    /** What a title can be reached by: {@code _the_api_key} in AsciiDoc, {@code the-api-key} in Markdown. */
    private static String anchor(String line) {
        if (!line.matches("(=+|#+) .*")) {
            return "";
        }
        String words = line.replaceFirst("\\S+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "");
        return line.startsWith("=") ? "_" + words.replaceAll("[ -]", "_") : words.replace(' ', '-');
    }
}
