package io.github.camelcomposio.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each page has, for those who see it, hear it, or use it without a mouse. */
class PagesTest {

    private static final Pattern MARKUP
            = Pattern.compile("(link|xref|include|image):\\S*\\[|<<\\w\\S*|\\[\\[\\w\\S*|\\|===|\\[(source|cols)\\b");

    @Test
    void thereIsOneForEachFile() throws IOException {
        try (Stream<Path> files = Files.list(Site.DOCS)) {
            assertThat(Site.pages().map(page -> page.file().getFileName().toString())).containsExactlyInAnyOrderElementsOf(
                    files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".adoc"))
                            .map(name -> name.replaceFirst("adoc$", "html")).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> hasALanguageATitleAndLandmarks() {
        return each(page -> {
            assertThat(page.dom().select("html").attr("lang")).isEqualTo("en");
            assertThat(page.dom().title()).contains("camel-composio");
            assertThat(page.dom().select("main")).hasSize(1);
            assertThat(page.dom().select("body > a").first().attr("href"))
                    .isEqualTo("#" + page.dom().select("main").attr("id"));
            assertThat(page.dom().select("nav:not([aria-label]):not([aria-labelledby])")).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> leadsToAllPages() {
        List<String> all = Site.pages().map(page -> page.file().getFileName().toString())
                .filter(name -> !name.equals("index.html")).toList();
        return each(page -> {
            assertThat(page.dom().select("#pages a").eachAttr("href")).containsExactlyInAnyOrderElementsOf(all);
            assertThat(page.dom().select("#pages a[aria-current]").eachAttr("href"))
                    .isEqualTo(all.contains(page.file().getFileName().toString())
                            ? List.of(page.file().getFileName().toString())
                            : List.of());
            assertThat(page.dom().select("button[popovertarget]").eachAttr("popovertarget"))
                    .allSatisfy(target -> assertThat(page.dom().select("nav[popover]#" + target)).hasSize(1));
        });
    }

    @TestFactory
    Stream<DynamicTest> hasHeadingsInOrder() {
        return each(page -> {
            int level = 0;
            for (Element heading : page.dom().select("h1, h2, h3, h4, h5, h6")) {
                int next = Integer.parseInt(heading.tagName().substring(1));
                assertThat(next).as("the level of %s", heading.text()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
            assertThat(page.dom().select("h1")).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> hasEachAnchorOnce() {
        return each(page -> {
            Set<String> seen = new HashSet<>();
            assertThat(page.dom().select("[id]").eachAttr("id")).filteredOn(id -> !seen.add(id)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItsImagesShow() {
        return each(page -> assertThat(page.dom().select("img")).allSatisfy(
                image -> assertThat(image.attr("alt")).as("%s", image).contains(" ")));
    }

    /** Such as a macro or a list that AsciiDoc did not understand, and shows as it stands. */
    @TestFactory
    Stream<DynamicTest> showsNoMarkup() {
        return each(page -> {
            Element text = page.dom().select("main").first().clone();
            text.select("pre, code").remove();
            assertThat(MARKUP.matcher(text.text()).results().map(MatchResult::group)).isEmpty();
        });
    }

    private static Stream<DynamicTest> each(Check check) {
        return Site.pages().map(page -> DynamicTest.dynamicTest(page.toString(), () -> check.of(page)));
    }

    @FunctionalInterface
    private interface Check {
        void of(WebPage page) throws IOException;
    }
}
