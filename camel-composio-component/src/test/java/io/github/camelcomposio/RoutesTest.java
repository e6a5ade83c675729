package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same import as a Java, XML and YAML route, and two projects in one context. */
class RoutesTest extends SharedContextTestBase {

    private static final String XML = """
            <routes xmlns="http://camel.apache.org/schema/spring">
              <route id="xml">
                <from uri="direct:xml"/>
                <to uri="composio:connectedAccounts/initiate?authConfigId=ac_sendgrid&amp;field.generic_api_key=KEY"/>
              </route>
            </routes>
            """;

    private static final String YAML_URI = """
            - route:
                id: yaml-uri
                from:
                  uri: direct:yaml-uri
                  steps:
                    - to: "composio:connectedAccounts/initiate?authConfigId=ac_sendgrid&field.generic_api_key=KEY"
            """;

    private static final String YAML_PATH = """
            - route:
                id: yaml-path
                from:
                  uri: direct:yaml-path
                  steps:
                    - to:
                        uri: composio:connectedAccounts/initiate
                        parameters:
                          authConfigId: ac_sendgrid
                          field.generic_api_key: KEY
            """;

    private static final String YAML_PARAMETERS = """
            - route:
                id: yaml-parameters
                from:
                  uri: direct:yaml-parameters
                  steps:
                    - to:
                        uri: composio
                        parameters:
                          operation: connectedAccounts/initiate
                          authConfigId: ac_sendgrid
                          field.generic_api_key: KEY
            """;

    private static final Map<String, String> SOURCES = Map.of("xml", XML, "yaml-uri", YAML_URI, "yaml-path", YAML_PATH,
            "yaml-parameters", YAML_PARAMETERS);

    private void load(String name) throws Exception {
        if (SOURCES.containsKey(name)) {
            String file = name + (name.equals("xml") ? ".xml" : ".yaml");
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, SOURCES.get(name)));
        } else {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:java").routeId("java").to(
                            "composio:connectedAccounts/initiate?authConfigId=ac_sendgrid&field.generic_api_key=KEY");
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource({ "java", "xml", "yaml-uri", "yaml-path", "yaml-parameters" })
    void importsTheSameFromEveryLanguage(String language) throws Exception {
        load(language);
        send("direct:" + language, Map.of("user_id", language, "KEY", "sg-1234567890", "other", "x"));

        assertThat(onlyBody("POST")).isEqualTo(json("""
                {"auth_config": {"id": "ac_sendgrid"}, "connection": {"user_id": "%s",
                  "state": {"authScheme": "API_KEY", "val": {"status": "ACTIVE", "generic_api_key": "sg-1234567890"}}}}
                """.formatted(language)));
        assertThat(context.getRoute(language).getServices()).isNotEmpty();
    }

    @Test
    void servesTwoProjectsWithTwoComponents() throws Exception {
        simulator.apiKey("ak_staging_0123456789");
        try {
            ComposioComponent staging = new ComposioComponent();
            staging.getConfiguration().setBaseUrl(simulator.baseUrl());
            staging.getConfiguration().setApiKey("ak_staging_0123456789");
            staging.getConfiguration().setApiVersion("v3");
            context.addComponent("composioStaging", staging);

            send("composioStaging:connectedAccounts/list", null);
            failure("composio:connectedAccounts/list", null, Map.of());
        } finally {
            simulator.apiKey(composio.getConfiguration().getApiKey());
        }
        assertThat(simulator.requests()).extracting(request -> request.headers().get("x-api-key"))
                .containsExactly("ak_staging_0123456789", composio.getConfiguration().getApiKey());
        assertThat(simulator.requests()).extracting(request -> request.path().startsWith("/api/v3/"))
                .containsExactly(true, false);
    }
}
