package io.github.camelcomposio.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the build has made of the pages, and the Markdown files that stand beside them in the repository. */
final class Site {

    static final Path DOCS = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    static final Path ROOT = DOCS.getParent();
    static final Path FOLDER = DOCS.resolve("target/site");

    private static final Map<Path, WebPage> PAGES = new TreeMap<>();

    static {
        Stream.concat(htmlFiles().stream(), markdownFiles().stream()).forEach(file -> PAGES.put(file, WebPage.read(file)));
    }

    private Site() {
    }

    /** The pages of the site. */
    static Stream<WebPage> pages() {
        return PAGES.values().stream().filter(page -> page.file().startsWith(FOLDER));
    }

    /** The pages of the site, and all Markdown files of the repository. */
    static Stream<WebPage> all() {
        return PAGES.values().stream();
    }

    /**
     * The page that shows a file: an AsciiDoc file of the folder docs is shown by the site; null where nothing does.
     */
    static WebPage showing(Path file) {
        String name = file.getFileName().toString();
        return DOCS.equals(file.getParent()) && name.endsWith(".adoc")
                ? PAGES.get(FOLDER.resolve(name.replaceFirst("adoc$", "html")))
                : PAGES.get(file);
    }

    /** The address of the repository, as every page has it in its bar. */
    static String repository() {
        return PAGES.get(FOLDER.resolve("index.html")).dom().select("header .repository").attr("href");
    }

    private static List<Path> htmlFiles() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No site: mvn -pl docs process-resources makes it", e);
        }
    }

    private static List<Path> markdownFiles() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    return !folder.equals(ROOT) && (name.startsWith(".") || List.of("target", "node_modules").contains(name))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (WebPage.isMarkdown(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
