package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {

    private static final String CONFIG = "\"trigger_config\":{\"owner\":\"acme\",\"repo\":\"site\"}";

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private final Api api = new Api(simulator);
    private String account;

    @BeforeEach
    void accounts() {
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_linear", "linear", "API_KEY");
        account = bearer("user_1");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private String bearer(String user) {
        return api.create("ac_github", user, "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"tok-000001\"}").json()
                .getString("id");
    }

    private Api.Reply upsert(String body) {
        return api.post("/trigger_instances/GITHUB_COMMIT_EVENT/upsert", body);
    }

    private String trigger(String ofAccount) {
        return upsert("{\"connected_account_id\":\"" + ofAccount + "\"," + CONFIG + "}").json().getString("trigger_id");
    }

    private Api.Reply manage(String id, String status) {
        return api.patch("/trigger_instances/manage/" + id, "{\"status\":\"" + status + "\"}");
    }

    private List<String> active(String query) {
        Api.Reply reply = api.get("/trigger_instances/active" + query);
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        return reply.items().stream().map(item -> ((JsonObject) item).getString("id")).toList();
    }

    @Test
    void isNewOnceAndThenTheSame() {
        Api.Reply first = upsert("{\"connected_account_id\":\"" + account + "\"," + CONFIG + "}");
        Api.Reply second = upsert("{\"connectedAuthId\":\"" + account + "\",\"user_id\":\"user_1\",\"toolkit_versions\":"
                                  + "{\"github\":\"latest\"}," + CONFIG.replace("trigger_config", "triggerConfig") + "}");
        Api.Reply other = upsert("{\"connected_account_id\":\"" + account
                                 + "\",\"trigger_config\":{\"owner\":\"acme\",\"repo\":\"shop\"}}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("trigger_id")).matches("ti_[A-Za-z0-9]{12}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(201);
        assertThat(active("")).containsExactly(other.json().getString("trigger_id"), first.json().getString("trigger_id"));
    }

    @Test
    void isEnabledByAnUpsert() {
        String id = trigger(account);
        manage(id, "disable");

        assertThat(trigger(account)).isEqualTo(id);
        assertThat(active("")).containsExactly(id);
    }

    @Test
    void takesAUsersFirstActiveAccountOfTheToolkit() {
        String later = bearer("user_1");
        simulator.setStatus(account, "EXPIRED", null);

        upsert("{\"user_id\":\"user_1\"," + CONFIG + "}");

        assertThat(active("?connected_account_ids=" + later)).hasSize(1);
        assertThat(upsert("{\"user_id\":\"user_2\"," + CONFIG + "}").status()).isEqualTo(404);
        assertThat(upsert("{" + CONFIG + "}").status()).isEqualTo(400);
    }

    @Test
    void refusesAccountsThatItCannotUse() {
        String linear = api.importKey("ac_linear", "user_1");

        assertThat(upsert("{\"connected_account_id\":\"" + linear + "\"," + CONFIG + "}").status()).isEqualTo(400);
        assertThat(upsert("{\"connected_account_id\":\"ca_no\"," + CONFIG + "}").status()).isEqualTo(404);
        simulator.setStatus(account, "EXPIRED", null);
        assertThat(upsert("{\"connected_account_id\":\"" + account + "\"," + CONFIG + "}").status()).isEqualTo(422);
    }

    @Test
    void asksForTheOwnerWithTwoFactorAuthentication() {
        String body = "{\"connected_account_id\":\"" + account + "\",\"user_id\":\"user_2\"," + CONFIG + "}";
        assertThat(upsert(body).status()).isEqualTo(201);

        api.patch("/api/v3/org/project/config", "{\"is_2FA_enabled\":true}");

        assertThat(upsert(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"owner\":\"acme\"}", "{\"owner\":\"acme\",\"repo\":1}" })
    void checksTheConfigAgainstTheTypesSchema(String config) {
        Api.Reply reply = upsert("{\"connected_account_id\":\"" + account + "\",\"trigger_config\":" + config + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getJsonArray("errors").getString(0)).startsWith("Error in payload.trigger_config.");
    }

    @Test
    void answers400ForAnUnknownType() {
        assertThat(api.post("/trigger_instances/GITHUB_NOTHING/upsert", "{\"user_id\":\"u\"}").status()).isEqualTo(400);
    }

    @Test
    void isListedWithOldAndNewNames() {
        String id = trigger(account);

        JsonObject item = api.get("/trigger_instances/active").items().getJsonObject(0);

        assertThat(item.getMap()).containsEntry("id", id).containsEntry("connected_account_id", account)
                .containsEntry("connectedAccountId", account).containsEntry("trigger_name", "GITHUB_COMMIT_EVENT")
                .containsEntry("triggerName", "GITHUB_COMMIT_EVENT").containsEntry("user_id", "user_1")
                .containsEntry("disabled_at", null).containsEntry("disabledAt", null)
                .containsEntry("updated_at", "2026-10-01T12:00:00.000Z");
        assertThat(item.getJsonObject("trigger_config")).isEqualTo(item.getJsonObject("triggerConfig"))
                .isEqualTo(new JsonObject("{\"owner\":\"acme\",\"repo\":\"site\"}"));
        assertThat(item.getString("uuid")).hasSize(36);
        assertThat(item.getJsonObject("state")).isEmpty();
        assertThat(item.getJsonObject("deprecated").getString("createdAt")).isEqualTo("2026-10-01T12:00:00.000Z");
    }

    @Test
    void isFoundByEveryFilter() {
        String mine = trigger(account);
        String other = trigger(bearer("user_2"));
        JsonObject item = api.get("/trigger_instances/active?trigger_ids=" + mine).items().getJsonObject(0);
        String config = api.get("/auth_configs/ac_github").json().getString("uuid");

        assertThat(active("?user_ids=user_1%2Cuser_3")).containsExactly(mine);
        assertThat(active("?connected_account_ids=" + account)).containsExactly(mine);
        assertThat(active("?connectedAccountIds=" + account)).containsExactly(mine);
        assertThat(active("?deprecatedConnectedAccountUuids=" + item.getString("connected_account_uuid")))
                .containsExactly(mine);
        assertThat(active("?auth_config_ids=ac_github")).containsExactly(other, mine);
        assertThat(active("?authConfigIds=ac_linear")).isEmpty();
        assertThat(active("?deprecatedAuthConfigUuids=" + config)).hasSize(2);
        assertThat(active("?triggerIds=" + other)).containsExactly(other);
        assertThat(active("?trigger_names=github_commit_event")).hasSize(2);
        assertThat(active("?triggerNames=GMAIL_NEW_GMAIL_MESSAGE")).isEmpty();
        assertThat(active("?user_ids=user_1&trigger_ids=" + other)).isEmpty();
    }

    @Test
    void isPagedWithCursorAndInTheOldVersionWithANumber() {
        String first = trigger(account);
        String second = trigger(bearer("user_2"));

        JsonObject page = api.get("/trigger_instances/active?limit=1").json();
        assertThat(page.getInteger("total_items")).isEqualTo(2);
        assertThat(active("?cursor=" + page.getString("next_cursor"))).containsExactly(first);
        assertThat(api.get("/api/v3/trigger_instances/active?limit=1&page=1").items().getJsonObject(0).getString("id"))
                .isEqualTo(second);
        assertThat(api.get("/api/v3/trigger_instances/active?limit=1&page=2").items().getJsonObject(0).getString("id"))
                .isEqualTo(first);
        assertThat(api.get("/api/v3/trigger_instances/active?page=0").status()).isEqualTo(400);
    }

    @Test
    void isSwitchedOffAndOnOnce() {
        String id = trigger(account);
        clock.advance(Duration.ofSeconds(1));

        assertThat(manage(id, "enable").status()).isEqualTo(409);
        assertThat(manage(id, "disable").json().getString("status")).isEqualTo("success");
        assertThat(manage(id, "disable").error().getString("message")).isEqualTo("Trigger instance already disabled");
        assertThat(active("")).isEmpty();
        assertThat(active("?show_disabled=true")).containsExactly(id);
        assertThat(api.get("/trigger_instances/active?showDisabled=true").items().getJsonObject(0).getString("disabled_at"))
                .isEqualTo("2026-10-01T12:00:01.000Z");
        assertThat(manage(id, "enable").status()).isEqualTo(200);
        assertThat(active("")).containsExactly(id);
        assertThat(manage(id, "pause").status()).isEqualTo(400);
        assertThat(manage("ti_no", "enable").status()).isEqualTo(404);
    }

    @Test
    void isDeletedOnce() {
        String id = trigger(account);

        assertThat(api.delete("/trigger_instances/manage/" + id).json().getString("trigger_id")).isEqualTo(id);
        assertThat(api.delete("/trigger_instances/manage/" + id).status()).isEqualTo(409);
        assertThat(manage(id, "enable").status()).isEqualTo(410);
        assertThat(api.delete("/trigger_instances/manage/ti_no").status()).isEqualTo(404);
        assertThat(active("?show_disabled=true")).isEmpty();
    }

    @Test
    void endsWithItsAccount() {
        trigger(account);
        api.delete("/connected_accounts/" + account);

        assertThat(active("?show_disabled=true")).isEmpty();
    }
}
