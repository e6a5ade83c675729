package io.github.camelcomposio.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.TestContexts;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.boot.SpringBootCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The component's tests really run in Spring Boot. */
class SpringBootContextsTest {

    @Test
    void areApplicationsThatHaveTheOptionsAsProperties() throws Exception {
        try (DefaultCamelContext context = TestContexts.newContext(Map.of("maxInFlight", "7", "apiKey", "ak_1"))) {
            assertThat(context).isInstanceOf(SpringBootCamelContext.class);
            assertThat(context.getStatus()).isEqualTo(ServiceStatus.Stopped);
            ComposioComponent component = context.getComponent("composio", ComposioComponent.class);
            assertThat(component.getMaxInFlight()).isEqualTo(7);
            assertThat(component.getConfiguration().getApiKey()).isEqualTo("ak_1");
        }
    }

    @Test
    void endWithTheirContext() throws Exception {
        SpringBootCamelContext context = (SpringBootCamelContext) TestContexts.newContext();
        context.start();
        context.close();
        assertThat(((ConfigurableApplicationContext) context.getApplicationContext()).isActive()).isFalse();
    }
}
