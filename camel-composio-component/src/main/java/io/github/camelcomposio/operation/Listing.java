package io.github.camelcomposio.operation;

/** The arguments that lists have in common. */
final class Listing {

    static final Parameter LIMIT = Parameter.query("limit", Parameter.Type.INTEGER, "Items a page.");
    static final Parameter CURSOR = Parameter.query("cursor", Parameter.Type.TEXT, "The page, from the reply before.");
    static final Parameter PAGE_NO = Parameter.query("pageNo", Parameter.Type.INTEGER, "The page's number, from 1.");
    static final Parameter ORDER_BY
            = Parameter.query("orderBy", Parameter.Type.TEXT, "What to sort by.").oneOf("created_at", "updated_at");
    static final Parameter ORDER_DIRECTION = Parameter
            .query("orderDirection", Parameter.Type.TEXT, "Composio's default: desc.").oneOf("asc", "desc");
    static final Parameter FETCH_ALL = Parameter.policy("fetchAll", Parameter.Type.FLAG,
            "Whether the reply is an iterator over all items, which fetches pages as it is read, instead of one page.")
            .withDefault("false");

    private Listing() {
    }
}
