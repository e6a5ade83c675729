package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderTest {

    private static final String INLINE = """
            {"custom_connection_data":{"authScheme":"API_KEY","toolkitSlug":"sendgrid","val":{"api_key":"%s"}},
             "endpoint":"/v3/x","method":"GET"}""";

    private final ComposioSimulator simulator = ComposioSimulator.builder().keepRequests(4).start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_g", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_f", "freshdesk", "BASIC");
        simulator.addAuthConfig("ac_c", "acme", "API_KEY");
        simulator.addAuthConfig("ac_h", "hackernews", "NO_AUTH");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private String key(String user, String key) {
        return api.create("ac_a", user, "API_KEY", "{\"status\":\"ACTIVE\",\"generic_api_key\":\"" + key + "\"}").json()
                .getString("id");
    }

    private Api.Reply proxy(String account, String method, String endpoint) {
        return api.post("/tools/execute/proxy", "{\"connected_account_id\":\"" + account + "\",\"method\":\"" + method
                                                + "\",\"endpoint\":\"" + endpoint + "\"}");
    }

    private JsonObject get(String account) {
        return proxy(account, "GET", "/v3/x").json();
    }

    private String testEndpoint(String account) {
        return api.get("/connected_accounts/" + account).json().getString("test_request_endpoint");
    }

    @Test
    void refusesACredentialUntilItIsAcceptedAgain() {
        String bad = key("u1", "bad-key-0001");
        String good = key("u2", "good-key-0001");
        simulator.refuseCredential("bad-key-0001");

        Api.Reply refused = proxy(bad, "GET", "/v3/x");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.json()).isEqualTo(new JsonObject("""
                {"status":401,"data":{"error":"Unauthorized"},"headers":{"content-type":"application/json"}}"""));
        assertThat(get(good).getInteger("status")).isEqualTo(200);
        assertThat(simulator.account(bad).orElseThrow().status()).isEqualTo("ACTIVE");

        simulator.acceptCredential("bad-key-0001");
        assertThat(get(bad).getInteger("status")).isEqualTo(200);
    }

    @Test
    void refusesACredentialInAnyFieldAndFollowsItsRotation() {
        String desk = api.create("ac_f", "u", "BASIC",
                "{\"status\":\"ACTIVE\",\"subdomain\":\"acme\",\"username\":\"u\",\"password\":\"bad-pass\"}").json()
                .getString("id");
        simulator.refuseCredential("bad-pass");
        assertThat(get(desk).getInteger("status")).isEqualTo(401);

        api.patch("/connected_accounts/" + desk,
                "{\"connection\":{\"state\":{\"authScheme\":\"BASIC\",\"val\":{\"password\":\"good-pass\"}}}}");
        assertThat(get(desk).getInteger("status")).isEqualTo(200);
    }

    @Test
    void refusesACredentialThatTheRequestBringsOrASessionUses() {
        simulator.refuseCredential("bad-key-0001");
        key("u", "bad-key-0001");
        String session = api.post("/tool_router/session", "{\"user_id\":\"u\"}").json().getString("session_id");

        assertThat(api.post("/tools/execute/proxy", INLINE.formatted("bad-key-0001")).json().getInteger("status"))
                .isEqualTo(401);
        assertThat(api.post("/tools/execute/proxy", INLINE.formatted("other")).json().getInteger("status")).isEqualTo(200);
        assertThat(api.post("/tool_router/session/" + session + "/proxy_execute",
                "{\"toolkit_slug\":\"sendgrid\",\"endpoint\":\"/v3/x\",\"method\":\"GET\"}").json().getInteger("status"))
                .isEqualTo(401);
    }

    @Test
    void leavesNoFileAndNoBodyOfARefusal() {
        String account = key("u", "bad-key-0001");
        simulator.refuseCredential("bad-key-0001");

        JsonObject binary = api.post("/tools/execute/proxy", """
                {"connected_account_id":"%s","endpoint":"/v3/x","method":"GET",
                 "parameters":[{"name":"Accept","value":"application/octet-stream","type":"header"}]}"""
                .formatted(account)).json();

        assertThat(binary.getInteger("status")).isEqualTo(401);
        assertThat(binary.containsKey("binary_data")).isFalse();
        assertThat(simulator.files()).isEmpty();
        assertThat(proxy(account, "HEAD", "/v3/x").json().containsKey("data")).isFalse();
    }

    @Test
    void answersTheStatusOfAToolkitBeforeItLooksAtCredentials() {
        String account = key("u", "bad-key-0001");
        String desk = api.create("ac_f", "u", "BASIC", "{\"status\":\"ACTIVE\",\"username\":\"u\"}").json().getString("id");
        simulator.refuseCredential("bad-key-0001");
        for (int status : new int[] { 403, 429, 500 }) {
            simulator.providerStatus("sendgrid", status);
            assertThat(proxy(account, "GET", "/v3/x").status()).isEqualTo(200);
            assertThat(get(account).getInteger("status")).isEqualTo(status);
            assertThat(get(account).getJsonObject("data").getString("error")).contains(String.valueOf(status));
            assertThat(get(desk).getInteger("status")).isEqualTo(200);
        }
        simulator.acceptCredential("bad-key-0001");
        simulator.providerStatus("sendgrid", 204);
        assertThat(get(account).getInteger("status")).isEqualTo(204);
        assertThat(get(account).getJsonObject("data").getString("url")).endsWith("/v3/x");
        simulator.providerStatus("sendgrid", 0);
        assertThat(get(account).getInteger("status")).isEqualTo(200);
        assertThatThrownBy(() -> simulator.providerStatus("sendgrid", 42)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remembersTheCallsThatReachedAProvider() {
        String account = key("u", "bad-key-0001");
        simulator.refuseCredential("bad-key-0001");
        proxy(account, "POST", "/v3/x?key=canary-value");
        proxy(account, "GET", "https://evil.example.com/");
        api.post("/tools/execute/proxy", INLINE.formatted("canary-value"));

        assertThat(simulator.proxiedCalls()).containsExactly(
                new ProxiedCall(account, "POST", "/v3/x?key=canary-value", 401), new ProxiedCall(null, "GET", "/v3/x", 200));
        assertThat(simulator.proxiedCalls().toString()).contains(account, "POST", "401").doesNotContain("canary-value");
    }

    @Test
    void remembersAsManyCallsAsRequestsAndForgetsThemTogether() {
        String account = key("u", "key-0001");
        for (int i = 0; i < 6; i++) {
            proxy(account, "GET", "/" + i);
        }

        assertThat(simulator.proxiedCalls()).extracting(ProxiedCall::endpoint).containsExactly("/2", "/3", "/4", "/5");
        simulator.clearRequests();
        assertThat(simulator.proxiedCalls()).isEmpty();
        try (ComposioSimulator none = ComposioSimulator.builder().keepRequests(0).start()) {
            Api other = new Api(none);
            assertThat(other.post("/tools/execute/proxy", INLINE.formatted("k")).status()).isEqualTo(200);
            assertThat(none.proxiedCalls()).isEmpty();
        }
    }

    @Test
    void acceptsTheEndpointWithWhichAnAccountIsTested() {
        String sendgrid = key("u", "key-0001");
        String github = api.create("ac_g", "u", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"t\"}").json()
                .getString("id");
        String desk = api.create("ac_f", "u", "BASIC",
                "{\"status\":\"ACTIVE\",\"subdomain\":\"acme\",\"username\":\"u\"}").json().getString("id");

        assertThat(testEndpoint(sendgrid)).isEqualTo("https://api.sendgrid.com/v3/user/profile");
        assertThat(testEndpoint(github)).isEqualTo("https://api.github.com/user");
        assertThat(testEndpoint(desk)).isEqualTo("https://acme.freshdesk.com/api/v2/agents/me");
        for (String account : new String[] { sendgrid, github, desk }) {
            Api.Reply reply = proxy(account, "GET", testEndpoint(account));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().getInteger("status")).isEqualTo(200);
            assertThat(reply.json().getJsonObject("data").getString("url")).isEqualTo(testEndpoint(account));
        }
    }

    @Test
    void namesNoEndpointWhereTheToolkitHasNone() {
        String acme = api.create("ac_c", "u", "API_KEY", "{\"status\":\"ACTIVE\",\"generic_api_key\":\"k\"}").json()
                .getString("id");
        String open = api.create("ac_h", "u", "NO_AUTH", "{\"status\":\"ACTIVE\"}").json().getString("id");

        assertThat(api.get("/connected_accounts/" + acme).json().containsKey("test_request_endpoint")).isFalse();
        assertThat(api.get("/connected_accounts/" + open).json().containsKey("test_request_endpoint")).isFalse();
    }

    @Test
    void refusesAnEndpointWhosePlaceholderWasLeft() {
        String desk = api.create("ac_f", "u", "BASIC", "{\"status\":\"ACTIVE\",\"username\":\"u\"}").json().getString("id");

        assertThat(testEndpoint(desk)).isEqualTo("https://{{subdomain}}.freshdesk.com/api/v2/agents/me");
        assertThat(proxy(desk, "GET", testEndpoint(desk)).status()).isEqualTo(400);
        assertThat(simulator.proxiedCalls()).isEmpty();
    }
}
