package io.github.camelcomposio.simulator.wire;

import java.util.List;
import java.util.Set;

/**
 * A row of the API: what answers which method and path, and to whom.
 *
 * @param method    upper case
 * @param template  path below the version prefix with Composio's parameter names, such as
 *                  {@code /connected_accounts/{nanoid}}
 * @param versions  the prefixes under which it is served
 * @param operation what it does
 * @param keys      the kinds of keys of which a request must hold one; empty when anybody may ask
 */
public record Route(String method, String template, List<String> versions, Operation operation, Set<Key> keys) {

    /** All versions that still answer. */
    public static final List<String> ALL_VERSIONS = List.of("v3", "v3.1");

    /** A row of the API takes a project's key; what is outside the API's versions takes none. */
    public Route(String method, String template, List<String> versions, Operation operation) {
        this(method, template, versions, operation, versions.isEmpty() ? Set.of() : Set.of(Key.PROJECT));
    }

    /** A row that both versions have. */
    public static Route of(String method, String template, Operation operation) {
        return new Route(method, template, ALL_VERSIONS, operation);
    }

    /** A row that only v3.1 is known to have. */
    public static Route newest(String method, String template, Operation operation) {
        return new Route(method, template, List.of("v3.1"), operation);
    }

    /** A row that only v3 is known to have. */
    public static Route oldest(String method, String template, Operation operation) {
        return new Route(method, template, List.of("v3"), operation);
    }

    /** What answers where no operation is: outside the API's versions, and to anybody. */
    public static Route elsewhere(String template, Operation operation) {
        return new Route("*", template, List.of(), operation);
    }

    /** The same row for other kinds of keys, or for anybody when there are none. */
    public Route takes(Key... kinds) {
        return new Route(method, template, versions, operation, Set.of(kinds));
    }

    /** The same row for a project's and a user's keys. */
    public Route orUser() {
        return takes(Key.PROJECT, Key.USER);
    }

    /** Spends budget. Source: Composio reference, rate limits: all authenticated endpoints share one. */
    public boolean guarded() {
        return !versions.isEmpty() && !keys.isEmpty();
    }
}
