package io.github.camelcomposio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Where the pages' snippets run: a started context with the component and a simulator that knows the pages' auth
 * configs.
 */
final class Bench implements AutoCloseable {

    final ComposioSimulator simulator = simulator(2);
    final DefaultCamelContext context = TestContexts.newContext();
    final ProducerTemplate template;

    Bench() throws Exception {
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setBaseUrl(simulator.baseUrl());
        composio.getConfiguration().setApiKey(simulator.apiKey());
        composio.getConfiguration().setRetryInitialDelay(10);
        composio.getConfiguration().setRetryMaxDelay(10);
        context.addComponent("composio", composio);
        context.start();
        template = context.createProducerTemplate();
    }

    static ComposioSimulator simulator(int pageSize) {
        ComposioSimulator simulator = ComposioSimulator.builder().pageSize(pageSize).start();
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
        simulator.addAuthConfig("ac_google", "googlesheets", "GOOGLE_SERVICE_ACCOUNT");
        return simulator;
    }

    /** Loads the routes of a YAML or XML block. */
    Bench load(Pages.Block block) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(block.name() + "." + block.language(), block.code()));
        return this;
    }

    /** Loads the routes of a YAML block; those of a Java block are given. */
    Bench load(Pages.Block block, RouteBuilder java) throws Exception {
        if (block.language().equals("java")) {
            context.addRoutes(java);
            return this;
        }
        return load(block);
    }

    /** An endpoint of the block's routes behind which nothing stands but a mock. */
    MockEndpoint mock(String uri) throws Exception {
        MockEndpoint mock = context.getEndpoint("mock:" + uri.replace(':', '-'), MockEndpoint.class);
        RouteBuilder.addRoutes(context, builder -> builder.from(uri).to(mock));
        return mock;
    }

    /** Sends a message; fails as its exchange does. */
    Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = template.request(uri, message -> {
            message.getMessage().setBody(body);
            message.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    Exchange send(String uri, Object body) throws Exception {
        return send(uri, body, Map.of());
    }

    /** Creates an account, and gives its id. */
    String create(String userId, String authConfigId, Map<String, Object> credentials) throws Exception {
        return send("composio:connectedAccounts/initiate?userId=" + userId + "&authConfigId=" + authConfigId, credentials)
                .getMessage().getHeader("CamelComposioConnectedAccountId", String.class);
    }

    /** The body of a message that is a JSON object. */
    Map<String, Object> body(Exchange exchange) {
        return Json.asObject(exchange.getMessage().getBody());
    }

    /** What the simulator received last. */
    ReceivedRequest last() {
        return simulator.requests().get(simulator.requests().size() - 1);
    }

    /** The body of what the simulator received last. */
    Map<String, Object> lastBody() {
        return body(last());
    }

    /** The bodies that the simulator received at paths with this end. */
    List<Map<String, Object>> bodies(String method, String endOfPath) {
        return simulator.requests().stream()
                .filter(request -> request.method().equals(method) && request.path().endsWith(endOfPath)).map(Bench::body)
                .toList();
    }

    private static Map<String, Object> body(ReceivedRequest request) {
        try {
            return Json.readObject(request.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The credentials of an account. */
    Map<String, Object> val(String id) {
        return simulator.account(id).orElseThrow().val();
    }

    /** Gives a user a mailbox. */
    void connectGmail(String userId) throws Exception {
        create(userId, simulator.addAuthConfig("gmail", "BEARER_TOKEN"), Map.of("token", "example-token-0001"));
    }

    /** The only account of a user. */
    Account account(String userId) {
        if (simulator.accountsOf(userId).size() != 1) {
            throw new AssertionError(userId + " has " + simulator.accountsOf(userId).size() + " accounts");
        }
        return simulator.accountsOf(userId).get(0);
    }

    @Override
    public void close() throws IOException {
        context.close();
        simulator.close();
    }
}
