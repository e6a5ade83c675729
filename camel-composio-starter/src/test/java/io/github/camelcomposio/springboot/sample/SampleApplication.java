package io.github.camelcomposio.springboot.sample;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application that creates accounts and receives events. Its properties are in {@code sample.yaml}. */
@SpringBootApplication
public class SampleApplication {

    /** The events that came. */
    final List<Map<?, ?>> events = new CopyOnWriteArrayList<>();

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {

            @Override
            public void configure() {
                from("direct:onboard").to("composio:connectedAccounts/initiate");
                // tag::webhook[]
                from("webhook:composio:webhooks/receive?webhookComponentName=platform-http&webhookPath=/hooks/composio"
                     + "&webhookAutoRegister=false").process(this::keep);
                // end::webhook[]
            }

            private void keep(Exchange exchange) {
                events.add(exchange.getMessage().getBody(Map.class));
            }
        };
    }
}
