package io.github.camelcomposio.simulator.wire;

/** The kinds of credentials and the headers that they come in. Source: Composio reference, authentication. */
public enum Key {
    PROJECT("x-api-key"),
    ORGANISATION("x-org-api-key"),
    USER("x-user-api-key");

    private final String header;

    Key(String header) {
        this.header = header;
    }

    /** In lower case. */
    public String header() {
        return header;
    }
}
