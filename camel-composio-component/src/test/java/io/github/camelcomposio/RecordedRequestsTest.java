package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The component sends what the official client was seen to send; see the README beside the data. */
class RecordedRequestsTest extends SharedContextTestBase {

    private static final String DATA = "/connectedAccounts/official-client-requests.jsonl";

    /** How a route says what the recorded call said. */
    private static final Map<String, Message> MESSAGES = Map.ofEntries(
            Map.entry("initiate#apiKey", initiate("API_KEY", "{\"api_key\":\"sg-existing\"}")),
            Map.entry("initiate#bearer", initiate("BEARER_TOKEN", "{\"token\":\"tok\"}")),
            Map.entry("initiate#basic", initiate("BASIC", "{\"username\":\"u@example.com\",\"password\":\"p\"}")),
            Map.entry("link", new Message(
                    "link",
                    "{\"userId\":\"user_1\",\"authConfigId\":\"ac_1\",\"callbackUrl\":\"https://a.example/cb\",\"alias\":\"work\"}")),
            Map.entry("list", new Message(
                    "list?userIds=user_1,user_2&statuses=ACTIVE,EXPIRED&toolkitSlugs=gmail&authConfigIds=ac_1&limit=50"
                                          + "&cursor=abc&orderBy=updated_at",
                    null)),
            Map.entry("get", new Message("get?connectedAccountId=ca_1", null)),
            Map.entry("enable", new Message("enable?connectedAccountId=ca_1", null)),
            Map.entry("waitForConnection", new Message("waitForConnection?connectedAccountId=ca_1", null)),
            Map.entry("update#bearer", update("BEARER_TOKEN", "{\"token\":\"new\"}")),
            Map.entry("update#apiKey", update("API_KEY", "{\"generic_api_key\":\"new\"}")));

    private record Message(String uri, String body) {
    }

    private record Request(String method, String path, Map<String, String> query, Map<String, Object> body) {
    }

    private static Message initiate(String scheme, String val) {
        return new Message(
                "initiate", "{\"userId\":\"user_1\",\"authConfigId\":\"ac_1\",\"config\":{\"authScheme\":\"" + scheme
                            + "\",\"val\":" + val + "}}");
    }

    private static Message update(String scheme, String val) {
        return new Message(
                "update?connectedAccountId=ca_1", "{\"authScheme\":\"" + scheme + "\",\"val\":" + val + "}");
    }

    private static Map<String, List<Request>> recorded() {
        Map<String, List<Request>> recorded = new LinkedHashMap<>();
        try (InputStream data = RecordedRequestsTest.class.getResourceAsStream(DATA)) {
            new String(data.readAllBytes(), StandardCharsets.UTF_8).lines().map(ComposioTestBase::json)
                    .forEach(line -> recorded
                            .computeIfAbsent(line.get("op").toString().replace("connectedAccounts/", ""),
                                    op -> new ArrayList<>())
                            .add(request(line)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return recorded;
    }

    @SuppressWarnings("unchecked")
    private static Request request(Map<String, Object> line) {
        Map<String, String> query = ((List<List<String>>) line.get("query")).stream()
                .collect(Collectors.toMap(pair -> pair.get(0), pair -> pair.get(1), (a, b) -> b, TreeMap::new));
        return new Request(
                line.get("method").toString(), line.get("path").toString(), query, (Map<String, Object>) line.get("body"));
    }

    private static Request request(ReceivedRequest received) {
        return new Request(
                received.method(), received.path(), new TreeMap<>(received.query()),
                received.body().isEmpty() ? null : json(received.body()));
    }

    private static Stream<String> operations() {
        return recorded().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsTheSameRequests(String operation) {
        answerAsTheRecordingServerDid();

        Message message = MESSAGES.get(operation);
        send("composio:connectedAccounts/" + message.uri(), message.body());

        assertThat(simulator.requests().stream().map(RecordedRequestsTest::request).toList())
                .isEqualTo(recorded().get(operation));
        assertThat(simulator.requests()).filteredOn(request -> !request.body().isEmpty())
                .allSatisfy(request -> assertThat(request.headers().get("content-type")).startsWith("application/json"));
    }

    private void answerAsTheRecordingServerDid() {
        simulator.fault(Fault.on("GET", "/connected_accounts").answer(200, Map.of(), "{\"items\":[],\"next_cursor\":null}"));
        simulator.fault(Fault.on("*", "*").answer(200, Map.of(), "{\"id\":\"ca_1\",\"status\":\"ACTIVE\",\"success\":true}"));
    }
}
