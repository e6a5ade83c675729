package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final String VERIFIER = "https://a.example/verify?x=1";

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).verifierUrl(VERIFIER).start();
    private final Api api = new Api(simulator);
    private JsonObject link;

    @BeforeEach
    void link() {
        simulator.addAuthConfig("ac_bearer", "github", "BEARER_TOKEN");
        link = api.post("/connected_accounts/link",
                "{\"auth_config_id\":\"ac_bearer\",\"user_id\":\"u\",\"callback_url\":\"https://a.example/cb\"}").json();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    /** Goes through the page and gives the session. */
    private String session() {
        String location = api.submit(link.getString("redirect_url"), "field.token=tok-1&action=complete")
                .header("location");
        assertThat(location).startsWith(VERIFIER + "&session_uri=session_");
        return location.substring(location.indexOf("session_uri=") + "session_uri=".length());
    }

    private Api.Reply complete(String session, String user) {
        return api.post("/connected_accounts/complete_auth",
                "{\"session_uri\":\"" + session + "\",\"user_id\":\"" + user + "\"}");
    }

    private String status() {
        return simulator.account(link.getString("connected_account_id")).orElseThrow().status();
    }

    @Test
    void isActiveOnlyWhenTheRightUserCameBack() {
        String session = session();
        assertThat(status()).isEqualTo("INITIALIZING");

        Api.Reply reply = complete(session, "u");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(new JsonObject().put("toolkit_slug", "github")
                .put("connected_account_id", link.getString("connected_account_id")));
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(simulator.accounts().get(0).val()).containsEntry("token", "tok-1");
    }

    @Test
    void failsWhenAnotherUserCameBack() {
        String session = session();

        assertThat(complete(session, "v").status()).isEqualTo(400);

        assertThat(status()).isEqualTo("FAILED");
        assertThat(complete(session, "u").status()).isEqualTo(404);
        assertThat(status()).isEqualTo("FAILED");
    }

    @Test
    void canBeToldOnceAndWithinTenMinutes() {
        String session = session();
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(complete(session, "u").status()).isEqualTo(200);
        assertThat(complete(session, "u").status()).isEqualTo(404);
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void isTooLateAfterTenMinutes() {
        String session = session();
        clock.advance(Duration.ofMinutes(10));

        assertThat(complete(session, "u").status()).isEqualTo(404);
        assertThat(status()).isEqualTo("EXPIRED");
    }

    @Test
    void closesThePageAndTellsTheSessionToNobodyElse() {
        String session = session();

        assertThat(api.submit(link.getString("redirect_url"), "field.token=tok-2&action=complete").status()).isEqualTo(410);
        assertThat(api.get("/connected_accounts").http().body()).doesNotContain(session);
    }

    @Test
    void sendsRefusalsToTheCallback() {
        assertThat(api.submit(link.getString("redirect_url"), "action=fail").header("location"))
                .startsWith("https://a.example/cb?status=failed");
    }

    @Test
    void needsAUserForEachAccount() {
        Api.Reply reply = api.post("/connected_accounts",
                "{\"auth_config\":{\"id\":\"ac_bearer\"},\"connection\":{\"state\":{\"authScheme\":\"BEARER_TOKEN\","
                                                          + "\"val\":{\"status\":\"ACTIVE\",\"token\":\"t\"}}}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getJsonArray("errors").getString(0))
                .isEqualTo("Error in payload.connection.user_id: Required");
    }

    @Test
    void isKnownOnlyToTheNewVersionAndNeedsBoth() {
        assertThat(api.post("/api/v3/connected_accounts/complete_auth", "{}").status()).isEqualTo(404);
        assertThat(api.post("/connected_accounts/complete_auth", "{\"user_id\":\"u\"}").status()).isEqualTo(400);
        assertThat(complete("session_no", "u").status()).isEqualTo(404);
    }
}
