package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.DURATION;
import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.INTEGER;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;

/** The operations on connected accounts: one user's credentials for one auth config. */
final class ConnectedAccounts {

    private static final String ONE = "/connected_accounts/{connectedAccountId}";
    private static final String ACL = "experimental.acl_config_for_shared.";

    private static final Parameter ID = Parameter.path("connectedAccountId", "The account, ca_….");
    private static final Parameter USER
            = Parameter.own("userId", TEXT, "Whose account: your own id of the user.").asIdentity();
    private static final Parameter AUTH_CONFIG
            = Parameter.own("authConfigId", TEXT, "The auth config, ac_…; else it is found by the toolkit.").asIdentity();
    private static final Parameter SCHEME
            = Parameter.own("authScheme", TEXT, "The scheme of the credentials; else the auth config's.");
    private static final Parameter TOOLKIT
            = Parameter.own("toolkit", SLUG, "The toolkit's slug, to find the auth config by.");
    private static final Parameter ALLOW_MULTIPLE = Parameter.policy("allowMultiple", FLAG,
            "Whether a user may get a further active account of the same auth config; true also saves the look-up, unless there is an alias.");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("connectedAccounts/initiate").once("POST", "/connected_accounts")
                    .describedAs("Creates an account from existing credentials, or starts an OAuth flow of your own app.")
                    .source("Composio reference, POST /connected_accounts. Read 2026-11.")
                    .parameters(USER.asRequired(), AUTH_CONFIG, SCHEME, TOOLKIT,
                            Parameter.own("alias", TEXT, "A name, unique per user and toolkit."),
                            Parameter.own("callbackUrl", TEXT, "Where the browser goes after a flow."),
                            ALLOW_MULTIPLE)
                    .readsCredentials().completingBody(body -> body)
                    .replies(ReplyHeaders.CREATED).handledBy(new InitiateHandler()).build(),
            Operation.named("connectedAccounts/link").repeatable("POST", "/connected_accounts/link")
                    .describedAs("Creates a Connect Link: a page on which the user connects the account.")
                    .source("Composio reference, POST /connected_accounts/link. Read 2026-11.")
                    .parameters(
                            Parameter.body("userId", TEXT, "user_id", "Whose account: your own id of the user.")
                                    .asIdentity().asRequired(),
                            Parameter.body("authConfigId", TEXT, "auth_config_id",
                                    "The auth config, ac_…; else it is found by the toolkit.").asIdentity(),
                            SCHEME, TOOLKIT,
                            Parameter.body("alias", TEXT, "alias", "A name, unique per user and toolkit."),
                            Parameter.body("callbackUrl", TEXT, "callback_url", "Where the browser goes afterwards."),
                            Parameter.body("connectionData", OBJECT, "connection_data", "Fields that the page shows filled."),
                            Parameter.body("experimental", OBJECT, "experimental", "Sharing: account_type and its ACL."),
                            ALLOW_MULTIPLE)
                    .replies(ReplyHeaders.LINK).handledBy(new LinkHandler()).build(),
            Operation.named("connectedAccounts/list").repeatable("GET", "/connected_accounts").paged()
                    .describedAs("Lists accounts, page by page or all of them.")
                    .source("Composio reference, GET /connected_accounts. Read 2026-11.")
                    .parameters(
                            Parameter.query("userIds", LIST, "Only accounts of these users."),
                            Parameter.query("authConfigIds", LIST, "Only accounts of these auth configs."),
                            Parameter.query("toolkitSlugs", LIST, "Only accounts of these toolkits."),
                            Parameter.query("statuses", LIST, "Only accounts in these states, such as ACTIVE,EXPIRED."),
                            Parameter.query("connectedAccountIds", LIST, "Only these accounts."),
                            Parameter.query("accountType", TEXT, "PRIVATE (Composio's default), SHARED or ALL."),
                            Parameter.query("orderBy", TEXT, "created_at (Composio's default) or updated_at."),
                            Parameter.query("orderDirection", TEXT, "asc or desc (Composio's default)."),
                            Parameter.query("limit", INTEGER, "Items a page."),
                            Parameter.query("cursor", TEXT, "The page, from the reply before."),
                            Operations.FETCH_ALL)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("connectedAccounts/get").repeatable("GET", ONE)
                    .describedAs("Reads an account; its secrets come masked.")
                    .source("Composio reference, GET /connected_accounts/{nanoid}. Read 2026-11.")
                    .parameters(ID).replies(ReplyHeaders.ACCOUNT).build(),
            Operation.named("connectedAccounts/update").repeatable("PATCH", ONE)
                    .describedAs("Gives an account new credentials or a new alias: what is left out stays, null removes.")
                    .source("Composio reference, PATCH /connected_accounts/{nanoid}, since 2026-04-07. Read 2026-11.")
                    .parameters(ID, SCHEME, AUTH_CONFIG,
                            Parameter.own("alias", TEXT, "A new name, unique per user and toolkit."))
                    .readsCredentials().completingBody(body -> body)
                    .replies(ReplyHeaders.ACCOUNT).handledBy(new UpdateHandler()).build(),
            Operation.named("connectedAccounts/updateStatus").repeatable("PATCH", ONE + "/status")
                    .describedAs("Enables or disables an account.")
                    .source("Composio reference, PATCH /connected_accounts/{nanoId}/status. Read 2026-11.")
                    .parameters(ID,
                            Parameter.body("enabled", FLAG, "enabled", "Whether the account is to be usable.").asRequired())
                    .replies(ReplyHeaders.SAME_ACCOUNT).build(),
            Operation.named("connectedAccounts/enable").repeatable("PATCH", ONE + "/status")
                    .describedAs("Enables an account.")
                    .source("Composio reference, PATCH /connected_accounts/{nanoId}/status. Read 2026-11.")
                    .parameters(ID).completingBody(body -> Map.of("enabled", true))
                    .replies(ReplyHeaders.SAME_ACCOUNT).build(),
            Operation.named("connectedAccounts/disable").repeatable("PATCH", ONE + "/status")
                    .describedAs("Disables an account; its credentials stay.")
                    .source("Composio reference, PATCH /connected_accounts/{nanoId}/status. Read 2026-11.")
                    .parameters(ID).completingBody(body -> Map.of("enabled", false))
                    .replies(ReplyHeaders.SAME_ACCOUNT).build(),
            Operation.named("connectedAccounts/updateAcl").repeatable("PATCH", ONE)
                    .describedAs("Says who may use a shared account.")
                    .source("Composio reference, PATCH /connected_accounts/{nanoid}, experimental. Read 2026-11.")
                    .parameters(ID,
                            Parameter.body("allowAllUsers", FLAG, ACL + "allow_all_users", "Whether everybody may."),
                            Parameter.body("allowedUserIds", LIST, ACL + "allowed_user_ids", "Who may; [] clears."),
                            Parameter.body("notAllowedUserIds", LIST, ACL + "not_allowed_user_ids",
                                    "Who may not, whatever else is said; [] clears."))
                    .completingBody(ConnectedAccounts::requireRule)
                    .replies(ReplyHeaders.ACCOUNT).build(),
            Operation.named("connectedAccounts/delete").repeatable("DELETE", ONE)
                    .describedAs("Deletes an account.")
                    .source("Composio reference, DELETE /connected_accounts/{nanoid}. Read 2026-11.")
                    .parameters(ID, Parameter.query("revokeOnDelete", FLAG,
                            "Whether the provider's tokens are revoked too (Composio's default: no)."))
                    .replies(ReplyHeaders.SAME_ACCOUNT).build(),
            Operation.named("connectedAccounts/revoke").repeatable("POST", ONE + "/revoke")
                    .describedAs("Revokes an account's tokens at the provider (v3.1).")
                    .source("Composio reference, POST /connected_accounts/{nanoid}/revoke, since 2026-05-12. Read 2026-11.")
                    .parameters(ID).replies(ReplyHeaders.REVOKED).build(),
            Operation.named("connectedAccounts/refresh").once("POST", ONE + "/refresh")
                    .describedAs("Starts an account's authentication again. Deprecated by Composio, and no token refresh: an"
                                 + " ACTIVE OAuth account may become INITIATED.")
                    .source("Composio reference, POST /connected_accounts/{nanoid}/refresh. Read 2026-11.")
                    .parameters(ID,
                            new Parameter(
                                    "callbackUrl", "redirect_url", Parameter.Place.QUERY, TEXT, false, false,
                                    Parameter.Origin.MESSAGE, "Where the browser goes afterwards."),
                            Parameter.body("validateCredentials", FLAG, "validate_credentials", "Experimental."))
                    .replies(ReplyHeaders.ACCOUNT).build(),
            Operation.named("connectedAccounts/waitForConnection").repeatable("GET", ONE)
                    .describedAs("Waits until an account is ACTIVE; fails when it can't become so, or the time is up.")
                    .source("Composio reference, GET /connected_accounts/{nanoid}; the waiting is the official SDK's. Read"
                            + " 2026-11.")
                    .parameters(ID,
                            Parameter.own("timeout", DURATION, "How long to wait.").asRequired(),
                            Parameter.own("pollInterval", DURATION, "How often to look.").asRequired())
                    .replies(ReplyHeaders.ACCOUNT).handledBy(new WaitForConnectionHandler()).build());

    private ConnectedAccounts() {
    }

    private static Map<String, Object> requireRule(Map<String, Object> body) {
        if (body.isEmpty()) {
            throw new ComposioInvalidRequestException(
                    "connectedAccounts/updateAcl", "the message has no rule: give allowAllUsers, allowedUserIds or"
                                                   + " notAllowedUserIds");
        }
        return body;
    }
}
