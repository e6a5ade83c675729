package io.github.camelcomposio.client;

import java.time.Duration;

/**
 * What a {@link Probe} found.
 *
 * @param fault     what is wrong
 * @param text      the same in words, without any secret
 * @param status    the HTTP status, 0 where no answer came
 * @param clockSkew how far our clock is ahead of the server's, negative where it is behind; null where no answer said
 */
public record Finding(Fault fault, String text, int status, Duration clockSkew) {

    /** What may be wrong. */
    public enum Fault {
        /** nothing */
        NONE,
        /** the API key is missing, wrong, or may not do this */
        KEY,
        /** nobody is there, or somebody else than Composio */
        BASE_URL,
        /** Composio is there and answers with an error, or something on the way keeps its answer */
        COMPOSIO
    }
}
