package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT_OR_LIST;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.client.Json;

/** The operations on auth configs: how the users of a toolkit authenticate. */
final class AuthConfigs {

    private static final String ONE = "/auth_configs/{authConfigId}";
    private static final Parameter ID = Parameter.path("authConfigId", "The auth config, ac_….");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("authConfigs/create").once("POST", "/auth_configs")
                    .describedAs("Creates an auth config: with your own credentials, or on Composio's OAuth app.")
                    .parameters(
                            Parameter.body("toolkit", SLUG, "toolkit.slug", "The toolkit's slug.").asRequired(),
                            Parameter.body("authConfig", OBJECT, "All of the following, as the wire has it."),
                            Parameter.body("type", TEXT, "auth_config.type",
                                    "Whose OAuth app; use_custom_auth is the default with an authScheme.").oneOf(
                                            "use_custom_auth", "use_composio_managed_auth"),
                            Parameter.body("name", TEXT, "auth_config.name", "Its name, for people."),
                            Parameter.body("authScheme", TEXT, "auth_config.authScheme", "The scheme, for use_custom_auth.")
                                    .oneOf(ConnectedAccounts.SCHEMES),
                            Parameter.body("credentials", OBJECT, "auth_config.credentials",
                                    "The OAuth app's client_id, client_secret, scopes, …."),
                            Parameter.body("proxyConfig", OBJECT, "auth_config.proxy_config", "proxy_url, proxy_auth_key."),
                            Parameter.body("toolAccessConfig", OBJECT, "auth_config.tool_access_config",
                                    "The tools from which the scopes are derived."),
                            Parameter.body("sharedCredentials", OBJECT, "auth_config.shared_credentials",
                                    "Inherited by all its accounts."),
                            Parameter.body("isEnabledForToolRouter", FLAG, "auth_config.is_enabled_for_tool_router",
                                    "Whether sessions may pick it."))
                    .completingBody(AuthConfigs::withType)
                    .answers("toolkit, auth_config of id, auth_scheme, is_composio_managed").errors(400, 404).build(),
            Operation.named("authConfigs/list").repeatable("GET", "/auth_configs").paged()
                    .lists("authConfigId", "id")
                    .describedAs("Lists auth configs, page by page or all of them.")
                    .parameters(
                            Parameter.query("toolkit", SLUG, "toolkit_slug",
                                    "Only those of this toolkit; several with commas."),
                            Parameter.query("isComposioManaged", FLAG, "Only those with, or without, Composio's OAuth app."),
                            Parameter.query("showDisabled", FLAG, "Also disabled ones (Composio's default: no)."),
                            Parameter.query("search", TEXT, "Only those with this text in name or id."),
                            Listing.LIMIT,
                            Listing.CURSOR,
                            Listing.FETCH_ALL)
                    .replies(ReplyHeaders.PAGE)
                    .answers("items of id, name, auth_scheme, status, …").errors(400, 404).build(),
            Operation.named("authConfigs/get").repeatable("GET", ONE)
                    .describedAs("Reads an auth config; its secrets come masked.")
                    .parameters(ID)
                    .answers("id, name, auth_scheme, status, expected_input_fields, …").errors(404).build(),
            Operation.named("authConfigs/update").repeatable("PATCH", ONE)
                    .describedAs("Changes an auth config: what is left out stays, null removes.")
                    .parameters(ID,
                            Parameter.body("type", TEXT, "Whose OAuth app: default is Composio's.").asRequired().oneOf("custom",
                                    "default"),
                            Parameter.body("name", TEXT, "Its name, for people."),
                            Parameter.body("credentials", OBJECT, "Merged key by key; for type custom."),
                            Parameter.body("scopes", TEXT_OR_LIST, "For type default."),
                            Parameter.body("userScopes", TEXT_OR_LIST, "For type default."),
                            Parameter.body("proxyConfig", OBJECT, "For type custom."),
                            Parameter.body("toolAccessConfig", OBJECT,
                                    "Tools for creating accounts, and tools that may be executed."),
                            Parameter.body("sharedCredentials", OBJECT,
                                    "Inherited by all its accounts; real values, never masked ones."),
                            Parameter.body("isEnabledForToolRouter", FLAG, "Whether sessions may pick it."))
                    .nullRemoves().completingBody(body -> unmasked("authConfigs/update", body, body))
                    .answers("nothing").errors(400, 404).build(),
            Operation.named("authConfigs/enable").repeatable("PATCH", ONE + "/ENABLED")
                    .describedAs("Enables an auth config.")
                    .parameters(ID)
                    .answers("nothing").errors(404).build(),
            Operation.named("authConfigs/disable").repeatable("PATCH", ONE + "/DISABLED")
                    .describedAs("Disables an auth config: it takes no new accounts.")
                    .parameters(ID)
                    .answers("nothing").errors(404).build(),
            Operation.named("authConfigs/delete").repeatable("DELETE", ONE)
                    .describedAs("Deletes an auth config. What becomes of its accounts is not documented by Composio.")
                    .parameters(ID, Parameter.query("revokeOnDelete", FLAG,
                            "Whether the provider's tokens are revoked too (Composio's default: no)."))

                    .answers("revoke_job_id").errors(404).build());

    private AuthConfigs() {
    }

    /** The official client always says the type; who names a scheme means an app of their own. */
    private static Map<String, Object> withType(Map<String, Object> body) {
        Map<String, Object> config = new LinkedHashMap<>(Json.object(body, "auth_config"));
        config.putIfAbsent("type", config.containsKey("authScheme") ? "use_custom_auth" : "use_composio_managed_auth");
        Map<String, Object> complete = new LinkedHashMap<>(body);
        complete.put("auth_config", config);
        return unmasked("authConfigs/create", config, complete);
    }

    /** What was read from Composio, masked, must not be written back. */
    private static Map<String, Object> unmasked(String operation, Map<String, Object> config, Map<String, Object> body) {
        CredentialValues values = new CredentialValues(operation);
        for (String name : List.of("credentials", "shared_credentials")) {
            if (config.get(name) != null) {
                values.checked(name, config.get(name));
            }
        }
        return body;
    }
}
