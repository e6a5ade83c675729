package io.github.camelcomposio.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** An actuator that shows all it can shows no secret of Composio's, nor does what Spring Boot prints for --debug. */
@ExtendWith(OutputCaptureExtension.class)
class ActuatorSecretsTest {

    private static final String CANARY = "canary-0123456789";
    private static final String MASK = "******";
    private static final ComposioSimulator SIMULATOR = ComposioSimulator.start();

    private static ServletWebServerApplicationContext spring;
    private static TestRestTemplate http;
    private static String started;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {

                @Override
                public void configure() {
                    from("direct:list").to("composio:connectedAccounts/list");
                }
            };
        }
    }

    @BeforeAll
    static void start(CapturedOutput output) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", "0");
        properties.put("debug", "true");
        properties.put("management.endpoints.web.exposure.include", "*");
        properties.put("management.endpoints.web.exposure.exclude", "heapdump,shutdown");
        for (String endpoint : List.of("env", "configprops", "quartz")) {
            properties.put("management.endpoint." + endpoint + ".show-values", "always");
        }
        properties.put("management.endpoint.health.show-details", "always");
        properties.put("camel.health.producers-enabled", "true");
        properties.put("camel.health.exposure-level", "full");
        properties.put("camel.main.dev-console-enabled", "true");
        properties.put("camel.component.composio.base-url", SIMULATOR.baseUrl());
        properties.put("camel.component.composio.org-api-key", "oak_" + CANARY);
        properties.put("camel.component.composio.previousSecret", "previous_" + CANARY);
        properties.put("camel.component.composio.secret", "${vault.hook}");
        properties.put("vault.hook", "whsec_" + CANARY);
        properties.put("camel.component.composio-staging.api-key", "ak_staging_" + CANARY);
        properties.put("composio.staging.apiKey", "ak_other_" + CANARY);
        properties.put("someone.command", "java -jar app.jar --camel.component.composio.secret=whsec_" + CANARY);
        Map<String, Object> environment = Map.of("COMPOSIO_ORG_API_KEY", "oak_env_" + CANARY,
                "CAMEL_COMPONENT_COMPOSIO_USERAPIKEY", "uak_" + CANARY);
        spring = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("planted", properties));
                    context.getEnvironment().getPropertySources()
                            .addFirst(new SystemEnvironmentPropertySource("planted-systemEnvironment", environment));
                })
                .run("--debug", "--camel.component.composio.api-key=ak_" + CANARY);
        started = output.getAll();
        http = new TestRestTemplate();
        // with a wrong key: what fails is shown too
        spring.getBean(ProducerTemplate.class).request("direct:list", exchange -> {
        });
    }

    @AfterAll
    static void stop() {
        spring.close();
        SIMULATOR.close();
    }

    private static String get(String path) {
        return http.getForObject("http://127.0.0.1:" + spring.getWebServer().getPort() + path, String.class);
    }

    private static JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path));
    }

    @Test
    void showsNoSecretAnywhere() throws Exception {
        Map<String, String> pages = new TreeMap<>();
        for (JsonNode link : json("/actuator").get("_links")) {
            String path = URI.create(link.get("href").textValue().replaceAll("\\{.*", "")).getPath();
            pages.put(path, String.valueOf(get(path)));
        }
        pages.put("/actuator/camel/all", get("/actuator/camel/all"));
        assertThat(pages).containsKeys("/actuator/env", "/actuator/configprops", "/actuator/conditions", "/actuator/beans",
                "/actuator/health", "/actuator/camelroutes", "/actuator/mappings", "/actuator/threaddump");
        assertThat(pages.get("/actuator/camel/all")).contains("composio", "properties");
        assertThat(pages.entrySet()).filteredOn(page -> page.getValue().contains(CANARY)).extracting(Map.Entry::getKey)
                .as("pages with a secret").isEmpty();
        assertThat(pages.get("/actuator/conditions")).contains("ComposioComponentAutoConfiguration");
    }

    @Test
    void masksPropertiesThatAreSecretsAndWhatHoldsThem() throws Exception {
        for (String property : List.of("camel.component.composio.api-key", "camel.component.composio.org-api-key",
                "camel.component.composio.previousSecret", "camel.component.composio.secret", "vault.hook",
                "camel.component.composio-staging.api-key", "composio.staging.apiKey", "someone.command",
                "COMPOSIO_ORG_API_KEY", "CAMEL_COMPONENT_COMPOSIO_USERAPIKEY")) {
            assertThat(json("/actuator/env/" + property).at("/property/value").textValue()).as(property).isEqualTo(MASK);
        }
    }

    @Test
    void showsWhatIsNoSecret() throws Exception {
        assertThat(json("/actuator/env/camel.component.composio.base-url").at("/property/value").textValue())
                .isEqualTo(SIMULATOR.baseUrl());
        JsonNode properties = json("/actuator/configprops/camel.component.composio").findValue("properties");
        assertThat(properties.get("baseUrl").textValue()).isEqualTo(SIMULATOR.baseUrl());
        assertThat(properties.has("apiKey")).isFalse();
    }

    @Test
    void printsNoSecretForDebug() {
        assertThat(started).contains("CONDITIONS EVALUATION REPORT", "ComposioComponentAutoConfiguration matched")
                .doesNotContain(CANARY);
    }
}
