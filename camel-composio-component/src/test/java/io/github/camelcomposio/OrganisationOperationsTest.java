package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioPermissionException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on an organisation: with its own or a person's key; only v3.1 has them. */
class OrganisationOperationsTest extends OperationsTestBase {

    private ReceivedRequest assertSentAsUser(String method, String path) {
        return assertSent(method, "v3.1", path, "x-user-api-key", simulator.userApiKey());
    }

    private String organisation() {
        String id = items(call("org/list", "v3.1", null), "organizations").get(0).get("id").toString();
        simulator.clearRequests();
        return id;
    }

    private String runATool() {
        String user = newUser();
        call("tools/execute?toolSlug=HACKERNEWS_GET_USER&userId=" + user, "v3.1", Map.of("username", "pg"));
        simulator.clearRequests();
        return user;
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsAPersonsOrganisations(String version) {
        Message reply = call("org/list?limit=7", version, null);
        assertThat(assertSentAsUser("GET", "/org/list").query()).isEqualTo(Map.of("limit", "7"));
        assertThat(names(body(reply)))
                .containsExactly("current_page", "next_cursor", "organizations", "total_items", "total_pages");
        assertThat(items(reply, "organizations").get(0)).containsKeys("id", "name", "created_at", "updated_at");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void fetchesAllPagesOfOrganisations() {
        simulator.fault(Fault.on("GET", "/org/list").times(1).answer(200, Map.of(),
                "{\"organizations\": [{\"id\": \"ok_1\"}, {\"id\": \"ok_2\"}], \"next_cursor\": \"c2\"}"));
        simulator.fault(Fault.on("GET", "/org/list").answer(200, Map.of(),
                "{\"organizations\": [{\"id\": \"ok_3\"}], \"next_cursor\": null}"));

        List<Map<String, Object>> all = all(call("org/list?fetchAll=true&limit=2", "v3.1", null));

        assertThat(values(all, "id")).containsExactly("ok_1", "ok_2", "ok_3");
        assertThat(simulator.requests()).extracting(ReceivedRequest::query)
                .containsExactly(Map.of("limit", "2"), Map.of("limit", "2", "cursor", "c2"));
        assertThat(simulator.requests()).allSatisfy(request -> assertThat(request.headers())
                .containsEntry("x-user-api-key", simulator.userApiKey()).doesNotContainKeys("x-api-key", "x-org-api-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsAPersonsProjects(String version) {
        Message reply = call("org/projects", version, Map.of("listAllOrgProjects", true, "limit", 9));
        assertThat(assertSentAsUser("GET", "/org/project/list").query())
                .isEqualTo(Map.of("list_all_org_projects", "true", "limit", "9"));
        assertThat(values(items(reply, "data"), "name")).contains("simulated-project");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void fetchesAllPagesOfProjects() {
        call("projects/create?name=another-project", "v3.1", null);
        call("projects/create?name=a-third-project", "v3.1", null);
        simulator.clearRequests();
        List<Map<String, Object>> all = all(call("org/projects?fetchAll=true&limit=1", "v3.1", null));
        assertThat(values(all, "name")).containsExactly("a-third-project", "another-project", "simulated-project");
        assertThat(simulator.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsTheToolkitsThatAConsumerHasConnected(String version) {
        String user = newUser();
        send("composio:connectedAccounts/initiate?authConfigId=ac_github", Map.of("user_id", user, "token", "gh-1234567890"));
        String organisation = organisation();

        Message reply = call("org/connectedToolkits?organisationId=" + organisation, version, Map.of("userId", user));

        ReceivedRequest request = assertSentAsUser("GET", "/org/consumer/connected_toolkits");
        assertThat(request.query()).isEqualTo(Map.of("user_id", user));
        assertThat(request.headers()).containsEntry("x-org-id", organisation);
        assertThat(body(reply)).isEqualTo(Map.of("toolkits", List.of("github")));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void findsTheProjectThatServesConsumers(String version) {
        String organisation = organisation();
        Message reply = send("composio:org/resolveConsumerProject?apiVersion=" + version, null,
                Map.of(ComposioConstants.ORGANISATION_ID, organisation)).getMessage();

        ReceivedRequest request = assertSentAsUser("POST", "/org/consumer/project/resolve");
        assertThat(request.headers()).containsEntry("x-org-id", organisation);
        assertThat(request.body()).isEqualTo("{}");
        assertThat(body(reply)).containsEntry("project_name", "simulated-project").containsEntry("project_type", "CONSUMER")
                .containsEntry("org_id", organisation);
        assertThat(reply.getHeader(ComposioConstants.RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void failsForAnOrganisationOfOthers() {
        refusal("org/connectedToolkits?organisationId=ok_other&userId=u", "v3.1", null, ComposioPermissionException.class);
        refusal("org/resolveConsumerProject?organisationId=ok_other", "v3.1", null, ComposioPermissionException.class);
    }

    @Test
    void refusesAnOrganisationThatCannotStandInAHeader() {
        assertThat(refused("composio:org/resolveConsumerProject", Map.of("organisationId", "ok_1\r\nx-api-key: ak_2")))
                .contains("x-org-id").doesNotContain("ak_2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void sumsUpWhatWasUsed(String version) {
        String user = runATool();
        Map<String, Object> filters = Map.of("user_id", List.of(user));
        Message reply = call("org/usageSummary", version,
                Map.of("from", 1, "to", 9_999_999_999_999L, "entityTypes", List.of("tool_calls"), "filters", filters));

        ReceivedRequest request
                = assertSent("POST", "v3.1", "/org/usage/summary", "x-org-api-key", simulator.orgApiKey());
        assertThat(json(request.body())).isEqualTo(
                Map.of("from", 1, "to", 9_999_999_999_999L, "entity_types", List.of("tool_calls"), "filters", filters));
        assertThat(body(reply)).isEqualTo(Map.of("entities",
                Map.of("tool_calls", Map.of("unit", "call", "total_quantity", "1", "event_count", 1))));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void tellsWhatWasUsedOfOneKind(String version) {
        String user = runATool();
        Message reply = call("org/usage?entityType=tool_calls&groupBy=user_id", version, Map.of("filters",
                Map.of("user_id", List.of(user)), "orderBy", "event_count", "orderDirection", "desc", "limit", 10));

        ReceivedRequest request
                = assertSent("POST", "v3.1", "/org/usage/tool_calls", "x-org-api-key", simulator.orgApiKey());
        assertThat(json(request.body())).isEqualTo(Map.of("group_by", "user_id", "filters", Map.of("user_id", List.of(user)),
                "order_by", "event_count", "order_direction", "desc", "limit", 10));
        assertThat(body(reply)).containsEntry("unit", "call")
                .containsEntry("groups", List.of(Map.of("key", user, "total_quantity", "1", "event_count", 1)));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void failsForAKindOfUseThatComposioDoesNotKnow() {
        refusal("org/usage?entityType=coffee", "v3.1", null, ComposioInvalidRequestException.class);
    }

    @ParameterizedTest
    @CsvSource({
            "usage, entityType", "connectedToolkits?userId=u, organisationId", "connectedToolkits?organisationId=o, userId",
            "resolveConsumerProject, organisationId" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:org/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
