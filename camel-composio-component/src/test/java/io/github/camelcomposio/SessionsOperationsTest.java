package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.HeldSession;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, reading, changing and ending sessions, and what they list. */
class SessionsOperationsTest extends SharedContextTestBase {

    private String open(Map<String, Object> body) {
        Exchange reply = send("composio:sessions/create", body, Map.of(ComposioConstants.USER_ID, newUser()));
        simulator.clearRequests();
        return reply.getMessage().getHeader(ComposioConstants.SESSION_ID, String.class);
    }

    private String open() {
        return open(Map.of());
    }

    private Exchange call(String operation, String session, Object body) {
        return send("composio:sessions/" + operation, body, Map.of(ComposioConstants.SESSION_ID, session));
    }

    private HeldSession held(String id) {
        return simulator.sessions().stream().filter(session -> session.id().equals(id)).findFirst().orElseThrow();
    }

    private void assertOnlyRequest(String request) {
        assertThat(simulator.requests()).extracting(sent -> sent.method() + " " + sent.path()).containsExactly(request);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void createsASession(String version) {
        String user = newUser();
        Exchange reply = send("composio:sessions/create?apiVersion=" + version, Map.of("userId", user));

        assertOnlyRequest("POST /api/" + version + "/tool_router/session");
        assertThat(onlyBody("POST")).isEqualTo(Map.of("user_id", user, "manage_connections", Map.of("enable", true)));
        String id = reply.getMessage().getHeader(ComposioConstants.SESSION_ID, String.class);
        assertThat(reply(reply)).containsEntry("session_id", id).containsKeys("mcp", "tool_router_tools", "config");
        assertThat(held(id).userId()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void readsASession(String version) {
        String id = open();

        Exchange reply = call("get?apiVersion=" + version, id, null);

        assertOnlyRequest("GET /api/" + version + "/tool_router/session/" + id);
        assertThat(reply(reply)).containsEntry("session_id", id);
        assertThat(reply.getMessage().getHeader(ComposioConstants.SESSION_ID)).isEqualTo(id);
        assertThat(failure("composio:sessions/get?sessionId=trs_unknown00000", null, Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
    }

    @Test
    void changesASessionAndGoesBackToDefaults() {
        String id = open(Map.of("toolkits", List.of("gmail"), "multiAccount", Map.of("enable", true)));

        Map<String, Object> change = new HashMap<>();
        change.put("toolkits", List.of("github", "slack"));
        change.put("manageConnections", false);
        change.put("multi_account", null);
        Exchange reply = call("update", id, change);

        assertOnlyRequest("PATCH /api/v3.1/tool_router/session/" + id);
        assertThat(onlyBody("PATCH")).isEqualTo(json("""
                {"toolkits": {"enable": ["github", "slack"]}, "manage_connections": {"enable": false},
                 "multi_account": null}"""));
        assertThat(reply(reply)).containsEntry("config_version", 2);
        assertThat(held(id).config()).containsEntry("toolkits", Map.of("enabled", List.of("github", "slack")));
    }

    @Test
    void leavesAloneWhatAChangeDoesNotName() {
        String id = open(Map.of("toolkits", List.of("gmail"), "manageConnections", false));

        call("update", id, Map.of("tags", List.of("readOnlyHint")));

        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("tags", Map.of("enable", List.of("readOnlyHint"))));
        assertThat(held(id).config()).containsEntry("toolkits", Map.of("enabled", List.of("gmail")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void endsASessionInTheVersionThatHasIt(String version) {
        String id = open();

        Exchange reply = call("delete?apiVersion=" + version, id, null);

        assertOnlyRequest("DELETE /api/v3.1/tool_router/session/" + id);
        assertThat(reply(reply)).containsEntry("deleted", true);
        assertThat(failure("composio:sessions/get?sessionId=" + id, null, Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
    }

    @Test
    void attachesCustomTools() {
        String id = open();

        Exchange reply = call("attach", id, json("""
                {"experimental": {"custom_tools": [{"slug": "GREP", "name": "grep", "description": "Finds lines",
                  "input_schema": {"type": "object"}}]}}"""));

        assertOnlyRequest("POST /api/v3.1/tool_router/session/" + id + "/attach");
        assertThat(reply(reply).get("experimental").toString()).contains("custom_tools");
    }

    @Test
    void listsTheVersionsOfTheConfiguration() {
        String id = open();
        call("update", id, Map.of("toolkits", List.of("github")));
        call("update", id, Map.of("toolkits", List.of("slack")));
        simulator.clearRequests();

        Iterator<?> versions = call("configHistory?fetchAll=true&limit=1", id, null).getMessage().getBody(Iterator.class);

        List<Object> numbers = new ArrayList<>();
        versions.forEachRemaining(version -> numbers.add(((Map<?, ?>) version).get("version")));
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(received("GET")).hasSize(3);
    }

    @Test
    void listsAllToolsOverSeveralPages() {
        String id = open(Map.of("toolkits", List.of("github"), "preload", Map.of("tools", "all")));

        Exchange first = call("tools?limit=2", id, null);
        assertThat((List<?>) reply(first).get("items")).hasSize(2);
        assertThat(first.getMessage().getHeader(ComposioConstants.NEXT_CURSOR)).isNotNull();

        List<String> slugs = new ArrayList<>();
        Iterator<?> tools = call("tools?limit=2&fetchAll=true", id, null).getMessage().getBody(Iterator.class);
        tools.forEachRemaining(tool -> slugs.add((String) ((Map<?, ?>) tool).get("slug")));
        assertThat(slugs).contains("COMPOSIO_SEARCH_TOOLS", "GITHUB_CREATE_ISSUE").doesNotHaveDuplicates();
    }

    @Test
    void searchesTools() {
        String id = open();

        Exchange reply = call("search?query=open an issue on github", id, null);

        assertThat(onlyBody("POST")).isEqualTo(json("{\"queries\": [{\"use_case\": \"open an issue on github\"}]}"));
        assertThat(reply(reply)).containsEntry("success", true);
        simulator.clearRequests();

        call("search", id, json("{\"queries\": [{\"use_case\": \"a\"}, {\"use_case\": \"b\"}], \"toolkits\": [\"github\"]}"));
        assertThat(onlyBody("POST")).containsOnlyKeys("queries", "toolkits");
    }

    @Test
    void wantsOneQueryOrSeveral() {
        String header = ComposioConstants.SESSION_ID;
        assertThat(refused("composio:sessions/search", Map.of(), Map.of(header, "trs_1")))
                .contains("give either query (text) or queries");
        assertThat(refused("composio:sessions/search?query=a", Map.of("queries", List.of()), Map.of(header, "trs_1")))
                .contains("give either query (text) or queries");
    }

    @Test
    void createsAConnectLink() {
        String id = open();

        Exchange reply
                = call("authorize?callbackUrl=https://a.example/cb?user=1", id, Map.of("toolkit", "gmail", "alias", "work"));

        assertOnlyRequest("POST /api/v3.1/tool_router/session/" + id + "/link");
        assertThat(onlyBody("POST")).isEqualTo(
                Map.of("toolkit", "gmail", "alias", "work", "callback_url", "https://a.example/cb?user=1"));
        Map<String, Object> headers = reply.getMessage().getHeaders();
        assertThat(headers.get(ComposioConstants.REDIRECT_URL)).isEqualTo(reply(reply).get("redirect_url"));
        assertThat(headers.get(ComposioConstants.CONNECTED_ACCOUNT_ID)).asString().startsWith("ca_");
        assertThat(headers).containsEntry(ComposioConstants.CONNECTION_STATUS, "INITIATED");
    }

    @Test
    void linksNoToolkitThatNeedsNoAccount() {
        String id = open();

        Throwable failure = failure("composio:sessions/authorize", Map.of("toolkit", "hackernews", "sessionId", id), Map.of());

        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining("4326");
        assertThat(simulator.requests()).extracting(ReceivedRequest::method).containsExactly("POST");
    }
}
