package io.github.camelcomposio.example;

import java.io.Console;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.example.command.Importer;
import io.github.camelcomposio.example.command.Surroundings;

/** Starts the importer, and lets it finish what is under way when it is told to end. */
public final class ImportMain {

    private static final int STOP_SECONDS = 90;

    private ImportMain() {
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        Importer importer = new Importer(
                new Surroundings(
                        System.out, System.err, isTerminal(), () -> System.console().readLine(), System::getenv,
                        Path.of("import-out")));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            importer.stop();
            try {
                ended.await(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "stop"));
        int status = importer.run(arguments);
        ended.countDown();
        System.exit(status);
    }

    /** Since Java 22 there is a console without a terminal too, which can then be asked. */
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
