package io.github.camelcomposio.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.service.ServiceHelper;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** An instance that receives webhooks: a context with a server of its own, and what its route got. */
final class Receiver implements AutoCloseable {

    static final String PATH = "/hooks/composio";
    static final String SECRET = "whsec_a+b/c==";
    static final String ROUTE = "events";

    /** The exchanges that were routed, in the order of their start. */
    final List<Exchange> routed = new CopyOnWriteArrayList<>();
    final DefaultCamelContext context = TestContexts.newContext();
    final ComposioComponent composio = new ComposioComponent();
    private final VertxPlatformHttpServer server;

    /** Waits for as long as it takes on any machine. */
    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(5));
    }

    private Receiver() throws Exception {
        context.addComponent("composio", composio);
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        context.addService(server);
        ServiceHelper.startService(server);
    }

    /** One that nobody has told Composio of. */
    static Receiver create() throws Exception {
        Receiver receiver = new Receiver();
        receiver.composio.getConfiguration().setSecret(SECRET);
        return receiver;
    }

    /** One that can register with Composio. */
    static Receiver of(ComposioSimulator simulator) throws Exception {
        return of(simulator.baseUrl(), simulator.apiKey());
    }

    static Receiver of(String baseUrl, String apiKey) throws Exception {
        Receiver receiver = new Receiver();
        receiver.composio.getConfiguration().setBaseUrl(baseUrl);
        receiver.composio.getConfiguration().setApiKey(apiKey);
        receiver.composio.getConfiguration().setRetryInitialDelay(10);
        receiver.composio.getConfiguration().setRetryMaxDelay(100);
        return receiver;
    }

    /** Has a route, and runs. */
    Receiver start(String options, Processor work) throws Exception {
        return startRoute(options, route -> route.process(work));
    }

    Receiver startRoute(String options, Steps steps) throws Exception {
        context.addRoutes(new RouteBuilder() {

            @Override
            public void configure() throws Exception {
                steps.add(from("webhook:composio:webhooks/receive?webhookComponentName=platform-http&webhookPath=" + PATH
                               + "&" + options)
                        .routeId(ROUTE).process(routed::add));
            }
        });
        context.start();
        return this;
    }

    /** Has a route that takes every event. */
    Receiver start(String options) throws Exception {
        return start(options, exchange -> {
        });
    }

    /** Registers itself and takes what comes, with further options. */
    Receiver startRegistered(String options, Processor work) throws Exception {
        return start("webhookExternalUrl=" + origin() + options, work);
    }

    /** For instances that Composio is not told of. */
    Receiver startAlone(String options) throws Exception {
        return start("webhookAutoRegister=false" + options);
    }

    Receiver startAlone(String options, Processor work) throws Exception {
        return start("webhookAutoRegister=false" + options, work);
    }

    Receiver startRouteAlone(String options, Steps steps) throws Exception {
        return startRoute("webhookAutoRegister=false" + options, steps);
    }

    /** Where it listens. */
    String origin() {
        return "http://127.0.0.1:" + server.getPort();
    }

    String url() {
        return origin() + PATH;
    }

    /** The events that were routed. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> events() {
        return routed.stream().map(exchange -> (Map<String, Object>) exchange.getMessage().getBody(Map.class)).toList();
    }

    @Override
    public void close() {
        context.stop();
    }

    /** What a route does. */
    @FunctionalInterface
    interface Steps {
        void add(RouteDefinition route) throws Exception;
    }
}
