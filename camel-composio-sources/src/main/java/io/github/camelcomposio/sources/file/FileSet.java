package io.github.camelcomposio.sources.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.SourceWarnings;

/**
 * The files that a path means: itself, those in the folder, or those that a glob matches. Their names, also in
 * positions, are their paths below the folder.
 */
final class FileSet {

    private static final String GLOB = "*?[{";

    private final Map<String, Path> files = new TreeMap<>();

    /**
     * @param  format                which files of a folder are meant; null for those of any format
     * @throws ImportSourceException if there is none
     */
    FileSet(String path, FileFormat format, SourceWarnings warnings) {
        int glob = (int) path.chars().takeWhile(each -> GLOB.indexOf(each) < 0).count();
        try {
            if (glob < path.length() && !Files.exists(Path.of(path))) {
                matching(path, path.lastIndexOf('/', glob));
            } else if (Files.isDirectory(Path.of(path))) {
                inFolder(Path.of(path), format, warnings);
            } else if (Files.exists(Path.of(path))) {
                files.put(Path.of(path).getFileName().toString(), Path.of(path));
            }
        } catch (IOException e) {
            throw new ImportSourceException("the files of " + path + " can't be listed", e);
        }
        if (files.isEmpty()) {
            throw new ImportSourceException("there is no file to import: " + path);
        }
    }

    /** In the order of their names. */
    Map<String, Path> files() {
        return files;
    }

    private void inFolder(Path folder, FileFormat format, SourceWarnings warnings) throws IOException {
        for (Path file : regularFiles(folder, 1)) {
            String name = file.getFileName().toString();
            if (format == null ? FileFormat.of(name) != null : format.fits(name)) {
                files.put(name, file);
            } else if (!name.startsWith(".")) {
                warnings.add(folder.toString(), SourceWarnings.Kind.OTHER_FILE, name);
            }
        }
        warnings.log(folder.toString());
    }

    /** @param slash where the folder ends in which to look; -1 for the current one */
    private void matching(String path, int slash) throws IOException {
        Path folder = Path.of(slash < 0 ? "." : path.substring(0, slash + 1));
        String pattern = path.substring(slash + 1);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        int depth = pattern.contains("**") ? Integer.MAX_VALUE : (int) pattern.chars().filter(each -> each == '/').count() + 1;
        for (Path file : Files.isDirectory(folder) ? regularFiles(folder, depth) : List.<Path> of()) {
            Path below = folder.relativize(file);
            if (matcher.matches(below)) {
                files.put(below.toString(), file);
            }
        }
    }

    private static List<Path> regularFiles(Path folder, int depth) throws IOException {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
