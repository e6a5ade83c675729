package io.github.camelcomposio.example.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelcomposio.example.ImporterException;

/**
 * The folder with what a run writes, below {@code out}.
 *
 * @param path it has the run's name
 */
public record RunFolder(Path path) {

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** @throws ImporterException if the run's id can't be the name of a folder */
    public static RunFolder of(Path out, String runId) {
        if (!RUN.matcher(runId).matches()) {
            throw ImporterException.misuse(
                    "--run must be letters, digits, dots, hyphens and underscores, at most 100 of them, as it names a folder");
        }
        return new RunFolder(out.resolve(runId));
    }

    /** The folder of a run; empty where its id can't name one. */
    public static Optional<RunFolder> find(Path out, String runId) {
        return RUN.matcher(runId).matches() ? Optional.of(new RunFolder(out.resolve(runId))) : Optional.empty();
    }

    String runId() {
        return path.getFileName().toString();
    }

    /** The run to which a reject file belongs, by the folder it is in; empty where it is in none of a run. */
    public static Optional<String> runOf(Path rejects) {
        Path folder = rejects.toAbsolutePath().normalize().getParent();
        return Optional.ofNullable(folder).map(Path::getFileName).map(Path::toString).filter(name -> RUN.matcher(name).matches());
    }

    /** A CSV file that is not there yet: a run that is started again begins another one, and the earlier ones stay. */
    public Path newFile(String name) {
        for (int number = 1;; number++) {
            Path file = path.resolve(number == 1 ? name + ".csv" : name + "-" + number + ".csv");
            if (!Files.exists(file)) {
                return file;
            }
        }
    }

    /** Where the run notes how far it is. */
    Path status() {
        return path.resolve("status.properties");
    }

    /** Makes the folder, for its owner only where the file system can do that. */
    public RunFolder create() {
        try {
            OwnerOnly.folder(path);
            return this;
        } catch (IOException e) {
            throw ImporterException.failed("Can't write to " + path + ": " + e.getMessage());
        }
    }
}
