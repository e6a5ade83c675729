package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ApiKeyTest {

    private final ComposioSimulator simulator = ComposioSimulator.builder().apiKey("ak_from_the_environment").start();

    @Test
    @EnabledIfEnvironmentVariable(named = "COMPOSIO_API_KEY", matches = "ak_from_the_environment",
                                  disabledReason = "the build sets the variable")
    void comesFromTheEnvironmentWhereNothingElseIsSaid() {
        request("");

        assertThat(simulator.requests()).singleElement()
                .satisfies(received -> assertThat(received.headers()).containsEntry("x-api-key", "ak_from_the_environment"));
    }

    @Test
    void ofTheEndpointWinsOverTheEnvironment() {
        assertThatThrownBy(() -> request("&apiKey=ak_of_the_endpoint")).cause()
                .isInstanceOf(ComposioAuthenticationException.class);

        assertThat(simulator.requests()).singleElement()
                .satisfies(received -> assertThat(received.headers()).containsEntry("x-api-key", "ak_of_the_endpoint"));
    }

    private void request(String options) {
        try (DefaultCamelContext context = TestContexts.newContext(); ComposioSimulator running = simulator) {
            context.start();
            context.createProducerTemplate().requestBody(
                    "composio:connectedAccounts/list?baseUrl=" + running.baseUrl() + options, (Object) null);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
