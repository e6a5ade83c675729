package io.github.camelcomposio.example.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, whose output goes to a file. */
final class ChildProcess implements AutoCloseable {

    /** SIGKILL. */
    static final int KILLED = 137;

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a main class with this test's own class path.
     *
     * @param output      where what it prints is added
     * @param environment what it finds in its environment besides
     */
    static ChildProcess java(Path output, Map<String, String> environment, String... arguments) throws IOException {
        return start(output, environment, command(arguments));
    }

    /** The same, with no file longer than so many KiB: a write that would make it longer fails, as on a full disk. */
    static ChildProcess javaWithRoomFor(int kibibytes, Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
        command.addAll(command(arguments));
        return start(output, environment, command);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ChildProcess start(Path output, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        File file = output.toFile();
        return new ChildProcess(
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file)).start(), output);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Ends it in the middle of whatever it does; its exit status is another one where it had ended before. */
    int kill() {
        process.destroyForcibly();
        return ended();
    }

    /** Waits for its end. */
    int ended() {
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                throw new AssertionError("the process does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
