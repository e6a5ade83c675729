package io.github.camelcomposio.simulator.wire;

import java.util.List;

/**
 * A row of the API: what answers which method and path.
 *
 * @param method    upper case
 * @param template  path below the version prefix with Composio's parameter names, such as
 *                  {@code /connected_accounts/{nanoid}}
 * @param versions  the prefixes under which it is served
 * @param operation what it does
 */
public record Route(String method, String template, List<String> versions, Operation operation) {

    /** All versions that still answer. */
    public static final List<String> ALL_VERSIONS = List.of("v3", "v3.1");

    /** A row that both versions have. */
    public static Route of(String method, String template, Operation operation) {
        return new Route(method, template, ALL_VERSIONS, operation);
    }

    /** A row that only v3.1 is known to have. */
    public static Route newest(String method, String template, Operation operation) {
        return new Route(method, template, List.of("v3.1"), operation);
    }

    /** What answers where no operation is: outside the API's versions, and to anybody. */
    public static Route elsewhere(String template, Operation operation) {
        return new Route("*", template, List.of(), operation);
    }

    /** Asks for a key and spends budget. */
    public boolean guarded() {
        return !versions.isEmpty();
    }
}
