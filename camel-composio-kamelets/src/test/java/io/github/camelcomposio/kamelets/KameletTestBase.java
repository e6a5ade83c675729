package io.github.camelcomposio.kamelets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An application on camel-main with routes in YAML, against a simulator of its own: real HTTP on loopback. */
abstract class KameletTestBase {

    protected final ComposioSimulator simulator = simulator();
    protected final Main main = new Main();

    protected ComposioSimulator simulator() {
        return ComposioSimulator.builder().pageSize(2).start();
    }

    @BeforeEach
    void configure() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_gmail", "gmail", "OAUTH2");
        property("camel.component.composio.base-url", simulator.baseUrl());
        property("camel.component.composio.api-key", simulator.apiKey());
        property("camel.component.composio.retry-initial-delay", "10ms");
        property("camel.component.composio.poll-interval", "20ms");
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        simulator.close();
    }

    protected void property(String name, String value) {
        main.addInitialProperty(name, value);
    }

    /** Starts an application with the routes of these kamelets. */
    protected void start(String... routes) throws Exception {
        if (routes.length > 0) {
            property("camel.main.routesIncludePattern",
                    Stream.of(routes).map(name -> "classpath:routes/" + name + ".camel.yaml")
                            .collect(Collectors.joining(",")));
        }
        main.start();
    }

    /** Adds a route to the running application: a message to the endpoint goes through the kamelet. */
    protected void route(String from, String kamelet, String... parameters) throws Exception {
        StringBuilder yaml = new StringBuilder(
                "- route:\n    from:\n      uri: " + from
                                               + "\n      steps:\n        - to:\n            uri: kamelet:" + kamelet
                                               + "\n            parameters:\n              location: classpath:kamelets\n");
        for (int i = 0; i < parameters.length; i += 2) {
            yaml.append("              ").append(parameters[i]).append(": '").append(parameters[i + 1]).append("'\n");
        }
        PluginHelper.getRoutesLoader(context())
                .loadRoutes(ResourceHelper.fromString("route-" + from.replace(':', '-') + ".yaml", yaml.toString()));
    }

    /** An endpoint of the routes behind which nothing stands but a mock; to be named before the start. */
    protected String mock(String uri) {
        String mock = "mock:" + uri.replace(':', '-');
        main.configure().addRoutesBuilder(new RouteBuilder() {

            @Override
            public void configure() {
                from(uri).to(mock);
            }
        });
        return mock;
    }

    protected CamelContext context() {
        return main.getCamelContext();
    }

    /** What came to a mock. */
    protected List<Exchange> came(String mock) {
        return context().getEndpoint(mock, MockEndpoint.class).getReceivedExchanges();
    }

    /** Sends a message; fails as its exchange does. */
    protected Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = exchange(uri, body, headers);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    protected Exchange send(String uri, Object body) throws Exception {
        return send(uri, body, Map.of());
    }

    /** What became of a message, also if it failed. */
    protected Exchange exchange(String uri, Object body, Map<String, Object> headers) {
        return context().createProducerTemplate().request(uri, message -> {
            message.getMessage().setBody(body);
            message.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
    }

    /** Creates an account as somebody else would, and gives its id. */
    protected String account(String userId, String authConfigId, Map<String, Object> credentials) throws Exception {
        String id = send("composio:connectedAccounts/initiate?authConfigId=" + authConfigId + "&userId=" + userId, credentials)
                .getMessage().getHeader("CamelComposioConnectedAccountId", String.class);
        simulator.clearRequests();
        return id;
    }

    protected String sendgrid(String userId, String key) throws Exception {
        return account(userId, "ac_sendgrid", Map.of("api_key", key));
    }

    /** The JSON object that a reply is. */
    @SuppressWarnings("unchecked")
    protected static Map<String, Object> object(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }

    /** The bodies that the simulator received at paths with this end. */
    protected List<Map<String, Object>> bodies(String method, String endOfPath) {
        return simulator.requests().stream()
                .filter(request -> request.method().equals(method) && request.path().endsWith(endOfPath))
                .map(KameletTestBase::body).toList();
    }

    private static Map<String, Object> body(ReceivedRequest request) {
        try {
            return Json.readStrictly(request.body());
        } catch (Exception e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
