package io.github.camelcomposio.springboot;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Masks Composio's keys and secrets in what the actuator shows of properties, however it is set up. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class ComposioActuatorAutoConfiguration {

    @Bean
    public SanitizingFunction composioSecrets(ObjectProvider<ComposioComponentConfiguration> configuration) {
        return new ComposioSecrets(configuration::getIfAvailable);
    }
}
