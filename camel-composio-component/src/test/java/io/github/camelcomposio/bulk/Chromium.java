package io.github.camelcomposio.bulk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser without a window: the one that the environment variable {@code CHROMIUM} names, or one on the path.
 */
public record Chromium(Path program, Path folder) {

    private static final long MOST_SECONDS = 60;

    /**
     * What a page came to.
     *
     * @param dom     what it was in the end
     * @param console what it, or the browser of it, wrote to the console
     */
    public record Shown(String dom, List<String> console) {
    }

    /** @param folder for its profile and its pages */
    public static Optional<Chromium> find(Path folder) {
        String named = System.getenv("CHROMIUM");
        Stream<Path> programs = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Stream.of(System.getenv("PATH").split(File.pathSeparator)).flatMap(path -> Stream
                        .of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(path, name)));
        return programs.filter(Files::isExecutable).findFirst().map(program -> new Chromium(program, folder));
    }

    /** Opens a page of the folder, waits until it is loaded and its scripts have run. */
    public Shown open(String page) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                        "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--allow-file-access-from-files",
                        "--enable-logging=stderr", "--user-data-dir=" + folder.resolve("profile"), "--window-size=1400,900",
                        "--dump-dom", folder.resolve(page).toUri().toString()));
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(program + " did not come to an end: " + Files.readString(err));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Shown(
                Files.readString(out), Files.readAllLines(err).stream().filter(line -> line.contains("CONSOLE"))
                        .toList());
    }
}
