package io.github.camelcomposio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The pages that people read, and the blocks of code on them. */
final class Pages {

    static final Path ROOT = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().getParent();
    static final Path DOCS = ROOT.resolve("docs");

    private Pages() {
    }

    /** A region of a file as a page shows it: without the indentation that it has there. */
    static String region(String text, String name) {
        int begin = text.indexOf(" tag::" + name + "[]\n");
        int end = text.indexOf(" end::" + name + "[]");
        if (begin < 0 || end < begin) {
            throw new AssertionError("There is no region " + name);
        }
        return text.substring(text.indexOf('\n', begin) + 1, text.lastIndexOf('\n', end)).stripIndent() + "\n";
    }

    /** The guides and the Markdown files at the root. */
    static List<Page> all() {
        try (Stream<Path> guides = Files.list(DOCS); Stream<Path> root = Files.list(ROOT)) {
            return Stream.concat(guides, root).filter(file -> file.toString().matches(".*\\.(adoc|md)")).sorted()
                    .map(Pages::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A page.
     *
     * @param file where it is
     * @param text the whole of it
     */
    record Page(Path file, String text) {

        String name() {
            return file.getFileName().toString();
        }

        boolean isMarkdown() {
            return name().endsWith(".md");
        }

        /** Its blocks of code. */
        List<Block> blocks() {
            List<Block> blocks = new ArrayList<>();
            String snippet = "";
            String language = "";
            for (Iterator<String> lines = text.lines().iterator(); lines.hasNext();) {
                String line = lines.next();
                if (line.startsWith("// snippet: ") || line.startsWith("<!-- snippet: ")) {
                    snippet = line.split(" ")[2];
                } else if (line.startsWith(Block.FILE)) {
                    snippet = line;
                } else if (line.startsWith("[source")) {
                    language = line.replaceAll("[\\[\\]]", "").split(",")[1];
                } else if (line.equals("----") || line.startsWith("```")) {
                    String spoken = line.startsWith("```") ? line.substring(3) : language;
                    blocks.add(new Block(name(), snippet, spoken, until(line.startsWith("```") ? "```" : "----", lines)));
                    snippet = "";
                    language = "";
                }
            }
            return blocks;
        }

        private static String until(String end, Iterator<String> lines) {
            StringBuilder code = new StringBuilder();
            for (String line = lines.next(); !line.equals(end); line = lines.next()) {
                code.append(line).append('\n');
            }
            return code.toString();
        }
    }

    /**
     * A block of code. Its name stands in a comment above it: {@code // snippet: name} or
     * {@code <!-- snippet: name -->}. One that shows a file of a module, which that module's tests run, names it
     * instead: {@code // file: path} or {@code // file: path#region}.
     *
     * @param page     where it stands
     * @param name     its name; empty where it has none
     * @param language such as {@code yaml}; empty where the page does not say
     * @param code     what stands in it
     */
    record Block(String page, String name, String language, String code) {

        private static final String FILE = "// file: ";

        /** What a shell runs, outlines and output are for people; everything else is run by a test. */
        boolean isRunnable() {
            return !List.of("bash", "text").contains(language) && !isFile();
        }

        boolean isFile() {
            return name.startsWith(FILE);
        }

        /** What the file holds that it shows. */
        String file() throws IOException {
            String[] parts = name.substring(FILE.length()).split("#");
            String text = Files.readString(ROOT.resolve(parts[0]));
            return parts.length == 1 ? text : region(text, parts[1]);
        }

        @Override
        public String toString() {
            return page + ": " + (name.isEmpty() ? language + " block without a name, " + code.lines().findFirst() : name);
        }
    }
}
