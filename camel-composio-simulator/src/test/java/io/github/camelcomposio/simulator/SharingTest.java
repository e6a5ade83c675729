package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharingTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply create(String experimental) {
        return api.post("/connected_accounts", """
                {"auth_config":{"id":"ac_a"},"connection":{"user_id":"u","experimental":%s,
                 "state":{"authScheme":"API_KEY","val":{"status":"ACTIVE","api_key":"key-0001"}}}}""".formatted(experimental));
    }

    @Test
    void hidesSharedAccountsUnlessAskedFor() {
        api.importKey("ac_a", "u");
        create("{\"account_type\":\"SHARED\"}");

        assertThat(api.get("/connected_accounts").items()).hasSize(1);
        assertThat(api.get("/connected_accounts?account_type=SHARED").items()).hasSize(1);
        assertThat(api.get("/connected_accounts?account_type=ALL").items()).hasSize(2);
    }

    @Test
    void changesOnlyTheRulesThatAreGiven() {
        String id = create("{\"account_type\":\"SHARED\",\"acl_config_for_shared\":{\"allowed_user_ids\":[\"a\",\"b\"]}}")
                .json().getString("id");

        api.patch("/connected_accounts/" + id,
                "{\"experimental\":{\"acl_config_for_shared\":{\"not_allowed_user_ids\":[\"c\"]}}}");
        assertThat(rules(id)).isEqualTo(new JsonObject(
                "{\"allow_all_users\":false,\"allowed_user_ids\":[\"a\",\"b\"],\"not_allowed_user_ids\":[\"c\"]}"));
        api.patch("/connected_accounts/" + id,
                "{\"experimental\":{\"acl_config_for_shared\":{\"allowed_user_ids\":[],\"allow_all_users\":true}}}");
        assertThat(rules(id)).isEqualTo(new JsonObject(
                "{\"allow_all_users\":true,\"allowed_user_ids\":[],\"not_allowed_user_ids\":[\"c\"]}"));
    }

    private JsonObject rules(String id) {
        return api.get("/connected_accounts/" + id).json().getJsonObject("experimental")
                .getJsonObject("acl_config_for_shared");
    }

    @Test
    void refusesRulesForAPrivateAccount() {
        String rules = "{\"acl_config_for_shared\":{\"allow_all_users\":true}}";

        assertThat(create(rules).error().getString("message")).contains("acl_config_for_shared is only valid on SHARED");
        String id = api.importKey("ac_a", "u");
        assertThat(api.patch("/connected_accounts/" + id, "{\"experimental\":" + rules + "}").status()).isEqualTo(400);
    }

    @Test
    void boundsTheListsOfUsers() {
        String many = new JsonArray(Collections.nCopies(1001, "u")).encode();

        assertThat(create("{\"account_type\":\"SHARED\",\"acl_config_for_shared\":{\"allowed_user_ids\":" + many + "}}")
                .status()).isEqualTo(400);
        assertThat(create("{\"account_type\":\"SHARED\",\"acl_config_for_shared\":{\"allowed_user_ids\":[\""
                          + "u".repeat(257) + "\"]}}")
                .status()).isEqualTo(400);
        assertThat(create("{\"account_type\":\"MINE\"}").status()).isEqualTo(400);
    }
}
