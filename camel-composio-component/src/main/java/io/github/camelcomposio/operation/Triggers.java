package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT_OR_OBJECT;

import java.util.List;
import java.util.Map;

/** The operations on triggers: what makes Composio send events. */
final class Triggers {

    private static final String ONE = "/trigger_instances/manage/{triggerId}";
    private static final Parameter ID = Parameter.path("triggerId", "The trigger, ti_….");
    private static final Parameter SLUG_IN_PATH
            = Parameter.path("triggerSlug", "The type of trigger, such as GITHUB_COMMIT_EVENT.");
    static final Parameter VERSIONS = Parameter.query("toolkitVersions", TEXT_OR_OBJECT,
            "latest (sent if you give none), a version, or in the body an object of toolkits and versions.")
            .otherwise("latest");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("triggers/create").once("POST", "/trigger_instances/{triggerSlug}/upsert")
                    .describedAs("Creates a trigger, or changes the one that is there, after a look whether its type exists.")
                    .source("Composio reference, GET /triggers_types/{slug} and POST /trigger_instances/{slug}/upsert. Read"
                            + " 2026-11.")
                    .parameters(SLUG_IN_PATH,
                            Parameter.body("userId", TEXT, "Whose: your own id of the user.").asIdentity(),
                            Parameter.body("connectedAccountId", TEXT,
                                    "The account, ca_…; else the user's first active one of the toolkit.").asIdentity(),
                            Parameter.body("triggerConfig", OBJECT, "What the type of trigger wants to know."),
                            Parameter.body("toolkitVersions", TEXT_OR_OBJECT, VERSIONS.description()).otherwise("latest"))
                    .answers("trigger_id").errors(400, 404, 422)
                    .replies(ReplyHeaders.TRIGGER).handledBy(new CreateTriggerHandler()).build(),
            Operation.named("triggers/listActive").repeatable("GET", "/trigger_instances/active").paged()
                    .lists("triggerId", "id")
                    .describedAs("Lists triggers, page by page or all of them.")
                    .parameters(
                            Parameter.query("userIds", LIST, "Only those of these users."),
                            Parameter.query("connectedAccountIds", LIST, "Only those of these accounts."),
                            Parameter.query("authConfigIds", LIST, "Only those of these auth configs."),
                            Parameter.query("triggerIds", LIST, "Only these."),
                            Parameter.query("triggerNames", LIST, "Only those of these types."),
                            Parameter.query("showDisabled", FLAG, "Also disabled ones (Composio's default: no)."),
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of id, trigger_name, connected_account_id, trigger_config, …").errors(400)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("triggers/enable").repeatable("PATCH", ONE)
                    .describedAs("Switches a trigger on.")
                    .parameters(ID).completingBody(body -> Map.of("status", "enable"))
                    .answers("status").errors(404, 409, 410).build(),
            Operation.named("triggers/disable").repeatable("PATCH", ONE)
                    .describedAs("Switches a trigger off.")
                    .parameters(ID).completingBody(body -> Map.of("status", "disable"))
                    .answers("status").errors(404, 409, 410).build(),
            Operation.named("triggers/delete").repeatable("DELETE", ONE)
                    .describedAs("Deletes a trigger.")
                    .parameters(ID).answers("trigger_id").errors(404, 409, 410).build(),
            Operation.named("triggers/listTypes").repeatable("GET", "/triggers_types").paged()
                    .lists("triggerSlug", "slug")
                    .describedAs("Lists the types of triggers, page by page or all of them.")
                    .parameters(Parameter.query("toolkitSlugs", LIST, "Only those of these toolkits."), VERSIONS,
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of slug, name, toolkit, config, payload, …").errors(400)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("triggers/getType").repeatable("GET", "/triggers_types/{triggerSlug}")
                    .describedAs("Reads a type of trigger: what it wants to know, and what its events hold.")
                    .parameters(SLUG_IN_PATH, VERSIONS)
                    .answers("slug, name, toolkit, config, payload, …").errors(400, 404).build(),
            Operation.named("triggers/listEnum").repeatable("GET", "/triggers_types/list/enum").answersList()
                    .lists("triggerSlug", null)
                    .describedAs("Lists the slugs of all types of triggers. The reply's body is a list.")
                    .answers("a list of slugs").build());

    private Triggers() {
    }
}
