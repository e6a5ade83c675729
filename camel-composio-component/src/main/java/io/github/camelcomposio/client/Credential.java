package io.github.camelcomposio.client;

/** Which of Composio's keys a request goes with. A request carries at most one. */
public enum Credential {

    PROJECT("API key", "x-api-key", "the environment variable COMPOSIO_API_KEY, the component's option apiKey or apiKeySource"),
    ORGANISATION("organisation's API key", "x-org-api-key",
                 "the environment variable COMPOSIO_ORG_API_KEY or the component's option orgApiKey"),
    USER("user API key", "x-user-api-key",
         "the environment variable COMPOSIO_USER_API_KEY or the component's option userApiKey"),
    /** a person's where there is one, else the project's */
    USER_OR_PROJECT("API key", null,
                    "the environment variable COMPOSIO_API_KEY or COMPOSIO_USER_API_KEY, or the component's option apiKey or userApiKey"),
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
