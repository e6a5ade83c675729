package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

/** The operations on the project of the API key. */
final class Project {

    private static final String LEGACY = "Superseded by webhooks/…; Composio documents neither its body nor its answer.";

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("project/getConfig").repeatable("GET", "/org/project/config").onlyIn("v3")
                    .describedAs("Reads the project's settings.")
                    .answers("is_2FA_enabled, mask_secret_keys_in_connected_account, log_visibility_setting, …").build(),
            Operation.named("project/updateConfig").repeatable("PATCH", "/org/project/config").onlyIn("v3")
                    .describedAs("Changes the project's settings: what is left out stays.")
                    .parameters(
                            Parameter.body("is2FAEnabled", FLAG, "is_2FA_enabled", "Whether a second factor is asked for."),
                            Parameter.body("logoUrl", TEXT, "The address of its picture."),
                            Parameter.body("displayName", TEXT, "Its name for users."),
                            Parameter.body("maskSecretKeysInConnectedAccount", FLAG, "Whether answers mask secrets."),
                            Parameter.body("logVisibilitySetting", TEXT, "What is logged.").oneOf("show_all",
                                    "dont_store_data"),
                            Parameter.body("requireMcpApiKey", FLAG, "Whether MCP clients must send the API key."))
                    .answers("as project/getConfig").errors(400).build(),
            Operation.named("project/getWebhook").repeatable("GET", "/org/project/webhook").onlyIn("v3")
                    .describedAs("Reads the project's old webhook. " + LEGACY)
                    .answers("undocumented").build(),
            Operation.named("project/updateWebhook").repeatable("POST", "/org/project/webhook/update").onlyIn("v3")
                    .describedAs("Changes the project's old webhook. " + LEGACY)
                    .parameters(Parameter.body("webhook", OBJECT, "", "What to send, as it is.").asRequired()).bodyIs("webhook")
                    .answers("undocumented").build(),
            Operation.named("project/refreshWebhookSecret").neverRepeated("POST", "/org/project/webhook/refresh").onlyIn("v3")
                    .describedAs("Makes a new secret for the project's old webhook. " + LEGACY)
                    .answers("undocumented").build(),
            Operation.named("project/deleteWebhook").repeatable("DELETE", "/org/project/webhook").onlyIn("v3")
                    .describedAs("Deletes the project's old webhook. " + LEGACY)
                    .answers("undocumented").build(),
            Operation.named("project/usageSummary").repeatable("POST", "/project/usage/summary").onlyIn("v3.1")
                    .describedAs("Sums up what the project used.")
                    .parameters(Usage.FROM, Usage.TO, Usage.ENTITY_TYPES, Usage.FILTERS)
                    .answers("entities").errors(400).build(),
            Operation.named("project/usage").repeatable("POST", "/project/usage/{entityType}").onlyIn("v3.1")
                    .describedAs("Tells what the project used of one kind.")
                    .parameters(Usage.ENTITY_TYPE, Usage.FROM, Usage.TO, Usage.GROUP_BY, Usage.ORDER_BY,
                            Usage.ORDER_DIRECTION, Usage.LIMIT, Usage.FILTERS)
                    .answers("entity_type, unit, total_quantity, event_count, groups").errors(400).build());

    private Project() {
    }
}
