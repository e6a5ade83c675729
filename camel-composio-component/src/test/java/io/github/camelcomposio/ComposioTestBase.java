package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.ReceivedRequest;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context with the component, against a simulator of its own: real HTTP on loopback. */
public abstract class ComposioTestBase {

    protected static final String SENDGRID = "ac_sendgrid";
    protected static final String GITHUB = "ac_github";
    protected static final String FRESHDESK = "ac_freshdesk";

    protected ComposioSimulator simulator;
    protected DefaultCamelContext context;
    protected ComposioComponent composio;
    protected ProducerTemplate template;

    @BeforeEach
    void startContext() throws Exception {
        simulator = configure(ComposioSimulator.builder()).start();
        simulator.addAuthConfig(SENDGRID, "sendgrid", "API_KEY");
        simulator.addAuthConfig(GITHUB, "github", "BEARER_TOKEN");
        simulator.addAuthConfig(FRESHDESK, "freshdesk", "BASIC");
        context = TestContexts.newContext(Map.of("baseUrl", simulator.baseUrl(), "apiKey", simulator.apiKey(),
                "retryInitialDelay", "10", "retryMaxDelay", "100"));
        composio = context.getComponent("composio", ComposioComponent.class);
        configure(composio);
        configure(context);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopContext() throws Exception {
        if (context != null) {
            context.close();
        }
        if (simulator != null) {
            simulator.close();
        }
    }

    /** Changes the simulator before it starts. */
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder;
    }

    /** Changes the component before the context starts. */
    protected void configure(ComposioComponent component) throws Exception {
    }

    /** Adds routes and beans before the context starts. */
    protected void configure(DefaultCamelContext camel) throws Exception {
    }

    /** Sends a message and gives what came back; fails with the exchange's exception. */
    protected Exchange send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = template.request(uri, message -> {
            message.getMessage().setBody(body);
            message.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        }
        if (exchange.getException() != null) {
            throw new CamelExecutionException("failed", exchange, exchange.getException());
        }
        return exchange;
    }

    protected Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** Sends a message that is to fail, and gives the exception. */
    protected Throwable failure(String uri, Object body, Map<String, Object> headers) {
        return catchThrowable(() -> send(uri, body, headers));
    }

    /** The JSON object that a reply is. */
    @SuppressWarnings("unchecked")
    protected static Map<String, Object> reply(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }

    /** The requests that the simulator got with this method. */
    protected List<ReceivedRequest> received(String method) {
        return simulator.requests().stream().filter(request -> request.method().equals(method)).toList();
    }

    /** The JSON of the only request with this method. */
    protected Map<String, Object> onlyBody(String method) {
        List<ReceivedRequest> requests = received(method);
        if (requests.size() != 1) {
            throw new AssertionError("expected one " + method + ", got " + requests);
        }
        return json(requests.get(0).body());
    }

    protected static Map<String, Object> json(String text) {
        try {
            return Json.readStrictly(text);
        } catch (Exception e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
