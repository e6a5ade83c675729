package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on triggers but {@code triggers/create}, in both versions of the API. */
class TriggersOperationsTest extends OperationsTestBase {

    private static final List<Object> TYPES = List.of("GMAIL_NEW_GMAIL_MESSAGE", "GITHUB_COMMIT_EVENT",
            "GITHUB_PULL_REQUEST_EVENT", "GITHUB_STAR_ADDED_EVENT", "SLACK_RECEIVE_MESSAGE", "SLACK_CHANNEL_CREATED",
            "LINEAR_ISSUE_CREATED_TRIGGER", "LINEAR_COMMENT_EVENT_TRIGGER");

    private String account(String user) {
        return send("composio:connectedAccounts/initiate?authConfigId=ac_github",
                Map.of("user_id", user, "token", "gh-1234567890"))
                .getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
    }

    private String trigger(String account, String repository) {
        String id = send("composio:triggers/create?triggerSlug=GITHUB_COMMIT_EVENT", Map.of("connectedAccountId", account,
                "triggerConfig", Map.of("owner", "acme", "repo", repository))).getMessage()
                .getHeader(ComposioConstants.TRIGGER_ID, String.class);
        simulator.clearRequests();
        return id;
    }

    private String trigger() {
        return trigger(account(newUser()), "website");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsActiveOnes(String version) {
        String user = newUser();
        String account = account(user);
        String id = trigger(account, "website");
        trigger(account, "other");

        Message reply = call("triggers/listActive", version,
                Map.of("userIds", List.of(user, "x"), "connectedAccountIds", account,
                        "authConfigIds", GITHUB, "triggerIds", List.of(id, "ti_x"), "triggerNames", "GITHUB_COMMIT_EVENT",
                        "showDisabled", false, "limit", 7));

        ReceivedRequest request = assertSent("GET", version, "/trigger_instances/active");
        assertThat(request.query()).isEqualTo(Map.of("user_ids", user + ",x", "connected_account_ids", account,
                "auth_config_ids", GITHUB, "trigger_ids", id + ",ti_x", "trigger_names", "GITHUB_COMMIT_EVENT", "show_disabled",
                "false", "limit", "7"));
        assertThat(items(reply, "items")).singleElement().satisfies(trigger -> assertThat(trigger).containsEntry("id", id)
                .containsEntry("user_id", user).containsEntry("connected_account_id", account)
                .containsEntry("trigger_config", Map.of("owner", "acme", "repo", "website"))
                .containsEntry("disabled_at", null));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPagesOfActiveOnes(String version) {
        String user = newUser();
        String account = account(user);
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(trigger(account, "repository-" + i));
        }
        Collections.reverse(ids);

        List<Map<String, Object>> all = all(call("triggers/listActive?fetchAll=true&limit=2&userIds=" + user, version, null));

        assertThat(values(all, "id")).isEqualTo(ids);
        assertThat(simulator.requests()).hasSize(3)
                .allSatisfy(request -> assertRequest(request, "GET", version, "/trigger_instances/active"))
                .allSatisfy(request -> assertThat(request.query()).containsEntry("user_ids", user).containsEntry("limit", "2"));
    }

    @Test
    void givesTheCursorOfTheNextPage() {
        String user = newUser();
        String account = account(user);
        String first = trigger(account, "one");
        trigger(account, "two");
        Message reply = call("triggers/listActive?limit=1&userIds=" + user, "v3.1", null);
        String cursor = reply.getHeader(ComposioConstants.NEXT_CURSOR, String.class);
        assertThat(cursor).isNotNull().isEqualTo(body(reply).get("next_cursor"));

        Message next = call("triggers/listActive?limit=1&userIds=" + user + "&cursor=" + cursor, "v3.1", null);
        assertThat(values(items(next, "items"), "id")).containsExactly(first);
        assertThat(next.getHeaders()).doesNotContainKey(ComposioConstants.NEXT_CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void disablesAndEnables(String version) {
        String id = trigger();
        Message reply = call("triggers/disable?triggerId=" + id, version, null);
        assertThat(json(assertSent("PATCH", version, "/trigger_instances/manage/" + id).body()))
                .isEqualTo(Map.of("status", "disable"));
        assertThat(body(reply)).isEqualTo(Map.of("status", "success"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(items(call("triggers/listActive?triggerIds=" + id, version, null), "items")).isEmpty();
        assertThat(items(call("triggers/listActive?showDisabled=true&triggerIds=" + id, version, null), "items")).hasSize(1);

        simulator.clearRequests();
        call("triggers/enable", version, Map.of("triggerId", id, "status", "disable"));
        assertThat(json(assertSent("PATCH", version, "/trigger_instances/manage/" + id).body()))
                .isEqualTo(Map.of("status", "enable"));
        assertThat(items(call("triggers/listActive?triggerIds=" + id, version, null), "items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "enable, enabled, v3.1", "disable, disabled, v3" })
    void failsWhereATriggerIsInThatStateAlready(String operation, String state, String version) {
        String id = trigger();
        if (operation.equals("disable")) {
            call("triggers/disable?triggerId=" + id, version, null);
        }
        ComposioConflictException failure = refusal("triggers/" + operation + "?maxRetries=0&triggerId=" + id, version, null,
                ComposioConflictException.class);
        assertThat(failure).hasMessageContaining("already " + state);
        assertThat(failure.getStatus()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletes(String version) {
        String id = trigger();
        Message reply = call("triggers/delete?triggerId=" + id, version, null);
        assertThat(assertSent("DELETE", version, "/trigger_instances/manage/" + id).body()).isEmpty();
        assertThat(body(reply)).isEqualTo(Map.of("trigger_id", id));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(items(call("triggers/listActive?triggerIds=" + id, version, null), "items")).isEmpty();
    }

    @Test
    void failsForATriggerThatIsDeletedAlready() {
        String id = trigger();
        call("triggers/delete?triggerId=" + id, "v3.1", null);
        refusal("triggers/delete?maxRetries=0&triggerId=" + id, "v3.1", null, ComposioConflictException.class);
        ComposioInvalidRequestException gone = refusal("triggers/enable?triggerId=" + id, "v3.1", null,
                ComposioInvalidRequestException.class);
        assertThat(gone.getStatus()).isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({ "enable, v3.1", "enable, v3", "disable, v3.1", "disable, v3", "delete, v3.1", "delete, v3" })
    void failsForATriggerThatIsNotThere(String operation, String version) {
        assertThat(refusal("triggers/" + operation + "?triggerId=ti_none", version, null, ComposioNotFoundException.class))
                .hasMessageContaining("ti_none");
        assertThat(simulator.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsTypes(String version) {
        Message reply = call("triggers/listTypes", version,
                Map.of("toolkitSlugs", List.of("slack", "linear"), "toolkitVersions", "latest", "limit", 3));

        assertThat(assertSent("GET", version, "/triggers_types").query())
                .isEqualTo(Map.of("toolkit_slugs", "slack,linear", "toolkit_versions", "latest", "limit", "3"));
        assertThat(values(items(reply, "items"), "slug")).isEqualTo(TYPES.subList(4, 7));
        assertThat(items(reply, "items").get(0)).containsKeys("config", "payload", "toolkit", "instructions");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200, ComposioConstants.NEXT_CURSOR,
                body(reply).get("next_cursor")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPagesOfTypes(String version) {
        List<Map<String, Object>> all = all(call("triggers/listTypes?fetchAll=true&limit=3", version, null));
        assertThat(values(all, "slug")).isEqualTo(TYPES);
        assertThat(simulator.requests()).hasSize(3)
                .allSatisfy(request -> assertRequest(request, "GET", version, "/triggers_types"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void getsAType(String version) {
        Message reply = call("triggers/getType?triggerSlug=GITHUB_COMMIT_EVENT", version,
                Map.of("toolkitVersions", Map.of("github", "20260601_00")));
        assertThat(assertSent("GET", version, "/triggers_types/GITHUB_COMMIT_EVENT").query())
                .isEqualTo(Map.of("toolkit_versions[github]", "20260601_00"));
        assertThat(body(reply)).containsEntry("slug", "GITHUB_COMMIT_EVENT").containsEntry("type", "webhook");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void failsForATypeThatIsNotThere(String version) {
        ComposioInvalidRequestException failure = refusal("triggers/getType?triggerSlug=NO_SUCH_TYPE", version, null,
                ComposioInvalidRequestException.class);
        assertThat(failure.getStatus()).as("Composio's answer, as it is").isEqualTo(400);
        assertThat(failure).hasMessageContaining("NO_SUCH_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsTheSlugsOfAllTypes(String version) {
        Message reply = call("triggers/listEnum", version, null);
        assertThat(assertSent("GET", version, "/triggers_types/list/enum").query()).isEmpty();
        assertThat(reply.getBody()).isEqualTo(TYPES);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @CsvSource({ "enable, triggerId", "disable, triggerId", "delete, triggerId", "getType, triggerSlug" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:triggers/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
