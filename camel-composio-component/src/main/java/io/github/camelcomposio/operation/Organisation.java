package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.Paging;

/** The operations on the organisation, its projects and people. They need other keys than a project's. */
final class Organisation {

    private static final String OWNER = "/org/owner/project";
    private static final String ONE = OWNER + "/{projectId}";
    private static final Parameter ID = Parameter.path("projectId", "The project, pr_….");
    private static final Parameter ORG = Parameter.header("organisationId", "x-org-id", "The organisation, ok_….").asRequired();

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("projects/create").once("POST", OWNER + "/new").with(Credential.ORGANISATION)
                    .describedAs("Creates a project; with an API key if asked for, which the reply then holds.")
                    .parameters(
                            Parameter.body("name", TEXT, "Its name.").asRequired(),
                            Parameter.body("shouldCreateApiKey", FLAG, "Whether to create an API key too."),
                            Parameter.body("config", OBJECT, "Its settings, as project/getConfig names them."))
                    .answers("id, name, api_key").errors(400, 403).build(),
            Operation.named("projects/list").repeatable("GET", OWNER + "/list").with(Credential.ORGANISATION)
                    .lists("projectId", "id")
                    .paged(new Paging("data", Paging.Next.CURSOR))
                    .describedAs("Lists the organisation's projects, page by page or all of them.")
                    .parameters(Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("data of id, name, org_id, …").errors(403).replies(ReplyHeaders.PAGE).build(),
            Operation.named("projects/get").repeatable("GET", ONE).with(Credential.ORGANISATION)
                    .describedAs("Reads a project; its API keys come masked.")
                    .parameters(ID).answers("id, name, api_keys, …").errors(403, 404).build(),
            Operation.named("projects/delete").repeatable("DELETE", ONE).with(Credential.ORGANISATION)
                    .describedAs("Deletes a project.")
                    .parameters(ID, ConnectedAccounts.REVOKE_ON_DELETE).answers("status, revoke_job_id").errors(403, 404)
                    .build(),
            Operation.named("projects/regenerateApiKey").neverRepeated("POST", ONE + "/regenerate_api_key")
                    .with(Credential.ORGANISATION)
                    .describedAs("Makes a new API key for a project; the reply holds it.")
                    .parameters(ID).answers("api_key, message").errors(403, 404).build(),
            Operation.named("org/usageSummary").repeatable("POST", "/org/usage/summary").onlyIn("v3.1")
                    .with(Credential.ORGANISATION)
                    .describedAs("Sums up what the organisation used.")
                    .parameters(Usage.FROM, Usage.TO, Usage.ENTITY_TYPES, Usage.FILTERS)
                    .answers("entities").errors(400, 403).build(),
            Operation.named("org/usage").repeatable("POST", "/org/usage/{entityType}").onlyIn("v3.1")
                    .with(Credential.ORGANISATION)
                    .describedAs("Tells what the organisation used of one kind.")
                    .parameters(Usage.ENTITY_TYPE, Usage.FROM, Usage.TO, Usage.GROUP_BY, Usage.ORDER_BY,
                            Usage.ORDER_DIRECTION, Usage.LIMIT, Usage.FILTERS)
                    .answers("entity_type, unit, total_quantity, event_count, groups").errors(400, 403).build(),
            Operation.named("org/list").repeatable("GET", "/org/list").onlyIn("v3.1").with(Credential.USER)
                    .paged(new Paging("organizations", Paging.Next.CURSOR))
                    .describedAs("Lists a person's organisations.")
                    .parameters(Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("organizations of id, name, …").replies(ReplyHeaders.PAGE).build(),
            Operation.named("org/projects").repeatable("GET", "/org/project/list").onlyIn("v3.1").with(Credential.USER)
                    .paged(new Paging("data", Paging.Next.CURSOR))
                    .describedAs("Lists a person's projects.")
                    .parameters(
                            Parameter.query("listAllOrgProjects", FLAG, "Also those of others in the organisation."),
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("data of id, name, org_id, …").replies(ReplyHeaders.PAGE).build(),
            Operation.named("org/connectedToolkits").repeatable("GET", "/org/consumer/connected_toolkits").onlyIn("v3.1")
                    .answersWhole("toolkits").lists("toolkit", null)
                    .with(Credential.USER)
                    .describedAs("Lists the toolkits that a consumer has connected.")
                    .parameters(Parameter.query("userId", TEXT, "Whose: your own id of the user.").asIdentity().asRequired(),
                            ORG)
                    .answers("toolkits").errors(400, 404).build(),
            Operation.named("org/resolveConsumerProject").repeatable("POST", "/org/consumer/project/resolve").onlyIn("v3.1")
                    .with(Credential.USER)
                    .describedAs("Finds the project that serves consumers.")
                    .parameters(ORG).completingBody(body -> body)
                    .answers("project_id, project_name, org_id, consumer_user_id, …").errors(404).build());

    private Organisation() {
    }
}
