package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTest {

    private final TestClock clock = new TestClock();
    private ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private String basic() {
        simulator.addAuthConfig("ac_b", "freshdesk", "BASIC");
        return api.create("ac_b", "u", "BASIC",
                "{\"status\":\"ACTIVE\",\"username\":\"old@example.com\",\"password\":\"old-pass\",\"subdomain\":\"acme\"}")
                .json().getString("id");
    }

    private Api.Reply patch(String id, String scheme, String val) {
        return api.patch("/connected_accounts/" + id,
                "{\"connection\":{\"state\":{\"authScheme\":\"" + scheme + "\",\"val\":" + val + "}}}");
    }

    @Test
    void keepsWhatIsLeftOutReplacesWhatIsGivenAndRemovesNull() {
        String id = basic();
        clock.advance(Duration.ofMinutes(5));

        Api.Reply reply = patch(id, "BASIC", "{\"password\":\"new-pass\",\"generic_id\":\"x\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().getMap()).isEqualTo(Map.of("success", true, "id", id, "status", "ACTIVE"));
        patch(id, "BASIC", "{\"generic_id\":null}");

        Account account = simulator.account(id).orElseThrow();
        assertThat(account.val()).isEqualTo(
                Map.of("username", "old@example.com", "password", "new-pass", "subdomain", "acme"));
        assertThat(account.updatedAt()).isEqualTo(Instant.parse("2026-10-01T12:05:00Z"));
        assertThat(account.createdAt()).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "BASIC | {\"subdomain\":\"other\"} | Unrecognized key(s) in object: 'subdomain'",
            "BASIC | {\"status\":\"ACTIVE\"}   | Unrecognized key(s) in object: 'status'",
            "BASIC | {\"password\":5}          | Expected string, received number",
            "OAUTH2 | {\"token\":\"t\"}        | Invalid enum value",
            "NO_AUTH | {}                      | Invalid enum value" })
    void refusesWhatCanNotBePatched(String scheme, String val, String finding) {
        String id = basic();

        Api.Reply reply = patch(id, scheme, val);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getJsonArray("errors").encode()).contains(finding);
        assertThat(simulator.account(id).orElseThrow().val()).containsEntry("password", "old-pass");
    }

    @Test
    void refusesASchemeThatIsNotTheAccounts() {
        String id = basic();

        Api.Reply reply = patch(id, "API_KEY", "{\"generic_api_key\":\"k\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getInteger("code")).isEqualTo(600);
        assertThat(simulator.account(id).orElseThrow().val()).doesNotContainKey("generic_api_key");
    }

    @Test
    void changesNothingWhenAPartIsRefused() {
        String id = basic();

        Api.Reply reply = api.patch("/connected_accounts/" + id, """
                {"alias":"work","connection":{"state":{"authScheme":"BASIC","val":{"password":"new-pass"}}},
                 "experimental":{"acl_config_for_shared":{"allow_all_users":true}}}""");

        assertThat(reply.status()).isEqualTo(400);
        Account account = simulator.account(id).orElseThrow();
        assertThat(account.alias()).isNull();
        assertThat(account.val()).containsEntry("password", "old-pass");
    }

    @Test
    void givesAndClearsAnAlias() {
        String id = basic();
        String other = api.create("ac_b", "u", "BASIC", "{\"status\":\"ACTIVE\",\"username\":\"b\"}").json().getString("id");

        api.patch("/connected_accounts/" + id, "{\"alias\":\"work\"}");
        assertThat(simulator.account(id).orElseThrow().alias()).isEqualTo("work");
        assertThat(api.patch("/connected_accounts/" + id, "{\"alias\":\"work\"}").status()).isEqualTo(200);
        assertThat(api.patch("/connected_accounts/" + other, "{\"alias\":\"work\"}").error().getInteger("code"))
                .isEqualTo(600);
        api.patch("/connected_accounts/" + id, "{\"alias\":\"\"}");
        assertThat(simulator.account(id).orElseThrow().alias()).isNull();
        assertThat(api.patch("/connected_accounts/" + other, "{\"alias\":\"work\"}").status()).isEqualTo(200);
    }

    @Test
    void leavesTheStatusUnlessToldOtherwise() {
        String id = basic();
        simulator.setStatus(id, "EXPIRED", "Max auth failures reached");
        assertThat(patch(id, "BASIC", "{\"password\":\"new-pass\"}").json().getString("status")).isEqualTo("EXPIRED");
        assertThat(simulator.account(id).orElseThrow().statusReason()).isEqualTo("Max auth failures reached");

        simulator.close();
        simulator = ComposioSimulator.builder().patchReactivates(true).start();
        api = new Api(simulator);
        String revived = basic();
        simulator.setStatus(revived, "EXPIRED", "Max auth failures reached");
        assertThat(api.patch("/connected_accounts/" + revived, "{\"alias\":\"a\"}").json().getString("status"))
                .isEqualTo("EXPIRED");
        assertThat(patch(revived, "BASIC", "{\"password\":\"new-pass\"}").json().getString("status")).isEqualTo("ACTIVE");
        assertThat(simulator.account(revived).orElseThrow().statusReason()).isNull();
    }

    @Test
    void answers404ForAnUnknownAccount() {
        Api.Reply reply = api.patch("/connected_accounts/ca_unknown000", "{}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error().getInteger("code")).isEqualTo(606);
        assertThat(reply.error().getString("slug")).isEqualTo("ConnectedAccount_ResourceNotFound");
        assertThat(reply.error().getString("message")).isEqualTo("Connected account \"ca_unknown000\" not found");
    }
}
