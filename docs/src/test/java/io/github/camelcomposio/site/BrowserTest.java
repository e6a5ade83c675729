package io.github.camelcomposio.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelcomposio.bulk.Chromium;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens all pages in a real browser, as wide as a phone. */
class BrowserTest {

    private static final int WIDTH = 400;

    /** Every page in a frame of its own; what is wider than it is noted once all are loaded. */
    private static final String FRAMES = """
            <!DOCTYPE html><html><head><title>pages</title></head><body>
            %s
            <script>
            addEventListener('load', () => {
              for (const frame of document.querySelectorAll('iframe')) {
                const page = frame.contentDocument;
                frame.dataset.title = page.title;
                frame.dataset.styled = getComputedStyle(page.querySelector('header')).position;
                frame.dataset.over = page.documentElement.scrollWidth - page.documentElement.clientWidth;
                frame.dataset.broken = [...page.images].filter(image => !image.naturalWidth).map(image => image.src).join();
              }
            });
            </script></body></html>
            """;

    @TempDir
    private Path folder;

    @Test
    void everyPageFitsAPhone() throws IOException, InterruptedException {
        Optional<Chromium> browser = Chromium.find(folder);
        assumeTrue(browser.isPresent(),
                "No Chromium: install it, or name it in the environment variable CHROMIUM, to have the pages opened in it");
        Files.writeString(folder.resolve("frames.html"), FRAMES.formatted(Site.pages()
                .map(page -> "<iframe width=\"%d\" height=\"800\" src=\"%s\"></iframe>".formatted(WIDTH, page.file().toUri()))
                .collect(Collectors.joining("\n"))));

        Chromium.Shown shown = browser.get().open("frames.html");

        assertThat(shown.console()).isEmpty();
        Elements frames = Jsoup.parse(shown.dom()).select("iframe");
        assertThat(frames.eachAttr("data-title")).as("titles").hasSize((int) Site.pages().count())
                .allSatisfy(title -> assertThat(title).contains("camel-composio"));
        assertThat(pages(frames, frame -> !frame.attr("data-styled").equals("sticky"))).as("without the style sheet").isEmpty();
        assertThat(pages(frames, frame -> !frame.attr("data-over").equals("0"))).as("wider than a phone").isEmpty();
        assertThat(pages(frames, frame -> !frame.attr("data-broken").isEmpty())).as("with broken images").isEmpty();
    }

    private static List<String> pages(Elements frames, Predicate<Element> which) {
        return frames.stream().filter(which).map(frame -> frame.attr("src")).toList();
    }
}
