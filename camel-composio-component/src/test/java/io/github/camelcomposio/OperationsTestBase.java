package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;

/**
 * Sends messages to operations and looks at what the simulator received. The component has a key of every kind, so that
 * a second one in a request would show.
 */
abstract class OperationsTestBase extends SharedContextTestBase {

    /** Headers that come with every answer, with values that no test can know. */
    private static final Set<String> CHANGING = Set.of(ComposioConstants.REQUEST_ID, ComposioConstants.RATE_LIMIT_REMAINING);

    private static final int MOST_ITEMS = 200;

    private static final Set<String> KEYS = Set.of("x-api-key", "x-org-api-key", "x-user-api-key");

    @Override
    protected void configure(ComposioComponent component) throws Exception {
        component.getConfiguration().setOrgApiKey(simulator.orgApiKey());
        component.getConfiguration().setUserApiKey(simulator.userApiKey());
    }

    /** Sends a message to an operation, with options if it has some, of a version of the API. */
    protected Message call(String operation, String version, Object body) {
        return send(uri(operation, version), body).getMessage();
    }

    private static String uri(String operation, String version) {
        return "composio:" + operation + (operation.contains("?") ? "&" : "?") + "apiVersion=" + version;
    }

    /** The body of a reply. */
    @SuppressWarnings("unchecked")
    protected static Map<String, Object> body(Message reply) {
        return (Map<String, Object>) reply.getBody();
    }

    /** The objects in a member of a reply's body. */
    @SuppressWarnings("unchecked")
    protected static List<Map<String, Object>> items(Message reply, String member) {
        return (List<Map<String, Object>>) body(reply).get(member);
    }

    /** The items that a reply with fetchAll gives; far more of them than a test has made are a list without end. */
    @SuppressWarnings("unchecked")
    protected static List<Map<String, Object>> all(Message reply) {
        assertThatObject(reply.getBody()).isInstanceOf(Iterator.class);
        Iterator<Map<String, Object>> iterator = (Iterator<Map<String, Object>>) reply.getBody();
        List<Map<String, Object>> items = new ArrayList<>();
        while (iterator.hasNext()) {
            assertThat(items).as("items so far").hasSizeLessThan(MOST_ITEMS);
            items.add(iterator.next());
        }
        return items;
    }

    /** The headers that a reply has, but those whose values change from answer to answer. */
    protected static Map<String, Object> headers(Message reply) {
        assertThat(reply.getHeaders()).containsKeys(CHANGING.toArray(String[]::new));
        Map<String, Object> headers = new TreeMap<>(reply.getHeaders());
        headers.keySet().removeAll(CHANGING);
        return headers;
    }

    /** Sends a message that Composio is to refuse, and gives the exception. */
    protected <T extends ComposioException> T refusal(String operation, String version, Object body, Class<T> type) {
        Throwable failure = failure(uri(operation, version), body, Map.of());
        assertThat(failure).isExactlyInstanceOf(type);
        T refusal = type.cast(failure);
        assertThat(refusal.getOperation()).isEqualTo(operation.replaceAll("\\?.*", ""));
        assertThat(refusal.getStatus()).isPositive();
        return refusal;
    }

    /** The only request that was received is this one, with the project's key and no other. */
    protected ReceivedRequest assertSent(String method, String version, String path) {
        return assertSent(method, version, path, "x-api-key", simulator.apiKey());
    }

    /** The same with another key; null for none. */
    protected ReceivedRequest assertSent(String method, String version, String path, String header, String key) {
        assertThat(simulator.requests()).hasSize(1);
        ReceivedRequest request = simulator.requests().get(0);
        assertRequest(request, method, version, path, header, key);
        return request;
    }

    /** A request is this one, with the project's key and no other. */
    protected void assertRequest(ReceivedRequest request, String method, String version, String path) {
        assertRequest(request, method, version, path, "x-api-key", simulator.apiKey());
    }

    private static void assertRequest(
            ReceivedRequest request, String method, String version, String path, String header, String key) {
        assertThat(request.method() + " " + request.path()).isEqualTo(method + " /api/" + version + path);
        Map<String, String> keys = new TreeMap<>(request.headers());
        keys.keySet().retainAll(KEYS);
        assertThat(keys).isEqualTo(header == null ? Map.of() : Map.of(header, key));
        assertThat(request.headers()).containsEntry("accept", "application/json");
        assertThat(request.headers().containsKey("content-type")).isEqualTo(!request.body().isEmpty());
    }

    /** The members of the objects of a list, each as it stands there. */
    protected static List<Object> values(List<Map<String, Object>> items, String member) {
        return items.stream().map(item -> item.get(member)).toList();
    }

    /** The names of an object's members. */
    protected static Set<String> names(Map<String, Object> object) {
        return new TreeSet<>(object.keySet());
    }
}
