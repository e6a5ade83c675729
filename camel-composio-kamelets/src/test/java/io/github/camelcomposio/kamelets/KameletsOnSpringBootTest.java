package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application on Spring Boot with nothing but Camel's starter and the kamelets. */
class KameletsOnSpringBootTest {

    private static final ComposioSimulator SIMULATOR = ComposioSimulator.start();

    /** Where Composio is. */
    @SpringBootApplication
    static class Application {

        @Bean
        ComposioComponent composio() {
            ComposioComponent composio = new ComposioComponent();
            composio.getConfiguration().setBaseUrl(SIMULATOR.baseUrl());
            composio.getConfiguration().setApiKey(SIMULATOR.apiKey());
            return composio;
        }
    }

    @Test
    void findsRoutesAndKamelets() {
        SIMULATOR.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(Map.of("spring.main.banner-mode", "off"));
        try (SIMULATOR; ConfigurableApplicationContext spring = application.run()) {
            CamelContext camel = spring.getBean(CamelContext.class);
            Exchange reply = camel.createProducerTemplate().request("direct:on-spring-boot",
                    exchange -> exchange.getMessage().setBody(Map.of("user_id", "user_1", "api_key", "SG.example-key-1")));
            assertThat(reply.getException()).isNull();
            assertThat(SIMULATOR.accountsOf("user_1")).singleElement().satisfies(account -> assertThat(account.id())
                    .isEqualTo(reply.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)));

            Exchange refused = camel.createProducerTemplate().request("direct:on-spring-boot",
                    exchange -> exchange.getMessage().setBody(Map.of("user_id", "user_1", "api_key", "SG.example-key-1")));
            assertThat(refused.getMessage().getBody(String.class)).as("handled by the route")
                    .contains("connectedAccounts/initiate");
        }
    }
}
