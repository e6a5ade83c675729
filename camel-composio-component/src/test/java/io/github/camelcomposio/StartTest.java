package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in the configuration fail when the route starts, and name the option. */
class StartTest {

    private static Throwable start(String uri) throws Exception {
        try (DefaultCamelContext context = TestContexts.newContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start").to(uri);
                }
            });
            return catchThrowable(context::start);
        }
    }

    @Test
    void startsWithAKey() throws Exception {
        assertThat(start("composio:connectedAccounts/list?apiKey=ak_1")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "baseUrl, http://backend.composio.dev", "baseUrl, https://backend.composio.dev/api/v3", "apiVersion, v4",
            "headerArguments, usrId", "proxyHost, localhost", "responseTimeout, 0", "connectTimeout, 0", "maxRetries, -1",
            "retryInitialDelay, abc" })
    void namesAWrongOption(String option, String value) throws Exception {
        assertThat(start("composio:connectedAccounts/list?apiKey=ak_1&" + option + "=" + value))
                .isNotNull().hasStackTraceContaining(option);
    }

    @ParameterizedTest
    @CsvSource({ "maxInFlight, 0", "maxConnections, -1", "requestsPerSecond, -1", "rateLimitReserve, 100" })
    void namesAWrongOptionOfTheComponent(String option, int value) throws Exception {
        ComposioComponent component = new ComposioComponent();
        component.getConfiguration().setApiKey("ak_1");
        try (DefaultCamelContext context = TestContexts.newContext()) {
            component.setCamelContext(context);
            component.init();
            component.getComponentPropertyConfigurer().configure(context, component, option, value, false);
            context.addComponent("composio", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start").to("composio:connectedAccounts/list");
                }
            });
            assertThat(catchThrowable(context::start)).isNotNull().hasStackTraceContaining(option);
        }
    }
}
