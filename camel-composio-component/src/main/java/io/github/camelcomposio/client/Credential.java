package io.github.camelcomposio.client;

/** Which of Composio's keys a request goes with. A request carries at most one. */
public enum Credential {

    PROJECT("API key", "x-api-key", "COMPOSIO_API_KEY, apiKey or the bean of apiKeySource"),
    ORGANISATION("organisation's API key", "x-org-api-key", "COMPOSIO_ORG_API_KEY or orgApiKey"),
    USER("user API key", "x-user-api-key", "COMPOSIO_USER_API_KEY or userApiKey"),
    /** a person's where there is one, else the project's */
    USER_OR_PROJECT("API key", null, "COMPOSIO_API_KEY, COMPOSIO_USER_API_KEY, apiKey or userApiKey"),
    /** anybody may send it */
    NONE("no key", null, null);

    private final String title;
    private final String header;
    private final String places;

    Credential(String title, String header, String places) {
        this.title = title;
        this.header = header;
        this.places = places;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The name of the header that carries it; null where none does, or another one is chosen. */
    public String header() {
        return header;
    }

    /** Where it can be given. */
    public String places() {
        return places;
    }
}
