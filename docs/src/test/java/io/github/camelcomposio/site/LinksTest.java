package io.github.camelcomposio.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Follows every link of the site and of the repository's Markdown files. Nothing is fetched: what leads away has to be
 * a good address.
 */
class LinksTest {

    @TestFactory
    Stream<DynamicTest> leadSomewhere() {
        return Site.all().flatMap(page -> page.links()
                .map(link -> DynamicTest.dynamicTest(page + " → " + link, () -> follow(page, link))));
    }

    @Test
    void theRepositoryIsKnown() {
        assertThat(Site.repository()).matches("https://github\\.com/[\\w-]+/[\\w-]+");
    }

    private static void follow(WebPage page, String link) {
        String where = page + " → " + link;
        String inRepository = Site.repository() + "/blob/main/";
        if (link.startsWith(inRepository)) {
            checkFile(where, Site.ROOT, link.substring(inRepository.length()));
        } else if (link.matches("[a-z][a-z0-9+.-]*:.*")) {
            checkAddress(where, link);
        } else if (link.startsWith("#")) {
            checkAnchor(where, page, link.substring(1));
        } else {
            checkFile(where, page.file().getParent(), link);
        }
    }

    private static void checkAddress(String where, String link) {
        assertThat(URI.create(link)).as(where).hasScheme("https");
        assertThat(URI.create(link).getHost()).as("the host in %s", where).contains(".");
    }

    private static void checkFile(String where, Path folder, String link) {
        String[] parts = link.split("#", 2);
        Path file = folder.resolve(parts[0]).normalize();
        assertThat(file).as(where).exists();
        assertThat(file.startsWith(Site.FOLDER) || !Site.ROOT.relativize(file).toString().contains("target"))
                .as("%s leads to what is in the repository", where).isTrue();
        if (parts.length == 2) {
            WebPage shown = Site.showing(file);
            assertThat(shown).as("a page for the anchor in %s", where).isNotNull();
            checkAnchor(where, shown, parts[1]);
        }
    }

    private static void checkAnchor(String where, WebPage page, String anchor) {
        assertThat(page.has(anchor))
                .as("%s: %s has the anchor %s. A title's own is as on GitHub: the-api-key", where, page, anchor).isTrue();
    }
}
