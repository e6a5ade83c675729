package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final String CALLBACK = ",\"callback_url\":\"https://a.example/cb?user=1&x=%20#top\"";

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_key", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_basic", "freshdesk", "BASIC");
        simulator.addAuthConfig("ac_bearer", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_many", "zendesk", "API_KEY");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private JsonObject link(String authConfig, String more) {
        Api.Reply reply = api.post("/connected_accounts/link",
                "{\"auth_config_id\":\"" + authConfig + "\",\"user_id\":\"u\"" + more + "}");
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(201);
        return reply.json();
    }

    private Account account(JsonObject link) {
        return simulator.account(link.getString("connected_account_id")).orElseThrow();
    }

    @Test
    void givesATokenAPageAndAnAccountInTheMaking() {
        JsonObject link = link("ac_key", ",\"alias\":\"work\"");

        assertThat(link.getString("link_token")).matches("ln_[A-Za-z0-9]{12}");
        assertThat(link.getString("redirect_url"))
                .isEqualTo(simulator.baseUrl() + "/link/" + link.getString("link_token"));
        assertThat(link.getString("expires_at")).isEqualTo("2026-10-01T12:10:00.000Z");
        assertThat(link.getJsonObject("experimental").getString("account_type")).isEqualTo("PRIVATE");
        assertThat(account(link).status()).isEqualTo("INITIALIZING");
        assertThat(account(link).alias()).isEqualTo("work");
    }

    @Test
    void needsAUserAndAnAuthConfigThatIsThere() {
        assertThat(api.post("/connected_accounts/link", "{\"auth_config_id\":\"ac_key\"}").error().getJsonArray("errors")
                .getString(0)).isEqualTo("Error in payload.user_id: Required");
        assertThat(api.post("/connected_accounts/link", "{\"auth_config_id\":\"ac_key\",\"user_id\":\"\"}").status())
                .isEqualTo(400);
        assertThat(api.post("/connected_accounts/link", "{\"auth_config_id\":\"ac_no\",\"user_id\":\"u\"}").status())
                .isEqualTo(404);
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void becomesInitiatedWhenThePageIsViewed() {
        JsonObject link = link("ac_key", "");

        Api.Reply page = api.open(link.getString("redirect_url"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.http().body()).contains("Connect SendGrid", "name=\"field.generic_api_key\"", "type=\"password\"",
                "value=\"complete\"", "value=\"fail\"");
        assertThat(account(link).status()).isEqualTo("INITIATED");
    }

    @Test
    void storesWhatTheFormGivesAndReturnsToTheCallback() {
        JsonObject link = link("ac_key", CALLBACK);

        Api.Reply back = api.submit(link.getString("redirect_url"),
                "field.generic_api_key=sg%2Btyped+key%26&field.other=x&action=complete");

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("location")).isEqualTo("https://a.example/cb?user=1&x=%20&status=success"
                                                      + "&connected_account_id=" + account(link).id() + "#top");
        assertThat(account(link).status()).isEqualTo("ACTIVE");
        assertThat(account(link).val()).containsEntry("generic_api_key", "sg+typed key&").hasSize(1);
    }

    @Test
    void reportsARefusalToTheCallback() {
        JsonObject link = link("ac_bearer", ",\"callback_url\":\"https://a.example/cb\"");

        Api.Reply back = api.submit(link.getString("redirect_url"), "action=fail");

        assertThat(back.header("location"))
                .isEqualTo("https://a.example/cb?status=failed&connected_account_id=" + account(link).id());
        assertThat(account(link).status()).isEqualTo("FAILED");
        assertThat(account(link).statusReason()).isEqualTo("OAuth callback failed during token exchange");
    }

    @Test
    void closesWithAPageWhenThereIsNoCallback() {
        JsonObject link = link("ac_bearer", "");

        Api.Reply page = api.submit(link.getString("redirect_url"), "field.token=t&action=complete");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.http().body()).contains("You are connected");
        assertThat(account(link).val()).containsEntry("token", "t");
    }

    @Test
    void asksAgainForWhatIsMissing() {
        JsonObject link = link("ac_basic", "");

        Api.Reply page = api.submit(link.getString("redirect_url"), "field.username=u%40example.com&action=complete");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.http().body()).contains("Please fill in: Your Subdomain, Password");
        assertThat(account(link).status()).isEqualTo("INITIALIZING");
        assertThat(api.submit(link.getString("redirect_url"), "").status()).isEqualTo(400);
    }

    @Test
    void asksOnlyForWhatWasNotGivenBefore() {
        JsonObject link = link("ac_many", ",\"connection_data\":{\"subdomain\":\"acme\",\"generic_id\":\"a@example.com\"}");

        String page = api.open(link.getString("redirect_url")).http().body();
        assertThat(page).contains("field.generic_api_key", "field.region").doesNotContain("field.subdomain")
                .doesNotContain("field.generic_id");
        api.submit(link.getString("redirect_url"), "field.generic_api_key=k1&action=complete");

        assertThat(account(link).val()).containsEntry("subdomain", "acme").containsEntry("generic_api_key", "k1")
                .doesNotContainKey("region");
    }

    @Test
    void asksForConsentWithOAuthAlsoWhenComposioManagesIt() {
        String managed = simulator.addManagedAuthConfig("slack");
        JsonObject link = link(managed, "");

        assertThat(api.open(link.getString("redirect_url")).http().body()).contains("Allow").doesNotContain("field.");
        api.submit(link.getString("redirect_url"), "action=complete");

        assertThat(account(link).status()).isEqualTo("ACTIVE");
        assertThat(account(link).val()).containsKeys("access_token", "refresh_token", "token_type", "expires_in");
    }

    @Test
    void escapesWhatComesFromOutside() {
        simulator.addAuthConfig("ac_evil", "<script>\"'&", "API_KEY");
        JsonObject link = link("ac_evil", "");

        String page = api.open(link.getString("redirect_url")).http().body();

        assertThat(page).contains("&lt;script&gt;&quot;&#39;&amp;").doesNotContain("<script>");
    }

    @Test
    void canBeUsedOnce() {
        JsonObject link = link("ac_bearer", "");
        api.submit(link.getString("redirect_url"), "field.token=first&action=complete");

        assertThat(api.submit(link.getString("redirect_url"), "field.token=second&action=complete").status())
                .isEqualTo(410);
        assertThat(api.open(link.getString("redirect_url")).http().body()).contains("already used");
        assertThat(account(link).val()).containsEntry("token", "first");
        assertThat(api.open(simulator.baseUrl() + "/link/ln_unknown").status()).isEqualTo(404);
    }

    @Test
    void expiresAfterTenMinutes() {
        JsonObject link = link("ac_bearer", "");
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(account(link).status()).isEqualTo("INITIALIZING");
        clock.advance(Duration.ofMillis(1));

        JsonObject account = api.get("/connected_accounts/" + link.getString("connected_account_id")).json();
        assertThat(account.getString("status")).isEqualTo("EXPIRED");
        assertThat(account.getString("status_reason"))
                .isEqualTo("Connection initiation did not complete within 10 minutes");
        Api.Reply page = api.submit(link.getString("redirect_url"), "field.token=t&action=complete");
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.http().body()).contains("has expired");
        assertThat(api.get("/connected_accounts?statuses=EXPIRED").items()).hasSize(1);
    }

    @Test
    void neverExpiresWhatWasFinished() {
        JsonObject link = link("ac_bearer", "");
        simulator.completeLink(link.getString("link_token"));
        clock.advance(Duration.ofHours(1));

        assertThat(account(link).status()).isEqualTo("ACTIVE");
    }

    @Test
    void canBeFinishedByATest() {
        JsonObject done = link("ac_basic", ",\"connection_data\":{\"subdomain\":\"acme\"}");
        JsonObject refused = link("ac_key", "");

        simulator.completeLink(done.getString("link_token"));
        simulator.failLink(refused.getString("link_token"));

        assertThat(account(done).status()).isEqualTo("ACTIVE");
        assertThat(account(done).val()).containsEntry("subdomain", "acme").containsKeys("username", "password");
        assertThat(account(refused).status()).isEqualTo("FAILED");
        assertThatThrownBy(() -> simulator.completeLink(refused.getString("link_token")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> simulator.completeLink("ln_no")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewerPageTakesTheOldOnesPlace() {
        simulator.addAuthConfig("ac_oauth", "gmail", "OAUTH2");
        JsonObject link = link("ac_oauth", "");
        String id = link.getString("connected_account_id");
        String newer = api.post("/connected_accounts/" + id + "/refresh?redirect_url=https%3A%2F%2Fa.example%2Fre", "{}")
                .json().getString("redirect_url");

        assertThat(api.open(link.getString("redirect_url")).status()).isEqualTo(410);
        assertThat(api.submit(newer, "action=complete").header("location"))
                .isEqualTo("https://a.example/re?status=success&connected_account_id=" + id);
    }

    @Test
    void aDeletedAccountsPageIsClosed() {
        JsonObject link = link("ac_bearer", "");
        api.delete("/connected_accounts/" + link.getString("connected_account_id"));

        assertThat(api.submit(link.getString("redirect_url"), "field.token=t&action=complete").status()).isEqualTo(410);
        assertThat(simulator.accounts()).isEmpty();
    }
}
