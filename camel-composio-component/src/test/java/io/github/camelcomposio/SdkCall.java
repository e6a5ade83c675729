package io.github.camelcomposio;

import java.util.List;

/**
 * How a route makes a call of the official client. In uri and body, <code>${name}</code> is something that
 * {@link SdkPreparations} makes, and a body's quotes are single ones.
 *
 * @param name     the call, as the data has it
 * @param uri      resource, operation and options
 * @param body     what is in the message; null for nothing
 * @param prepared what has to be there besides
 */
record SdkCall(String name, String uri, String body, List<String> prepared) {

    static SdkCall call(String name, String uri) {
        return call(name, uri, null);
    }

    static SdkCall call(String name, String uri, String body) {
        return new SdkCall(name, uri, body, List.of());
    }

    /** The same, where something has to be there first. */
    SdkCall after(String... names) {
        return new SdkCall(name, uri, body, List.of(names));
    }
}
