package io.github.camelcomposio.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelcomposio.benchmarks.server.Servers;

/**
 * Where figures are measured.
 *
 * @param scale  how much is done
 * @param root   the repository's folder, in which the official SDK is installed
 * @param folder where files may be written
 * @param out    where one says what is going on
 */
record Lab(Scale scale, Path root, Path folder, PrintStream out) implements AutoCloseable {

    static Lab open(Scale scale, Path root, PrintStream out) throws IOException {
        return new Lab(scale, root, Files.createTempDirectory("camel-composio-benchmarks"), out);
    }

    /** A server that costs little. */
    Child staticServer() {
        return Child.java(List.of("-Xmx256m"), Servers.class, "static");
    }

    /** The simulator. */
    Child simulator() {
        return Child.java(List.of("-Xmx512m"), Servers.class, "simulator");
    }

    /** The simulator, whose limit counts what came within the last window, whenever it is asked. */
    Child rollingSimulator() {
        return Child.java(List.of("-Xmx512m"), Servers.class, "rolling");
    }

    void say(String what) {
        out.println(what);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
