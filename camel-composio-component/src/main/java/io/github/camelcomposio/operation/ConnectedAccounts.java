package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.DURATION;
import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.AuthScheme;

/** The operations on connected accounts: one user's credentials for one auth config. */
final class ConnectedAccounts {

    private static final String ONE = "/connected_accounts/{connectedAccountId}";
    private static final String ACL = "experimental.acl_config_for_shared.";

    static final String[] SCHEMES = Stream.of(AuthScheme.values()).map(AuthScheme::name).toArray(String[]::new);
    private static final Parameter ID = Parameter.path("connectedAccountId", "The account, ca_….");
    private static final Parameter USER
            = Parameter.own("userId", TEXT, "Whose: your own id of the user.").asIdentity();
    private static final Parameter AUTH_CONFIG
            = Parameter.own("authConfigId", TEXT, "The auth config, ac_…; else it is found by the toolkit.").asIdentity();
    private static final Parameter SCHEME
            = Parameter.own("authScheme", TEXT, "The scheme of the credentials; else the auth config's.")
                    .oneOf(SCHEMES);
    private static final Parameter TOOLKIT
            = Parameter.own("toolkit", SLUG, "The toolkit's slug, to find the auth config by.");
    private static final Parameter ALLOW_MULTIPLE = Parameter.policy("allowMultiple", FLAG,
            "Whether a user may get a further active account of the same auth config; true also saves the look-up, unless there is an alias.")
            .withDefault("false");
    static final Parameter REVOKE_ON_DELETE = Parameter.query("revokeOnDelete", FLAG,
            "Whether the provider's tokens are revoked too (Composio's default: no).");
    static final Parameter TIMEOUT
            = Parameter.own("timeout", DURATION, "How long to wait.").asRequired().withDefault("60000");
    static final Parameter POLL_INTERVAL
            = Parameter.own("pollInterval", DURATION, "How often to look.").asRequired().withDefault("1000");

    /** The name of the import. */
    static final String IMPORT = "connectedAccounts/import";
    /** The name of the verification. */
    static final String VERIFY = "connectedAccounts/verify";

    /** The name of the off-boarding. */
    static final String REMOVE = "connectedAccounts/remove";
    /** The name of the undoing of a run. */
    static final String ROLLBACK = "connectedAccounts/rollback";

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("connectedAccounts/initiate").once("POST", "/connected_accounts")
                    .describedAs("Creates an account from existing credentials, or starts an OAuth flow of your own app.")
                    .parameters(USER.asRequired(), AUTH_CONFIG, SCHEME, TOOLKIT,
                            Parameter.own("alias", TEXT, "A name for the account, unique per user and toolkit."),
                            Parameter.own("callbackUrl", TEXT, "Where the browser goes afterwards."),
                            ALLOW_MULTIPLE)
                    .readsCredentials().completingBody(body -> body)
                    .replies(ReplyHeaders.CREATED).handledBy(new InitiateHandler())
                    .answers("id, connectionData, status, redirect_url").errors(400, 404).build(),
            Operation.named(IMPORT).once("POST", "/connected_accounts").patient().handlesRecords()
                    .describedAs("Imports a record: creates the account, or updates the one that is there.")
                    .source("Composio reference, connected accounts: list, create, patch. Read 2026-11.")
                    .parameters(ImportOptions.parameters(USER.asRequired(), AUTH_CONFIG, SCHEME, TOOLKIT,
                            Parameter.own("alias", TEXT, "A name for the account, unique per user and toolkit."),
                            Parameter.ofBody("connectedAccountId", TEXT,
                                    "Which of several accounts is to be updated; a header of that name is ignored."),
                            Parameter.own("callbackUrl", TEXT, "Where the browser goes afterwards."),
                            Parameter.own("expiresAt", TEXT,
                                    "When the credential ends, ISO 8601 or seconds since 1970; noted in the ledger."),
                            ImportOptions.RUN_ID))
                    .readsCredentials().completingBody(body -> body)
                    .handledPerEndpointBy(ImportHandler::new)
                    .answers("an ImportOutcome: action, connectedAccountId, status, …").errors(400, 404).build(),
            Operation.named(VERIFY).neverRepeated("POST", "/tools/execute/proxy").onlyIn("v3.1").patient().usesLedger()
                    .describedAs("Asks an account's provider whether it takes the credential; with a ledger, once for a"
                                 + " credential ever.")
                    .source("Composio reference, POST /tools/execute/proxy; test_request_endpoint of GET"
                            + " /connected_accounts/{nanoid}. Read 2026-11.")
                    .parameters(Parameter.own("connectedAccountId", TEXT, "The account, ca_….").asIdentity().asRequired(),
                            ImportOptions.VERIFY_PER_SECOND, ImportOptions.REKEY)
                    .handledPerEndpointBy(VerifyHandler::new)
                    .answers("id, status, verification, provider_status").errors(404).build(),
            Operation.named("connectedAccounts/link").repeatable("POST", "/connected_accounts/link")
                    .describedAs("Creates a Connect Link: a page on which the user connects the account.")
                    .parameters(
                            Parameter.body("userId", TEXT, "Whose: your own id of the user.")
                                    .asIdentity().asRequired(),
                            Parameter.body("authConfigId", TEXT, "The auth config, ac_…; else it is found by the toolkit.")
                                    .asIdentity(),
                            SCHEME, TOOLKIT,
                            Parameter.body("alias", TEXT, "A name for the account, unique per user and toolkit."),
                            Parameter.body("callbackUrl", TEXT, "Where the browser goes afterwards."),
                            Parameter.body("connectionData", OBJECT, "Fields that the page shows filled."),
                            Parameter.body("experimental", OBJECT, "Sharing: account_type and its ACL."),
                            ALLOW_MULTIPLE)
                    .replies(ReplyHeaders.LINK).handledBy(new LinkHandler())
                    .answers("link_token, redirect_url, expires_at, connected_account_id").errors(400, 404, 422).build(),
            Operation.named("connectedAccounts/list").repeatable("GET", "/connected_accounts").paged()
                    .lists("connectedAccountId", "id")
                    .describedAs("Lists accounts, page by page or all of them.")
                    .parameters(
                            Parameter.query("userIds", LIST, "Only accounts of these users."),
                            Parameter.query("authConfigIds", LIST, "Only accounts of these auth configs."),
                            Parameter.query("toolkitSlugs", LIST, "Only accounts of these toolkits."),
                            Parameter.query("statuses", LIST, "Only accounts in these states, such as ACTIVE,EXPIRED."),
                            Parameter.query("connectedAccountIds", LIST, "Only these accounts."),
                            Parameter.query("accountType", TEXT, "Whose; Composio's default: PRIVATE.").oneOf("PRIVATE",
                                    "SHARED",
                                    "ALL"),
                            Listing.ORDER_BY,
                            Listing.ORDER_DIRECTION,
                            Listing.LIMIT,
                            Listing.CURSOR,
                            Listing.FETCH_ALL)
                    .replies(ReplyHeaders.PAGE)
                    .answers("items of id, user_id, status, state, auth_config, toolkit, …").errors(400).build(),
            Operation.named("connectedAccounts/get").repeatable("GET", ONE)
                    .describedAs("Reads an account; its secrets come masked.")
                    .parameters(ID).replies(ReplyHeaders.ACCOUNT)
                    .answers("id, user_id, status, status_reason, state, …").errors(404).build(),
            Operation.named("connectedAccounts/update").changesAccount().repeatable("PATCH", ONE)
                    .describedAs("Gives an account new credentials or a new alias: what is left out stays, null removes.")
                    .source("Composio reference, PATCH /connected_accounts/{nanoid}. Read 2026-11.")
                    .parameters(ID, SCHEME, AUTH_CONFIG,
                            Parameter.own("alias", TEXT, "A name for the account, unique per user and toolkit."))
                    .readsCredentials().completingBody(body -> body)
                    .replies(ReplyHeaders.ACCOUNT).handledBy(new UpdateHandler())
                    .answers("success, id, status").errors(400, 404).since("2026-04-07").build(),
            Operation.named("connectedAccounts/updateStatus").changesAccount().repeatable("PATCH", ONE + "/status")
                    .describedAs("Enables or disables an account.")
                    .parameters(ID,
                            Parameter.body("enabled", FLAG, "Whether the account is to be usable.").asRequired())
                    .replies(ReplyHeaders.SAME_ACCOUNT)
                    .answers("success").errors(400, 404).build(),
            Operation.named("connectedAccounts/enable").changesAccount().repeatable("PATCH", ONE + "/status")
                    .describedAs("Enables an account.")
                    .parameters(ID).completingBody(body -> Map.of("enabled", true))
                    .replies(ReplyHeaders.SAME_ACCOUNT)
                    .answers("success").errors(404).build(),
            Operation.named("connectedAccounts/disable").changesAccount().repeatable("PATCH", ONE + "/status")
                    .describedAs("Disables an account; its credentials stay.")
                    .parameters(ID).completingBody(body -> Map.of("enabled", false))
                    .replies(ReplyHeaders.SAME_ACCOUNT)
                    .answers("success").errors(404).build(),
            Operation.named("connectedAccounts/updateAcl").repeatable("PATCH", ONE)
                    .describedAs("Says who may use a shared account.")
                    .source("Composio reference, PATCH /connected_accounts/{nanoid}, experimental. Read 2026-11.")
                    .parameters(ID,
                            Parameter.body("allowAllUsers", FLAG, ACL + "allow_all_users", "Whether everybody may."),
                            Parameter.body("allowedUserIds", LIST, ACL + "allowed_user_ids", "Who may; an empty list clears."),
                            Parameter.body("notAllowedUserIds", LIST, ACL + "not_allowed_user_ids",
                                    "Who may not, whatever else is said; an empty list clears."))
                    .completingBody(ConnectedAccounts::requireRule)
                    .replies(ReplyHeaders.ACCOUNT)
                    .answers("success, id, status").errors(400, 404).since("2026-04-07").build(),
            Operation.named("connectedAccounts/delete").endsAccount().repeatable("DELETE", ONE)
                    .describedAs("Deletes an account.")
                    .parameters(ID, REVOKE_ON_DELETE)
                    .replies(ReplyHeaders.SAME_ACCOUNT)
                    .answers("success, revoke_job_id").errors(404).build(),
            Operation.named("connectedAccounts/revoke").changesAccount().repeatable("POST", ONE + "/revoke")
                    .describedAs("Revokes an account's tokens at the provider.")
                    .source("Composio reference, POST /connected_accounts/{nanoid}/revoke. Read 2026-11.")
                    .parameters(ID).replies(ReplyHeaders.REVOKED)
                    .answers("revoked_tokens, connected_account").errors(400, 404, 409).since("2026-05-12").onlyIn("v3.1")
                    .build(),
            Operation.named("connectedAccounts/refresh").changesAccount().once("POST", ONE + "/refresh")
                    .describedAs("Starts an account's authentication again. Deprecated by Composio, and no token refresh: an"
                                 + " ACTIVE OAuth account may become INITIATED.")
                    .parameters(ID,
                            Parameter.query("callbackUrl", TEXT, "redirect_url", "Where the browser goes afterwards."),
                            Parameter.body("validateCredentials", FLAG, "Experimental."))
                    .replies(ReplyHeaders.ACCOUNT)
                    .answers("id, status, redirect_url").errors(400, 404).build(),
            Operation.named("connectedAccounts/completeAuth").once("POST", "/connected_accounts/complete_auth")
                    .describedAs("Confirms whose account a Connect Link has made, for projects that verify identities.")
                    .parameters(
                            Parameter.body("sessionUri", TEXT, "What the browser brought back, session_….").asRequired(),
                            Parameter.body("userId", TEXT, "Whose it is: your own id of the user.").asIdentity()
                                    .asRequired())
                    .replies(ReplyHeaders.COMPLETED)
                    .answers("connected_account_id, toolkit_slug").errors(400, 404).since("2026-07-17").onlyIn("v3.1").build(),
            Operation.named("connectedAccounts/waitForConnection").repeatable("GET", ONE)
                    .describedAs("Waits until an account is ACTIVE; fails when it can't become so, or the time is up.")
                    .source("Composio reference, GET /connected_accounts/{nanoid}; the waiting is the official SDK's. Read"
                            + " 2026-11.")
                    .parameters(ID,
                            TIMEOUT,
                            POLL_INTERVAL)
                    .replies(ReplyHeaders.ACCOUNT).handledBy(new WaitForConnectionHandler())
                    .answers("as connectedAccounts/get").errors(404).build(),
            Operation.named(REMOVE).repeatable("GET", "/connected_accounts").patient().handlesRecords()
                    .describedAs("Takes a user's accounts away: finds all of them, and disables or deletes each.")
                    .source("Composio reference, connected accounts: list, status, delete. Read 2026-11.")
                    .parameters(USER.asRequired(),
                            Parameter.own("toolkit", SLUG, "Only accounts of this toolkit; else of all."),
                            Parameter.own("authConfigId", TEXT, "Only accounts of this auth config; else of all.")
                                    .asIdentity(),
                            ImportOptions.RUN_ID, RemoveHandler.ACTION, ImportOptions.DRY_RUN, ImportOptions.REKEY)
                    .handledPerEndpointBy(RemoveHandler::new)
                    .answers("user_id, action, dry_run, run_id, accounts of id, toolkit, auth_config_id, status, action")
                    .errors(400).build(),
            Operation.named(ROLLBACK).repeatable("GET", "/connected_accounts").patient().usesLedger()
                    .describedAs("Undoes an import's run: deletes what it created and nobody has touched since, and lists what"
                                 + " can't be undone.")
                    .source("Composio reference, connected accounts: list, delete. Read 2026-11.")
                    .parameters(Parameter.own("runId", TEXT, "The run to undo.").asRequired(), ImportOptions.DRY_RUN,
                            ImportOptions.REKEY)
                    .handledPerEndpointBy(RollbackHandler::new)
                    .answers("run_id, dry_run, counts, unfinished, to_do, deleted, gone, kept of id, user_id, position, reason,"
                             + " failed of id, reason")
                    .errors(400).build());

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
