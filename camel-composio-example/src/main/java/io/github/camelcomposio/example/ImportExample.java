package io.github.camelcomposio.example;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Imports credentials from CSV files, a database and a vault into Composio. Without settings it imports sample data
 * into a simulator, with all that takes part in this process.
 */
public final class ImportExample {

    static final int ALL_WELL = 0;
    static final int STOPPED = 1;
    static final int MISUSED = 2;
    static final int SOME_REJECTED = 3;

    private static final int STOP_SECONDS = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private volatile ImportJob job;

    /** @param terminal whether somebody watches the output */
    ImportExample(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        ImportExample example = new ImportExample(System.out, System.err, isTerminal());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            example.stop();
            try {
                ended.await(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "stop"));
        int status = example.run(arguments);
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

    /** Runs and gives the exit status. */
    int run(String... arguments) {
        CommandLine line;
        try {
            line = CommandLine.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "\n\n" + CommandLine.USAGE);
            return MISUSED;
        }
        if (line.help()) {
            out.print(CommandLine.USAGE);
            return ALL_WELL;
        }
        GivenSettings given;
        try {
            given = new GivenSettings(line.config(), line.properties());
            given.refusePartsOfNoSource();
        } catch (RefusedException e) {
            err.println(e.getMessage());
            return STOPPED;
        } catch (IOException | IllegalArgumentException e) {
            err.println("--config: can't read " + line.config());
            return STOPPED;
        }
        Settings settings = new Settings(line.config(), line.properties());
        try (Surroundings surroundings = Surroundings.start(settings)) {
            Properties properties = new Properties();
            properties.putAll(line.properties());
            properties.putAll(surroundings.overrides());
            given.authConfigs().forEach((toolkit, name) -> {
                if (settings.given(name)) {
                    properties.setProperty("camel.component.composio.auth-config[" + toolkit + "]", settings.text(name));
                }
            });
            job = new ImportJob(settings, surroundings, properties, out, terminal);
            return job.run();
        } catch (RefusedException e) {
            err.println(e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            err.println("Could not run: " + settings.scrub(Failures.describe(e)));
        } catch (Exception e) {
            err.println("Could not start the routes: " + settings.scrub(Failures.describe(e)));
        }
        return STOPPED;
    }

    /** Ends a run early: what is under way is finished and reported. */
    void stop() {
        ImportJob running = job;
        if (running != null) {
            running.stop();
        }
    }
}
