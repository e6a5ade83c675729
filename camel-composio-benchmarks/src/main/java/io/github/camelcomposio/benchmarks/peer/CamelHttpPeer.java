package io.github.camelcomposio.benchmarks.peer;

import java.util.Map;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;

/** What one would write by hand: camel-http and a JSON data format, on 64 threads, for its producer blocks. */
final class CamelHttpPeer extends ThreadsPeer {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    CamelHttpPeer(String baseUrl, String key) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create")
                        .marshal().json(JsonLibrary.Jackson)
                        .setHeader("CamelHttpMethod", constant("POST"))
                        .setHeader("Content-Type", constant("application/json"))
                        .setHeader("Accept", constant("application/json"))
                        .setHeader("x-api-key", constant(key))
                        .to(baseUrl + Accounts.PATH + "?maxTotalConnections=64&connectionsPerRoute=64")
                        .unmarshal().json(JsonLibrary.Jackson, Map.class);
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @Override
    void create(int user) {
        Accounts.check(template.requestBody("direct:create", Accounts.json(user), Map.class));
    }
}
