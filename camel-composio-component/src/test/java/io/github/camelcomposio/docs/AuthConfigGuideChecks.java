package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.client.Json;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/** What the blocks about auth configs have to do, on the page about Composio's guides. */
final class AuthConfigGuideChecks {

    private AuthConfigGuideChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (String language : List.of("-yaml", "-java")) {
            checks.put("guide-managed" + language, AuthConfigGuideChecks::usesComposiosApp);
            checks.put("guide-custom" + language, AuthConfigGuideChecks::usesOwnCredentials);
            checks.put("guide-manage" + language, AuthConfigGuideChecks::manages);
            checks.put("guide-scopes" + language, AuthConfigGuideChecks::setsScopes);
        }
        return checks;
    }

    private static Bench bench(Pages.Block block) throws Exception {
        Bench bench = new Bench();
        bench.context.getPropertiesComponent().addInitialProperty("google.client-id", "123.apps.googleusercontent.com");
        bench.context.getPropertiesComponent().addInitialProperty("google.client-secret", "GOCSPX-example");
        bench.context.getPropertiesComponent().addInitialProperty("linear.api-key", "lin_api_example");
        return bench.load(block, new AuthConfigGuide());
    }

    private static void usesComposiosApp(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            Exchange reply = bench.send("direct:managed-config", null);
            assertThat(Json.object(bench.body(reply), "auth_config")).containsEntry("is_composio_managed", true);
            assertThat(bench.lastBody()).isEqualTo(Map.of("toolkit", Map.of("slug", "github"), "auth_config",
                    Map.of("type", "use_composio_managed_auth", "name", "GitHub")));
        }
    }

    private static void usesOwnCredentials(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            bench.send("direct:oauth-config", null);
            assertThat(bench.lastBody()).isEqualTo(Map.of("toolkit", Map.of("slug", "gmail"), "auth_config",
                    Map.of("type", "use_custom_auth", "name", "My Gmail OAuth App", "authScheme", "OAUTH2", "credentials",
                            Map.of("client_id", "123.apps.googleusercontent.com", "client_secret", "GOCSPX-example"))));
            bench.send("direct:api-key-config", null);
            assertThat(bench.lastBody()).isEqualTo(Map.of("toolkit", Map.of("slug", "linear"), "auth_config",
                    Map.of("type", "use_custom_auth", "name", "Linear API Key", "authScheme", "API_KEY", "credentials",
                            Map.of("api_key", "lin_api_example"))));
        }
    }

    private static Map<String, Object> ofConfig(String id) {
        return Map.of(ComposioConstants.AUTH_CONFIG_ID, id);
    }

    private static void manages(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            List<String> ids = List.of(bench.simulator.addAuthConfig("gmail", "OAUTH2"),
                    bench.simulator.addAuthConfig("gmail", "BEARER_TOKEN"), bench.simulator.addAuthConfig("gmail", "OAUTH2"));
            String id = ids.get(0);
            assertThat(status(bench, id)).isEqualTo("ENABLED");
            bench.send("direct:config-disable", null, ofConfig(id));
            assertThat(status(bench, id)).isEqualTo("DISABLED");

            MockEndpoint one = bench.mock("direct:config");
            bench.send("direct:configs", null);
            assertThat(one.getExchanges()).extracting(each -> bench.body(each).get("id"))
                    .containsExactlyInAnyOrderElementsOf(ids);

            bench.send("direct:config-enable", null, ofConfig(id));
            assertThat(status(bench, id)).isEqualTo("ENABLED");
            bench.send("direct:config-delete", null, ofConfig(id));
            assertThat(bench.template.request("composio:authConfigs/get?authConfigId=" + id, exchange -> {
            }).getException()).isInstanceOf(io.github.camelcomposio.error.ComposioNotFoundException.class);
        }
    }

    private static Object status(Bench bench, String id) throws Exception {
        return bench.body(bench.send("direct:config-get", null, ofConfig(id))).get("status");
    }

    private static void setsScopes(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            String custom = bench.simulator.addAuthConfig("gmail", "OAUTH2");
            Exchange changed = bench.send("direct:config-scopes", null, ofConfig(custom));
            assertThat(Json.object(bench.body(changed), "credentials"))
                    .containsEntry("scopes", "https://www.googleapis.com/auth/gmail.readonly");
            assertThat(bench.bodies("PATCH", custom)).containsExactly(Map.of("type", "custom", "credentials",
                    Map.of("scopes", "https://www.googleapis.com/auth/gmail.readonly")));

            String managed = bench.simulator.addManagedAuthConfig("github");
            bench.send("direct:managed-config-scopes", null, ofConfig(managed));
            assertThat(bench.bodies("PATCH", managed)).containsExactly(Map.of("type", "default", "scopes", "repo"));
        }
    }
}
