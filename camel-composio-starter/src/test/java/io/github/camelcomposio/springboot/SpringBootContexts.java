package io.github.camelcomposio.springboot;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.TestContexts;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/** The component's tests run again, each in a Spring Boot application of its own that has its options as properties. */
public final class SpringBootContexts implements TestContexts {

    /** No more of Spring Boot than the starter needs, so that thousands of tests start it. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ CamelAutoConfiguration.class, ComposioComponentAutoConfiguration.class })
    static class Application {

        /** Does not tell Camel that the application runs: the tests add routes and beans, and start Camel then. */
        @Bean
        static ApplicationEventMulticaster applicationEventMulticaster() {
            return new SimpleApplicationEventMulticaster() {

                @Override
                protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
                    if (!(listener instanceof SpringCamelContext)) {
                        super.invokeListener(listener, event);
                    }
                }
            };
        }
    }

    @Override
    public DefaultCamelContext create(Map<String, String> options) {
        Map<String, Object> properties = new HashMap<>();
        options.forEach((name, value) -> properties.put(ComposioComponentCustomizer.PREFIX + "." + name, value));
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        ConfigurableApplicationContext spring = application.run();
        SpringCamelContext camel = spring.getBean(SpringCamelContext.class);
        camel.addLifecycleStrategy(new LifecycleStrategySupport() {

            @Override
            public void onContextStopped(CamelContext context) {
                spring.close();
            }
        });
        return camel;
    }
}
