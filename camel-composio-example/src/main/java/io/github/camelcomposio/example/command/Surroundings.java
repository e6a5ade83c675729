package io.github.camelcomposio.example.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the importer has around it.
 *
 * @param out         for what was asked for
 * @param err         for what went wrong
 * @param terminal    whether somebody watches, and can be asked
 * @param answers     waits for a line that is typed; null where none comes
 * @param environment gives the value of an environment variable; null where it is not set
 * @param demo        the folder below which the demo writes
 */
public record Surroundings(
        PrintStream out, PrintStream err, boolean terminal, Supplier<String> answers, UnaryOperator<String> environment,
        Path demo) {
}
