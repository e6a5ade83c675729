package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).pageSize(3).start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_b", "linear", "API_KEY");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private static List<String> ids(Api.Reply reply) {
        return reply.items().stream().map(item -> ((JsonObject) item).getString("id")).toList();
    }

    @Test
    void describesAnAccountInFull() {
        String id = api.importKey("ac_a", "u");

        JsonObject item = api.get("/connected_accounts").items().getJsonObject(0);

        assertThat(item.getJsonObject("toolkit")).isEqualTo(new JsonObject("{\"slug\":\"sendgrid\"}"));
        assertThat(item.getJsonObject("auth_config").getMap()).containsEntry("id", "ac_a")
                .containsEntry("auth_scheme", "API_KEY").containsEntry("is_composio_managed", false)
                .containsEntry("is_disabled", false);
        assertThat(item.getMap()).containsEntry("id", id).containsEntry("user_id", "u").containsEntry("alias", null)
                .containsEntry("status", "ACTIVE").containsEntry("status_reason", null).containsEntry("is_disabled", false)
                .containsEntry("created_at", "2026-10-01T12:00:00.000Z")
                .containsEntry("test_request_endpoint", "https://api.sendgrid.com/v3/user/profile");
        assertThat(item.getString("word_id")).startsWith("sendgrid_");
        assertThat(item.getJsonObject("state").getString("authScheme")).isEqualTo("API_KEY");
        assertThat(item.containsKey("params")).isFalse();
        assertThat(api.get("/connected_accounts/" + id).json().containsKey("params")).isTrue();
    }

    @Test
    void combinesFiltersWithAndAndValuesWithOr() {
        String one = api.importKey("ac_a", "u1");
        String two = api.importKey("ac_a", "u2");
        String three = api.importKey("ac_b", "u1");
        api.importKey("ac_b", "u3");
        simulator.setStatus(two, "EXPIRED", "Max auth failures reached");

        assertThat(ids(api.get("/connected_accounts?user_ids=u1%2Cu2"))).containsExactlyInAnyOrder(one, two, three);
        assertThat(ids(api.get("/connected_accounts?user_ids=u1,u2&auth_config_ids=ac_a")))
                .containsExactlyInAnyOrder(one, two);
        assertThat(ids(api.get("/connected_accounts?user_ids=u1&user_ids=u2&statuses=EXPIRED"))).containsExactly(two);
        assertThat(ids(api.get("/connected_accounts?toolkit_slugs=linear&user_ids=u1"))).containsExactly(three);
        assertThat(ids(api.get("/connected_accounts?connected_account_ids=" + one + "%2C" + two + "&statuses=ACTIVE")))
                .containsExactly(one);
        assertThat(ids(api.get("/connected_accounts?user_ids=nobody"))).isEmpty();
    }

    @Test
    void matchesUsersExactly() {
        api.importKey("ac_a", "user@example.com");

        assertThat(ids(api.get("/connected_accounts?user_ids=user%40example.com"))).hasSize(1);
        assertThat(ids(api.get("/connected_accounts?user_ids=USER%40example.com"))).isEmpty();
        assertThat(ids(api.get("/connected_accounts?user_ids=user"))).isEmpty();
    }

    @Test
    void pagesWithAnOpaqueCursor() {
        List<String> made = IntStream.range(0, 8).mapToObj(i -> api.importKey("ac_a", "u" + i)).toList();
        List<String> seen = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();

        String cursor = "";
        while (cursor != null) {
            Api.Reply reply = api.get("/connected_accounts" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
            seen.addAll(ids(reply));
            pages.add(reply.json().getInteger("current_page"));
            assertThat(reply.json().getInteger("total_pages")).isEqualTo(3);
            assertThat(reply.json().getInteger("total_items")).isEqualTo(8);
            assertThat(reply.json().containsKey("next_cursor")).isTrue();
            cursor = reply.json().getString("next_cursor");
        }

        assertThat(seen).containsExactlyElementsOf(reversed(made));
        assertThat(pages).containsExactly(1, 2, 3);
        assertThat(ids(api.get("/connected_accounts?limit=5"))).hasSize(5);
    }

    private static List<String> reversed(List<String> list) {
        List<String> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }

    @Test
    void ordersByCreationOrUpdate() {
        String first = api.importKey("ac_a", "u1");
        clock.advance(Duration.ofSeconds(1));
        String second = api.importKey("ac_a", "u2");
        clock.advance(Duration.ofSeconds(1));
        simulator.setStatus(first, "EXPIRED", null);

        assertThat(ids(api.get("/connected_accounts"))).containsExactly(second, first);
        assertThat(ids(api.get("/connected_accounts?order_direction=asc"))).containsExactly(first, second);
        assertThat(ids(api.get("/connected_accounts?order_by=updated_at"))).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "limit=x", "limit=0", "limit=-1", "cursor=abc", "cursor=!!", "statuses=ACTIVE,GONE",
            "order_by=id", "order_direction=up", "account_type=MINE" })
    void refusesParametersThatMakeNoSense(String query) {
        Api.Reply reply = api.get("/connected_accounts?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getJsonArray("errors").getString(0))
                .startsWith("Error in query." + query.substring(0, query.indexOf('=')));
    }
}
