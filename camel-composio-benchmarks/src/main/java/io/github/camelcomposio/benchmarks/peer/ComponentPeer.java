package io.github.camelcomposio.benchmarks.peer;

import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * The component, in a route. A row goes in, the answer comes out; nothing looks whether there is an account already, as
 * no other peer does. Its own places in flight are the only ones.
 */
final class ComponentPeer implements Peer {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AsyncProducer route;
    private final int inFlight;

    ComponentPeer(String baseUrl, String key, int inFlight) throws Exception {
        this.inFlight = inFlight;
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setBaseUrl(baseUrl);
        composio.getConfiguration().setApiKey(key);
        composio.setMaxInFlight(inFlight);
        camel.addComponent("composio", composio);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create").to("composio:connectedAccounts/initiate?allowMultiple=true&authConfigId="
                                         + Accounts.AUTH_CONFIG);
            }
        });
        camel.start();
        route = camel.getEndpoint("direct:create").createAsyncProducer();
        route.start();
    }

    @Override
    public void create(int firstUser, int users) throws Exception {
        // one more than the component's places, so that its own are what one waits for
        Flight flight = new Flight(inFlight + 1);
        for (int user = firstUser; user < firstUser + users; user++) {
            flight.begin();
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(Accounts.row(user));
            route.process(exchange, done -> {
                if (exchange.getException() == null) {
                    Accounts.check(exchange.getMessage().getBody(Map.class));
                }
                flight.end(exchange.getException());
            });
        }
        flight.land();
    }
}
