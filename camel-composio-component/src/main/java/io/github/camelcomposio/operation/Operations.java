package io.github.camelcomposio.operation;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of operations: all that a route can do. */
public final class Operations {

    /** Receives events: no row of the table, since it sends no request; what can be consumed from only. */
    public static final String RECEIVE = "webhooks/receive";

    private static final Map<String, Operation> TABLE = table();
    private static final Set<String> ARGUMENT_OPTIONS = TABLE.values().stream()
            .flatMap(operation -> operation.parameters().stream()).filter(Parameter::hasOption).map(Parameter::name)
            .collect(Collectors.toUnmodifiableSet());

    private Operations() {
    }

    private static Map<String, Operation> table() {
        Map<String, Operation> table = new LinkedHashMap<>();
        Stream.of(
                ConnectedAccounts.ROWS, AuthConfigs.ROWS, Sessions.ROWS, SessionFiles.ROWS, Toolkits.ROWS, Tools.ROWS,
                Triggers.ROWS, Webhooks.ROWS, WebhookEndpoints.ROWS, McpServers.ROWS, Files.ROWS, Logs.ROWS,
                Project.ROWS, Organisation.ROWS, KeyOperations.ROWS).flatMap(List::stream)
                .forEach(operation -> table.put(operation.name(), operation));
        return Collections.unmodifiableMap(table);
    }

    /** All operations, in the order of the documentation. */
    public static Collection<Operation> all() {
        return TABLE.values();
    }

    /** All that an endpoint's path may name. */
    public static List<String> names() {
        return Stream.concat(TABLE.keySet().stream(), Stream.of(RECEIVE)).toList();
    }

    /** The names of all arguments that a message may give. */
    public static Set<String> messageArguments() {
        return all().stream().flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> parameter.origin() == Parameter.Origin.MESSAGE)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The operations that answer lists. */
    public static List<Operation> lists() {
        return all().stream().filter(operation -> operation.listing() != null).toList();
    }

    /**
     * The operation of a name.
     *
     * @throws IllegalArgumentException if there is none; the message names the nearest one and all that there are
     */
    public static Operation get(String name) {
        Operation operation = TABLE.get(name);
        if (operation == null) {
            throw new IllegalArgumentException(
                    "Unknown operation " + name + ". Did you mean " + nearest(name) + "? Valid operations are "
                                               + String.join(", ", names()));
        }
        return operation;
    }

    private static String nearest(String name) {
        return nearest(name, names());
    }

    /** Of some names the one that looks most like another one. */
    static String nearest(String name, Collection<String> names) {
        return names.stream().min(Comparator.comparingInt(known -> distance(name, known))).orElseThrow();
    }

    /**
     * Refuses options that are arguments of other operations: a filter that nobody reads would filter nothing.
     *
     * @throws IllegalArgumentException if there is one, or no such operation; the message says what may have been meant
     */
    public static void refuseForeign(String name, Collection<String> options) {
        Set<String> own = RECEIVE.equals(name)
                ? Set.of()
                : get(name).parameters().stream().filter(Parameter::hasOption).map(Parameter::name)
                        .collect(Collectors.toSet());
        options.stream().filter(option -> ARGUMENT_OPTIONS.contains(option) && !own.contains(option)).sorted()
                .findFirst().ifPresent(foreign -> {
                    throw new IllegalArgumentException(
                            foreign + " is no argument of " + name + (own.isEmpty()
                                    ? ", which has none"
                                    : ". Did you mean " + nearest(foreign, own) + "? It has "
                                      + String.join(", ", new TreeSet<>(own))));
                });
    }

    /** Levenshtein's distance, ignoring case. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int replaced = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
