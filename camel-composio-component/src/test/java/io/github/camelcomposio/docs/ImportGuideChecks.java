package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.client.Json;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/** What the blocks about importing credentials have to do, on the page about Composio's guides. */
final class ImportGuideChecks {

    private static final String ACCOUNTS = "/api/v3.1/connected_accounts";
    private static final String SESSIONS = "/api/v3.1/tool_router/session";
    private static final Map<String, Object> USER = Map.of(ComposioConstants.USER_ID, "user_123");

    private ImportGuideChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>(
                Map.ofEntries(
                        entry("guide-bodies", ImportGuideChecks::createsOfEachScheme),
                        entry("guide-update-bodies", ImportGuideChecks::updatesEachScheme),
                        entry("guide-update-wire", ImportGuideChecks::updatesAsTheCurlDoes),
                        entry("guide-curl-version", ImportGuideChecks::sendsToTheCurlsVersion)));
        for (String language : List.of("-yaml", "-java")) {
            checks.put("guide-bearer-config" + language, ImportGuideChecks::createsABearerConfig);
            checks.put("guide-import" + language, ImportGuideChecks::imports);
            checks.put("guide-update" + language, ImportGuideChecks::updates);
            checks.put("guide-session" + language, ImportGuideChecks::opensSessions);
            checks.put("guide-session-fixed" + language, ImportGuideChecks::pinsAFixedAccount);
            checks.put("guide-tools" + language, ImportGuideChecks::readsAllTools);
            checks.put("guide-mcp" + language, ImportGuideChecks::tellsAnMcpClient);
        }
        return checks;
    }

    private static Bench bench() throws Exception {
        Bench bench = new Bench();
        bench.simulator.addAuthConfig("ac_gmail_tokens", "gmail", "BEARER_TOKEN");
        return bench;
    }

    private static Bench bench(Pages.Block block) throws Exception {
        return bench().load(block, new ImportGuide());
    }

    private static void createsABearerConfig(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            Exchange reply = bench.send("direct:bearer-config", null);
            assertThat(Json.object(bench.body(reply), "auth_config")).containsEntry("auth_scheme", "BEARER_TOKEN");
            assertThat(bench.last().path()).isEqualTo("/api/v3.1/auth_configs");
            assertThat(bench.lastBody()).isEqualTo(Map.of("toolkit", Map.of("slug", "gmail"), "auth_config",
                    Map.of("type", "use_custom_auth", "authScheme", "BEARER_TOKEN")));
        }
    }

    /** What the official client sends for the same example. */
    private static Map<String, Object> create(String authConfigId, String scheme, Map<String, Object> val) {
        Map<String, Object> full = new LinkedHashMap<>(val);
        full.put("status", "ACTIVE");
        return Map.of("auth_config", Map.of("id", authConfigId), "connection",
                Map.of("user_id", "user_123", "state", Map.of("authScheme", scheme, "val", full)));
    }

    private static void createsAll(Bench bench, List<?> bodies) throws Exception {
        bench.send("direct:import-api-key", bodies.get(0));
        bench.send("direct:import-token", bodies.get(1));
        bench.send("direct:import-basic", bodies.get(2));
        assertThat(bench.simulator.accounts()).extracting("status").containsExactly("ACTIVE", "ACTIVE", "ACTIVE");
        assertThat(bench.bodies("POST", ACCOUNTS)).containsExactly(
                create("ac_sendgrid", "API_KEY", Map.of("api_key", "sg-existing-sendgrid-key")),
                create("ac_github", "BEARER_TOKEN", Map.of("token", "existing-bearer-token")),
                create("ac_freshdesk", "BASIC", Map.of("username", "user@example.com", "password", "existing-password")));
    }

    private static void imports(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            createsAll(bench, List.of(
                    Map.of("user_id", "user_123", "api_key", "sg-existing-sendgrid-key"),
                    Map.of("user_id", "user_123", "token", "existing-bearer-token"),
                    Map.of("user_id", "user_123", "username", "user@example.com", "password", "existing-password")));
        }
    }

    private static void createsOfEachScheme(Pages.Block block) throws Exception {
        try (Bench bench = bench()) {
            bench.context.addRoutes(new ImportGuide());
            createsAll(bench, block.code().lines().toList());
        }
    }

    /** Makes the accounts that an update needs; their ids by route. */
    private static Map<String, String> accounts(Bench bench) throws Exception {
        Map<String, String> ids = Map.of(
                "api-key", bench.create("user_123", "ac_sendgrid", Map.of("generic_api_key", "SG.example-key-0001")),
                "token", bench.create("user_123", "ac_github", Map.of("token", "old-access-token", "base_url", "x")),
                "basic", bench.create("user_123", "ac_freshdesk", Map.of("username", "jane", "password", "old-password")));
        bench.simulator.clearRequests();
        return ids;
    }

    private static void isUpdated(Bench bench, Map<String, String> ids) {
        assertThat(bench.val(ids.get("api-key"))).isEqualTo(Map.of("generic_api_key", "new-api-key"));
        assertThat(bench.val(ids.get("token"))).isEqualTo(Map.of("token", "new-access-token", "base_url", "x"));
        assertThat(bench.val(ids.get("basic")))
                .isEqualTo(Map.of("username", "user@example.com", "password", "new-password"));
        assertThat(bench.bodies("PATCH", "")).extracting(body -> Json.object(Json.object(body, "connection"), "state"))
                .containsExactly(
                        Map.of("authScheme", "API_KEY", "val", Map.of("generic_api_key", "new-api-key")),
                        Map.of("authScheme", "BEARER_TOKEN", "val", Map.of("token", "new-access-token")),
                        Map.of("authScheme", "BASIC", "val",
                                Map.of("username", "user@example.com", "password", "new-password")));
    }

    private static void updates(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            Map<String, String> ids = accounts(bench);
            bench.send("direct:update-api-key",
                    Map.of("connected_account_id", ids.get("api-key"), "generic_api_key", "new-api-key"));
            bench.send("direct:update-token", Map.of("connected_account_id", ids.get("token"), "token", "new-access-token"));
            bench.send("direct:update-basic", Map.of("connected_account_id", ids.get("basic"), "username",
                    "user@example.com", "password", "new-password"));
            isUpdated(bench, ids);
        }
    }

    private static void updatesEachScheme(Pages.Block block) throws Exception {
        try (Bench bench = bench()) {
            bench.context.addRoutes(new ImportGuide());
            Map<String, String> ids = accounts(bench);
            List<String> bodies = block.code().lines().toList();
            for (String route : List.of("api-key", "token", "basic")) {
                String body = bodies.get(List.of("api-key", "token", "basic").indexOf(route));
                assertThat(body).contains("ca_your_connection_id");
                bench.send("direct:update-" + route, body.replace("ca_your_connection_id", ids.get(route)));
            }
            isUpdated(bench, ids);
        }
    }

    private static void updatesAsTheCurlDoes(Pages.Block block) throws Exception {
        try (Bench bench = bench()) {
            String id = accounts(bench).get("token");
            bench.send("composio:connectedAccounts/update?apiVersion=v3", block.code(),
                    Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id));
            assertThat(bench.simulator.requests()).hasSize(1);
            assertThat(bench.last().path()).isEqualTo("/api/v3/connected_accounts/" + id);
            assertThat(bench.lastBody()).isEqualTo(Map.of("connection", Map.of("state",
                    Map.of("authScheme", "BEARER_TOKEN", "val", Map.of("token", "new-access-token")))));
            assertThat(bench.last().headers()).containsEntry("x-api-key", bench.simulator.apiKey());
        }
    }

    private static void sendsToTheCurlsVersion(Pages.Block block) throws Exception {
        assertThat(ComponentChecks.apiVersion(block.code())).isEqualTo("v3");
    }

    private static void opensSessions(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            bench.send("direct:session-of-config", null, USER);
            assertThat(bench.lastBody()).isEqualTo(Map.of("user_id", "user_123", "auth_configs",
                    Map.of("gmail", "ac_gmail_tokens"), "toolkits", Map.of("enable", List.of("gmail")),
                    "manage_connections", Map.of("enable", true)));

            String id = bench.create("user_123", "ac_gmail_tokens", Map.of("token", "existing-bearer-token"));
            bench.send("direct:session-of-account", null,
                    Map.of(ComposioConstants.USER_ID, "user_123", "account", id));
            assertThat(bench.lastBody()).isEqualTo(Map.of("user_id", "user_123", "connected_accounts",
                    Map.of("gmail", List.of(id)), "toolkits", Map.of("enable", List.of("gmail")), "manage_connections",
                    Map.of("enable", true)));
            assertThat(bench.simulator.sessions()).hasSize(2);
        }
    }

    private static void pinsAFixedAccount(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            bench.template.request("direct:session-of-fixed-account",
                    exchange -> exchange.getMessage().setHeader(ComposioConstants.USER_ID, "user_123"));
            assertThat(bench.lastBody()).containsEntry("connected_accounts",
                    Map.of("gmail", List.of("ca_your_connection_id")));
        }
    }

    private static void readsAllTools(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            MockEndpoint tool = bench.mock("direct:tool");
            bench.send("direct:tools", null, USER);
            assertThat(tool.getExchanges()).extracting(each -> bench.body(each).get("slug"))
                    .contains("COMPOSIO_SEARCH_TOOLS", "COMPOSIO_MANAGE_CONNECTIONS");
            assertThat(bench.last().path())
                    .isEqualTo(SESSIONS + "/" + bench.simulator.sessions().get(0).id() + "/tools");
            assertThat(bench.last().query()).containsEntry("limit", "500");
        }
    }

    private static void tellsAnMcpClient(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            MockEndpoint client = bench.mock("direct:mcp-client");
            bench.send("direct:mcp", null, USER);
            Map<String, Object> mcp = bench.body(client.getExchanges().get(0));
            assertThat(mcp.get("url").toString()).startsWith(bench.simulator.baseUrl());
            assertThat(mcp.get("headers")).isEqualTo(Map.of("x-api-key", bench.simulator.apiKey()));
        }
    }
}
