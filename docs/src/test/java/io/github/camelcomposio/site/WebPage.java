package io.github.camelcomposio.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A page as a browser has it: one of the site, or a Markdown file as GitHub shows it.
 *
 * @param file where it is
 * @param dom  what is on it
 */
record WebPage(Path file, Document dom) {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(EXTENSIONS).build();

    static WebPage read(Path file) {
        try {
            String text = Files.readString(file);
            return new WebPage(file, Jsoup.parse(isMarkdown(file) ? HTML.render(MARKDOWN.parse(text)) : text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }

    /** What links of it and its images lead to, each once. */
    Stream<String> links() {
        return Stream.concat(dom.select("[href]").eachAttr("href").stream(), dom.select("[src]").eachAttr("src").stream())
                .filter(link -> !link.equals("data:,")).distinct();
    }

    boolean has(String anchor) {
        return dom.getElementById(anchor) != null;
    }

    @Override
    public String toString() {
        return Site.ROOT.relativize(file).toString();
    }
}
