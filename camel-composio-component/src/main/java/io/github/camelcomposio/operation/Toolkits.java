package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.INTEGER;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

import io.github.camelcomposio.client.Paging;

/** The operations on toolkits: the services that Composio connects to. */
final class Toolkits {

    private static final Parameter SLUG_IN_PATH
            = Parameter.path("toolkit", SLUG, "The toolkit's slug.");
    private static final Parameter MANAGED_BY
            = Parameter.query("managedBy", TEXT, "Whose toolkits.").oneOf("composio", "all", "project");
    private static final Parameter SORT_BY
            = Parameter.query("sortBy", TEXT, "What to sort by.").oneOf("usage", "alphabetically");
    private static final Parameter CATEGORY = Parameter.query("category", TEXT, "Only those of this category, by id or name.");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("toolkits/list").repeatable("GET", "/toolkits").paged()
                    .lists("toolkit", "slug")
                    .describedAs("Lists toolkits, page by page or all of them.")
                    .parameters(CATEGORY, MANAGED_BY,
                            Parameter.query("type", TEXT, "Whose toolkits; wins over managedBy.").oneOf("native", "custom",
                                    "all"),
                            SORT_BY,
                            Parameter.query("includeDeprecated", FLAG, "Also deprecated ones."),
                            Parameter.query("search", TEXT, "Only those with this text; at least 3 characters."),
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of slug, name, auth_schemes, no_auth, meta, …").errors(400)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("toolkits/get").repeatable("GET", "/toolkits/{toolkit}")
                    .describedAs("Reads a toolkit: its schemes, and for each the fields that an account takes.")
                    .parameters(SLUG_IN_PATH, Parameter.query("version", TEXT, "The version; Composio's default: latest."))
                    .answers("slug, name, auth_config_details, meta, …").errors(400, 404).build(),
            Operation.named("toolkits/multi").repeatable("POST", "/toolkits/multi")
                    .lists("toolkit", "slug")
                    .paged(new Paging("items", Paging.Next.CURSOR_IN_BODY))
                    .describedAs("Reads several toolkits at once.")
                    .parameters(
                            Parameter.body("toolkits", LIST, "Their slugs."),
                            Parameter.body("category", TEXT, "Only those of this category."),
                            Parameter.body("managedBy", TEXT, "Whose toolkits.").oneOf("composio", "all", "project"),
                            Parameter.body("sortBy", TEXT, "What to sort by.").oneOf("usage", "alphabetically"),
                            Parameter.body("limit", INTEGER, "Items a page."),
                            Parameter.body("cursor", TEXT, "The page, from the reply before."), Listing.FETCH_ALL)
                    .answers("items as of toolkits/list").errors(400).replies(ReplyHeaders.PAGE).build(),
            Operation.named("toolkits/categories").repeatable("GET", "/toolkits/categories").paged()
                    .describedAs("Lists the categories of toolkits.")
                    .parameters(Listing.FETCH_ALL)
                    .answers("items of id, name").replies(ReplyHeaders.PAGE).build(),
            Operation.named("toolkits/changelog").repeatable("GET", "/toolkits/changelog")
                    .answersWhole("items").lists("toolkit", "slug")
                    .describedAs("Lists what changed in each version of the toolkits.")
                    .answers("items of slug, name, versions").build(),
            Operation.named("toolkits/authorize").repeatable("POST", "/connected_accounts/link")
                    .describedAs(
                            "Creates a Connect Link for a toolkit, with its auth config or, where it has none, a new one on"
                                 + " Composio's OAuth app.")
                    .source("Composio reference, GET /toolkits/{slug}, GET and POST /auth_configs, POST"
                            + " /connected_accounts/link; the order is the official SDK's. Read 2026-11.")
                    .parameters(
                            Parameter.body("userId", TEXT, "Whose: your own id of the user.").asIdentity()
                                    .asRequired(),
                            Parameter.own("toolkit", SLUG, "The toolkit's slug.").asRequired(),
                            Parameter.body("authConfigId", TEXT, "The auth config, ac_…; else it is found or made.")
                                    .asIdentity(),
                            Parameter.body("callbackUrl", TEXT, "Where the browser goes afterwards."),
                            Parameter.body("alias", TEXT, "A name for the account, unique per user and toolkit."))
                    .answers("link_token, redirect_url, expires_at, connected_account_id").errors(400, 404)
                    .replies(ReplyHeaders.LINK).handledBy(new AuthorizeToolkitHandler()).build());

    private Toolkits() {
    }
}
