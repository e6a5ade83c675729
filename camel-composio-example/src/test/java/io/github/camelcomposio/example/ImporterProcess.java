package io.github.camelcomposio.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The importer in a process of its own, with its output in a file. */
final class ImporterProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ImporterProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ImporterProcess start(Path folder, Map<String, String> environment, Object... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), ImportMain.class.getName()));
        Stream.of(words).map(Object::toString).forEach(command::add);
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSIO_"));
        builder.environment().putAll(environment);
        return new ImporterProcess(builder.start(), output);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end and gives the exit status. */
    int status() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
