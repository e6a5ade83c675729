package io.github.camelcomposio.springboot;

import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Gives the component {@code composio} the properties {@code camel.component.composio.*}. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({ "camel.component", "camel.component.composio" })
@EnableConfigurationProperties({ ComponentConfigurationProperties.class, ComposioComponentConfiguration.class })
public class ComposioComponentAutoConfiguration {

    @Lazy
    @Bean
    public ComponentCustomizer configureComposioComponent(
            Environment environment, ComposioComponentConfiguration configuration) {
        return new ComposioComponentCustomizer(environment, configuration);
    }
}
