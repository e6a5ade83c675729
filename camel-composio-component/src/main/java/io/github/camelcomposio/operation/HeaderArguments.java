package io.github.camelcomposio.operation;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which arguments headers may give: {@code *} (all), {@code none}, or a list of names. */
public final class HeaderArguments {

    private final boolean all;
    private final Set<String> names;

    private HeaderArguments(boolean all, Set<String> names) {
        this.all = all;
        this.names = names;
    }

    /**
     * Reads the option; absent means all.
     *
     * @throws IllegalArgumentException if it names what no operation takes from a message
     */
    public static HeaderArguments parse(String option) {
        if (option == null || option.isBlank() || option.trim().equals("*")) {
            return new HeaderArguments(true, Set.of());
        }
        if (option.trim().equals("none")) {
            return new HeaderArguments(false, Set.of());
        }
        Set<String> names = Arrays.stream(option.split(",")).map(String::trim).collect(Collectors.toUnmodifiableSet());
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(Operations.messageArguments());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Option headerArguments names " + unknown + ", which no operation has; write * (all), none, or names such"
                                               + " as userId,cursor");
        }
        return new HeaderArguments(false, names);
    }

    boolean allows(String name) {
        return all || names.contains(name);
    }
}
