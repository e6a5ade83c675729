package io.github.camelcomposio.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the command line says. */
final class MainOptions {

    static final String USAGE
            = """
                    Runs Composio's REST API on this machine, for tests, demos and work without a network.

                      --port <number>            port on 127.0.0.1; default 9900, 0 for any free one
                      --api-key <key>            the accepted x-api-key; default ak_simulator_key
                      --rate-limit <n>/<n>s      requests per seconds, such as 2000/60s; default 1000000/60s
                      --files-url <origin>       where presigned URLs of files lead; default the simulator itself
                      --help                     prints this and ends

                    With the x-api-key, what happens at a service can be made to happen, and is sent to the webhook subscription:

                      POST /simulator/trigger_instances/<id>/fire        a trigger fires; the JSON body is the payload
                      POST /simulator/trigger_instances/<id>/disable     Composio gives it up: {"reason": "polling_failure_in_composio_infra"}
                      POST /simulator/connected_accounts/<id>/expire     an account expires: {"reason": "why"}
                      POST /simulator/webhook_events/<id>/redeliver      an event is sent again: {"times": 2}
                      GET  /simulator/webhook_deliveries                 what was sent, and how it was answered
                    """;

    private static final int DEFAULT_PORT = 9900;
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\d{1,6})s");

    private final SimulatorBuilder builder = ComposioSimulator.builder().port(DEFAULT_PORT).controls(true);
    private boolean help;
    private boolean ownKey;

    private MainOptions() {
    }

    /** @throws IllegalArgumentException with a message for the person who typed it, which never repeats a key */
    static MainOptions parse(String... arguments) {
        MainOptions options = new MainOptions();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            options.take(rest.next(), rest);
        }
        return options;
    }

    SimulatorBuilder builder() {
        return builder;
    }

    boolean help() {
        return help;
    }

    /** The key was given, and need not be shown to who gave it. */
    boolean ownKey() {
        return ownKey;
    }

    private void take(String name, Iterator<String> rest) {
        if (name.equals("--help")) {
            help = true;
        } else if (name.equals("--port")) {
            builder.port(port(value(name, rest)));
        } else if (name.equals("--api-key")) {
            builder.apiKey(value(name, rest));
            ownKey = true;
        } else if (name.equals("--files-url")) {
            builder.filesUrl(origin(value(name, rest)));
        } else if (name.equals("--rate-limit")) {
            rateLimit(value(name, rest));
        } else {
            throw new IllegalArgumentException(
                    "Unknown option" + (name.startsWith("--") ? " " + name.split("=")[0] : ""));
        }
    }

    private static String value(String name, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return value;
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--port needs a number from 0 to 65535");
    }

    private static String origin(String text) {
        if (text.matches("https?://[^/?#]+")) {
            return text;
        }
        throw new IllegalArgumentException("--files-url needs an origin, such as https://files.example.com");
    }

    private void rateLimit(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches() || Integer.parseInt(rate.group(1)) == 0 || Integer.parseInt(rate.group(2)) == 0) {
            throw new IllegalArgumentException("--rate-limit needs requests per seconds, such as 2000/60s");
        }
        builder.rateLimit(Integer.parseInt(rate.group(1)), Duration.ofSeconds(Long.parseLong(rate.group(2))));
    }
}
