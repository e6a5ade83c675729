package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageTest {

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void use() {
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        fire("user_1", 1);
        clock.advance(Duration.ofDays(1));
        fire("user_2", 2);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private void fire(String user, int times) {
        api.create("ac_github", user, "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"tok-000001\"}");
        String trigger = api.post("/trigger_instances/GITHUB_COMMIT_EVENT/upsert", "{\"user_id\":\"" + user
                                                                                   + "\",\"trigger_config\":{\"owner\":\"a\",\"repo\":\"b\"}}")
                .json().getString("trigger_id");
        for (int i = 0; i < times; i++) {
            simulator.fireTrigger(trigger, Map.of());
        }
    }

    private JsonObject events(String body) {
        return api.post("/project/usage/trigger_events", body).json();
    }

    @Test
    void sumsUp() {
        JsonObject entities = api.post("/project/usage/summary", "{}").json().getJsonObject("entities");

        assertThat(entities.getJsonObject("trigger_events").getMap()).containsEntry("unit", "event")
                .containsEntry("total_quantity", "3").containsEntry("event_count", 3);
        assertThat(entities.getJsonObject("tool_calls").getString("total_quantity")).isEqualTo("0");
        assertThat(api.post("/project/usage/summary", "{\"entity_types\":[\"tool_calls\"]}").json()
                .getJsonObject("entities").fieldNames()).containsExactly("tool_calls");
    }

    @Test
    void groupsOrdersAndFilters() {
        assertThat(events("{}").getJsonArray("groups")).isEmpty();
        JsonObject byUser = events("{\"group_by\":\"user_id\"}");
        assertThat(byUser.getJsonArray("groups").getJsonObject(0).getMap()).containsEntry("key", "user_2")
                .containsEntry("total_quantity", "2").containsEntry("event_count", 2);
        assertThat(events("{\"group_by\":\"user_id\",\"order_by\":\"key\",\"order_direction\":\"asc\",\"limit\":1}")
                .getJsonArray("groups").getJsonObject(0).getString("key")).isEqualTo("user_1");
        assertThat(events("{\"filters\":{\"user_id\":[\"user_1\"]}}").getInteger("event_count")).isOne();
        assertThat(api.post("/project/usage/nothing", "{}").status()).isEqualTo(400);
    }

    @Test
    void looksAtATime() {
        assertThat(events("{\"from\":" + clock.instant().minusSeconds(1).toEpochMilli() + "}").getInteger("event_count"))
                .isEqualTo(2);
        assertThat(events("{\"to\":" + clock.instant().minusSeconds(1).toEpochMilli() + "}").getInteger("event_count"))
                .isOne();
        clock.advance(Duration.ofDays(30));
        assertThat(events("{}").getInteger("event_count")).isEqualTo(2);
    }

    @Test
    void isToldToTheOrganisationToo() {
        assertThat(api.as("x-org-api-key", simulator.orgApiKey(), "POST", "/org/usage/trigger_events",
                "{\"group_by\":\"project_id\"}").json().getJsonArray("groups").getJsonObject(0).getString("key"))
                .startsWith("pr_");
        assertThat(api.as("x-org-api-key", simulator.orgApiKey(), "POST", "/org/usage/summary", "{}").status())
                .isEqualTo(200);
        assertThat(api.post("/org/usage/summary", "{}").status()).isEqualTo(401);
    }
}
