package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_o", "gmail", "OAUTH2");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private String oauth() {
        return api.create("ac_o", "u", "OAUTH2",
                "{\"status\":\"ACTIVE\",\"access_token\":\"ya29\",\"refresh_token\":\"1//r\"}").json().getString("id");
    }

    @Test
    void disablesAndEnables() {
        String id = api.importKey("ac_a", "u");

        assertThat(api.patch("/connected_accounts/" + id + "/status", "{\"enabled\":false}").json())
                .isEqualTo(new JsonObject("{\"success\":true}"));
        Account off = simulator.account(id).orElseThrow();
        assertThat(List.of(off.status(), off.statusReason(), off.disabled()))
                .isEqualTo(List.of("INACTIVE", "Connection status updated by user", true));

        api.patch("/connected_accounts/" + id + "/status", "{\"enabled\":true}");
        Account on = simulator.account(id).orElseThrow();
        assertThat(on.status()).isEqualTo("ACTIVE");
        assertThat(on.statusReason()).isNull();
        assertThat(on.disabled()).isFalse();
    }

    @Test
    void needsEnabledAsABoolean() {
        String id = api.importKey("ac_a", "u");

        assertThat(api.patch("/connected_accounts/" + id + "/status", "{}").error().getJsonArray("errors").getString(0))
                .isEqualTo("Error in payload.enabled: Required");
        assertThat(api.patch("/connected_accounts/" + id + "/status", "{\"enabled\":\"no\"}").status()).isEqualTo(400);
    }

    @Test
    void deletesForGood() {
        String id = api.importKey("ac_a", "u");

        assertThat(api.delete("/connected_accounts/" + id).json()).isEqualTo(new JsonObject("{\"success\":true}"));

        assertThat(api.get("/connected_accounts/" + id).status()).isEqualTo(404);
        assertThat(api.delete("/connected_accounts/" + id).status()).isEqualTo(404);
        assertThat(api.patch("/connected_accounts/" + id, "{}").status()).isEqualTo(404);
        assertThat(api.patch("/connected_accounts/" + id + "/status", "{\"enabled\":true}").status()).isEqualTo(404);
        assertThat(api.get("/connected_accounts?user_ids=u").items()).isEmpty();
        assertThat(simulator.accounts()).isEmpty();
        assertThat(simulator.account(id)).isEmpty();
    }

    @Test
    void namesAJobWhenDeletingAlsoRevokes() {
        String id = api.importKey("ac_a", "u");

        assertThat(api.delete("/connected_accounts/" + id + "?revoke_on_delete=true").json().getString("revoke_job_id"))
                .isNotBlank();
        assertThat(api.delete("/connected_accounts/x?revoke_on_delete=yes").status()).isEqualTo(400);
    }

    @Test
    void refreshStartsOAuthAgainAndLeavesAStaticAccount() {
        String oauth = oauth();
        String key = api.importKey("ac_a", "u");

        JsonObject restarted = api.post("/connected_accounts/" + oauth + "/refresh", "{}").json();
        assertThat(restarted.getString("status")).isEqualTo("INITIATED");
        assertThat(restarted.getString("redirect_url")).contains("/link/ln_");
        JsonObject still = api.post("/connected_accounts/" + key + "/refresh", null).json();
        assertThat(still.getString("status")).isEqualTo("ACTIVE");
        assertThat(still.getValue("redirect_url")).isNull();
    }

    @Test
    void revokesOnceAndOnlyWhatIsActive() {
        String id = oauth();

        JsonObject first = api.post("/connected_accounts/" + id + "/revoke", null).json();
        assertThat(first.getJsonArray("revoked_tokens")).isEqualTo(new JsonArray("[\"access_token\",\"refresh_token\"]"));
        assertThat(first.getJsonObject("connected_account").getString("status")).isEqualTo("REVOKED");
        assertThat(simulator.account(id).orElseThrow().statusReason())
                .isEqualTo("Revoked via user-initiated revoke endpoint");
        assertThat(api.post("/connected_accounts/" + id + "/revoke", null).json().getJsonArray("revoked_tokens")).isEmpty();

        String key = api.importKey("ac_a", "u");
        assertThat(api.post("/connected_accounts/" + key + "/revoke", null).json().getJsonArray("revoked_tokens"))
                .isEqualTo(new JsonArray("[\"credential\"]"));
        String off = api.importKey("ac_a", "u");
        simulator.setStatus(off, "INACTIVE", null);
        assertThat(api.post("/connected_accounts/" + off + "/revoke", null).status()).isEqualTo(409);
    }
}
