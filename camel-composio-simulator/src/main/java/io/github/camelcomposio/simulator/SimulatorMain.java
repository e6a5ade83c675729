package io.github.camelcomposio.simulator;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Runs the simulator alone, until it is told to stop with Ctrl-C or a TERM signal. Exit status 2 for a command line
 * that can't be understood, 1 when it can't start.
 */
public final class SimulatorMain {

    private SimulatorMain() {
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        try {
            run(System.out, arguments)
                    .ifPresent(simulator -> Runtime.getRuntime().addShutdownHook(new Thread(simulator::close)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + MainOptions.USAGE);
            System.exit(2);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Starts, says so, and gives back what runs; nothing when only help was wanted. */
    static Optional<ComposioSimulator> run(PrintStream out, String... arguments) {
        MainOptions options = MainOptions.parse(arguments);
        if (options.help()) {
            out.print(MainOptions.USAGE);
            return Optional.empty();
        }
        ComposioSimulator simulator = options.builder().start();
        out.println("Composio simulator");
        out.println("  URL           " + simulator.baseUrl());
        out.println("  API key       " + (options.ownKey() ? "as given with --api-key" : simulator.apiKey()));
        out.println("  Org API key   " + simulator.orgApiKey());
        out.println("  User API key  " + simulator.userApiKey());
        out.println("  Auth configs  " + simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY") + " (API_KEY)");
        out.println("                " + simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN")
                    + " (BEARER_TOKEN)");
        out.println("                " + simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC") + " (BASIC)");
        out.println("Stop it with Ctrl-C.");
        out.flush();
        return Optional.of(simulator);
    }
}
