package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A session's configuration in the official client's shapes and in the wire's: both become the wire's. */
class SessionShapesTest extends SharedContextTestBase {

    private Map<String, Object> sent(String options, Map<String, Object> body) {
        try {
            send("composio:sessions/create" + options, body);
        } catch (ComposioException e) {
            // what is sent matters here: not all of it is there to be used
        }
        return onlyBody("POST");
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("{'toolkits': ['gmail']}", "{'toolkits': {'enable': ['gmail']}}"),
                Arguments.of("{'toolkits': {'disable': ['gmail']}}", "{'toolkits': {'disable': ['gmail']}}"),
                Arguments.of("{'tags': ['readOnlyHint']}", "{'tags': {'enable': ['readOnlyHint']}}"),
                Arguments.of("{'tags': {'enable': ['readOnlyHint'], 'disable': ['destructiveHint']}}",
                        "{'tags': {'enable': ['readOnlyHint'], 'disable': ['destructiveHint']}}"),
                Arguments.of("{'tools': {'gmail': ['GMAIL_SEND_EMAIL'], 'github': 'GITHUB_CREATE_ISSUE'}}",
                        "{'tools': {'gmail': {'enable': ['GMAIL_SEND_EMAIL']}, 'github': {'enable': ['GITHUB_CREATE_ISSUE']}}}"),
                Arguments.of("{'tools': {'gmail': {'tags': ['readOnlyHint']}, 'github': {'disable': ['GITHUB_CREATE_ISSUE']}}}",
                        "{'tools': {'gmail': {'tags': {'enable': ['readOnlyHint']}}, 'github': {'disable': ['GITHUB_CREATE_ISSUE']}}}"),
                Arguments.of("{'connectedAccounts': {'gmail': 'ca_1', 'github': ['ca_2', 'ca_3']}}",
                        "{'connected_accounts': {'gmail': ['ca_1'], 'github': ['ca_2', 'ca_3']}}"),
                Arguments.of("{'connected_accounts': {'gmail': ['ca_1']}}", "{'connected_accounts': {'gmail': ['ca_1']}}"),
                Arguments.of("{'authConfigs': {'gmail': 'ac_1'}}", "{'auth_configs': {'gmail': 'ac_1'}}"),
                Arguments.of("{'manageConnections': false}", "{'manage_connections': {'enable': false}}"),
                Arguments.of("{'manageConnections': true}", "{}"),
                Arguments.of("{'manageConnections': {'callbackUrl': 'https://a.example', 'waitForConnections': true}}",
                        "{'manage_connections': {'enable': true, 'callback_url': 'https://a.example', 'enable_wait_for_connections': true}}"),
                Arguments.of("{'manage_connections': {'enable': false, 'enable_connection_removal': false}}",
                        "{'manage_connections': {'enable': false, 'enable_connection_removal': false}}"),
                Arguments.of("{'sandbox': {'enableProxyExecution': false, 'sandboxSize': 'medium'}}",
                        "{'workbench': {'enable': true, 'enable_proxy_execution': false, 'sandbox_size': 'medium'}}"),
                Arguments.of("{'workbench': {'enable': false, 'auto_offload_threshold': 10}}",
                        "{'workbench': {'enable': false, 'auto_offload_threshold': 10}}"),
                Arguments.of("{'multiAccount': {'enable': true, 'maxAccountsPerToolkit': 3}}",
                        "{'multi_account': {'enable': true, 'max_accounts_per_toolkit': 3, 'require_explicit_selection': true}}"),
                Arguments.of("{'multiAccount': {'enable': true, 'requireExplicitSelection': false}}",
                        "{'multi_account': {'enable': true, 'require_explicit_selection': false}}"),
                Arguments.of("{'multi_account': {'enable': false}}", "{'multi_account': {'enable': false}}"),
                Arguments.of(
                        "{'preload': {'tools': ['GMAIL_SEND_EMAIL']}, 'search': {'enable': false}, 'execute': {'enableMultiExecute': false}}",
                        "{'preload': {'tools': ['GMAIL_SEND_EMAIL']}, 'search': {'enable': false}, 'execute': {'enable_multi_execute': false}}"),
                Arguments.of("{'sessionPreset': 'direct_tools', 'toolkits': ['github']}",
                        "{'toolkits': {'enable': ['github']}, 'search': {'enable': false}, 'execute': {'enable_multi_execute': false},"
                                                                                          + " 'manage_connections': {'enable': false}, 'workbench': {'enable': false}, 'preload': {'tools': 'all'}}"),
                Arguments.of("{'sessionPreset': 'direct_tools', 'manageConnections': true, 'preload': {'tools': ['X']}}",
                        "{'search': {'enable': false}, 'execute': {'enable_multi_execute': false}, 'manage_connections': {'enable': true},"
                                                                                                                          + " 'workbench': {'enable': false}, 'preload': {'tools': ['X']}}"),
                Arguments.of("{'experimental': {'link_url_overwrite': 'https://a.example'}}",
                        "{'experimental': {'link_url_overwrite': 'https://a.example'}}"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void becomeTheWires(String given, String expected) {
        String user = newUser();
        Map<String, Object> body = json(given.replace('\'', '"'));
        body.put("userId", user);

        Map<String, Object> wire = json(expected.replace('\'', '"'));
        wire.put("user_id", user);
        wire.putIfAbsent("manage_connections", Map.of("enable", true));
        assertThat(sent("", body)).isEqualTo(wire);
    }

    @Test
    void comeFromOptionsToo() {
        assertThat(sent("?userId=u&toolkits=gmail,github&manageConnections=false&tags=readOnlyHint"
                        + "&authConfig.GMAIL=ac_1&account.github=ca_2",
                Map.of())).isEqualTo(json("""
                        {"user_id": "u", "toolkits": {"enable": ["gmail", "github"]}, "manage_connections": {"enable": false},
                         "tags": {"enable": ["readOnlyHint"]}, "auth_configs": {"gmail": "ac_1"},
                         "connected_accounts": {"github": ["ca_2"]}}"""));
    }

    @Test
    void letTheMessageWinOverTheEndpointsMaps() {
        assertThat(
                sent("?userId=u&authConfig.gmail=ac_1&authConfig.slack=ac_3", json("{\"authConfigs\": {\"gmail\": \"ac_2\"}}")))
                .containsEntry("auth_configs", Map.of("gmail", "ac_2", "slack", "ac_3"));
    }

    @Test
    void addTheEndpointsMapsToAChangeOnlyWhereItNamesThem() {
        String session = (String) reply(send("composio:sessions/create?userId=" + newUser(), Map.of())).get("session_id");
        String uri = "composio:sessions/update?authConfig.gmail=ac_1&sessionId=" + session;
        simulator.clearRequests();

        send(uri, json("{\"search\": {\"enable\": false}}"));
        assertThat(onlyBody("PATCH")).containsOnlyKeys("search");
        simulator.clearRequests();

        failure(uri, json("{\"authConfigs\": {\"github\": \"ac_github\"}}"), Map.of());
        assertThat(onlyBody("PATCH")).isEqualTo(json("{\"auth_configs\": {\"gmail\": \"ac_1\", \"github\": \"ac_github\"}}"));
    }

    @Test
    void refuseAListWhereAnObjectBelongs() {
        String uri = "composio:sessions/create?userId=u&authConfig.gmail=ac_1";
        for (String name : List.of("tools", "connectedAccounts", "authConfigs")) {
            assertThat(refused(uri, Map.of(name, List.of("x")))).contains("body field " + name + " must be an object");
        }
        assertThat(refused("composio:sessions/search?sessionId=trs_1", Map.of("queries", Map.of())))
                .contains("body field queries must be a list");
    }

    @Test
    void refuseWhatContradictsItself() {
        assertThat(refused("composio:sessions/create?userId=u",
                json("{\"sandbox\": {\"enable\": true}, \"workbench\": {\"enable\": false}}")))
                .contains("the body has both sandbox and workbench");
        assertThat(refused("composio:sessions/create?userId=u&sessionPreset=all", Map.of()))
                .contains("argument sessionPreset can only be direct_tools");
        assertThat(refused("composio:sessions/create?userId=u", Map.of("manageConnections", "maybe")))
                .contains("must be true or false");
    }
}
