package io.github.camelcomposio.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Two projects in an application: the properties are one's, the other is a bean. */
class TwoProjectsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        // tag::two-projects[]
        @Bean
        ComposioComponent composioStaging(Environment environment) {
            ComposioComponent staging = new ComposioComponent();
            staging.getConfiguration().setApiKey(environment.getRequiredProperty("composio.staging.api-key"));
            staging.getConfiguration().setBaseUrl(environment.getProperty("composio.staging.base-url"));
            return staging;
        }
        // end::two-projects[]
    }

    @Test
    void eachHasItsOwnKey() {
        try (ComposioSimulator production = ComposioSimulator.start();
             ComposioSimulator staging = ComposioSimulator.builder().apiKey("ak_staging_0123456789").start();
             ConfigurableApplicationContext spring = new SpringApplicationBuilder(Application.class)
                     .web(WebApplicationType.NONE).properties(Map.of(
                             "camel.component.composio.base-url", production.baseUrl(),
                             "camel.component.composio.api-key", production.apiKey(),
                             "composio.staging.base-url", staging.baseUrl(),
                             "composio.staging.api-key", staging.apiKey()))
                     .run()) {
            ProducerTemplate camel = spring.getBean(ProducerTemplate.class);
            camel.requestBody("composio:connectedAccounts/list", "");
            camel.requestBody("composioStaging:connectedAccounts/list", "");
            for (ComposioSimulator each : new ComposioSimulator[] { production, staging }) {
                assertThat(each.requests()).singleElement()
                        .satisfies(request -> assertThat(request.headers()).containsEntry("x-api-key", each.apiKey()));
            }
        }
    }
}
