package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on keys and ids. */
class KeyOperationsTest extends OperationsTestBase {

    private static final String LEAKED = "ak_LEAKMARKER_0123456789";

    private String projectKey() {
        String id = body(call("projects/create?name=" + newUser(), "v3.1", null)).get("id").toString();
        Map<?, ?> key = (Map<?, ?>) body(call("projects/regenerateApiKey?projectId=" + id, "v3.1", null)).get("api_key");
        simulator.clearRequests();
        return key.get("key").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void tellsWhoseTheUsersKeyIs(String version) {
        Message reply = call("auth/sessionInfo", version, null);
        assertSent("GET", version, "/auth/session/info", "x-user-api-key", simulator.userApiKey());
        assertThat(names(body(reply))).containsExactly("api_key", "org_member", "project");
        assertThat(body(reply)).containsEntry("project", null).containsEntry("api_key", null);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void revokesLeakedKeysWithoutAnyKey(String version) {
        Message reply = call("apiKeys/revoke", version, Map.of("apiKeys", List.of(LEAKED, projectKey())));

        ReceivedRequest request = assertSent("POST", "v3.1", "/api_key_revocation", null, null);
        assertThat(request.headers()).doesNotContainKey("authorization");
        assertThat(names(json(request.body()))).containsExactly("api_keys");
        assertThat((List<?>) json(request.body()).get("api_keys")).hasSize(2);
        assertThat(body(reply)).isEqualTo(Map.of("received", true));
        assertThat(reply.getHeader(ComposioConstants.RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void revokesAgainAfterAnUnknownOutcome() {
        simulator.fault(Fault.on("POST", "/api_key_revocation").times(1).cutAfter());
        call("apiKeys/revoke", "v3.1", Map.of("api_keys", List.of(LEAKED)));
        assertThat(received("POST")).hasSize(2);
    }

    @Test
    void takesKeysToRevokeFromTheBodyOnly() {
        String refusal = refused("composio:apiKeys/revoke", null, Map.of("CamelComposioApiKeys", List.of(LEAKED)));
        assertThat(refusal).endsWith("argument apiKeys is missing: give it as body field apiKeys");
        assertThat(refused("composio:apiKeys/revoke", Map.of("apiKeys", LEAKED))).contains("apiKeys").doesNotContain("LEAK");
    }

    @Test
    void doesNotQuoteKeysThatComposioRefuses() {
        Throwable failure = refusal("apiKeys/revoke", "v3.1", Map.of("apiKeys", Collections.nCopies(101, LEAKED)),
                ComposioInvalidRequestException.class);
        assertThat(failure).hasMessageContaining("api_keys");
        simulator.fault(Fault.on("POST", "/api_key_revocation").answer(400, Map.of(),
                "{\"error\":{\"message\":\"" + LEAKED + " is no key\",\"errors\":[\"" + LEAKED + "\"]}}"));
        failure = refusal("apiKeys/revoke", "v3.1", Map.of("apiKeys", List.of(LEAKED)), ComposioInvalidRequestException.class);
        assertThat(failure).hasMessageContaining("ak_L…").hasMessageNotContainingAny("LEAKMARKER");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void findsTodaysIdOfAConnectedAccount(String version) {
        String account = send("composio:connectedAccounts/initiate?authConfigId=ac_github",
                Map.of("user_id", newUser(), "token", "gh-1234567890")).getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        call("triggers/create?triggerSlug=GITHUB_COMMIT_EVENT", "v3.1",
                Map.of("connectedAccountId", account, "triggerConfig", Map.of("owner", "a", "repo", "b")));
        Map<String, Object> trigger
                = items(call("triggers/listActive?connectedAccountIds=" + account, "v3.1", null), "items").get(0);
        simulator.clearRequests();

        Message reply = call("migration/getNanoid", version,
                Map.of("uuid", trigger.get("connected_account_uuid"), "type", "CONNECTED_ACCOUNT"));

        assertThat(assertSent("GET", "v3", "/migration/get-nanoid").query())
                .isEqualTo(Map.of("uuid", trigger.get("connected_account_uuid"), "type", "CONNECTED_ACCOUNT"));
        assertThat(body(reply)).isEqualTo(Map.of("nanoid", account));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(body(call("migration/getNanoid?type=TRIGGER_INSTANCE&uuid=" + trigger.get("uuid"), version, null)))
                .isEqualTo(Map.of("nanoid", trigger.get("id")));
    }

    @Test
    void failsForAnIdThatIsNotThere() {
        refusal("migration/getNanoid?uuid=none&type=AUTH_CONFIG", "v3", null, ComposioNotFoundException.class);
        refusal("migration/getNanoid?uuid=none&type=SESSION", "v3", null, ComposioInvalidRequestException.class);
        assertThat(failure("composio:auth/sessionInfo?userApiKey=uak_wrong_0123456789", null, Map.of()))
                .isInstanceOf(ComposioAuthenticationException.class).hasMessageNotContainingAny("uak_wrong_0123456789");
    }

    @ParameterizedTest
    @CsvSource({ "migration/getNanoid?type=AUTH_CONFIG, uuid", "migration/getNanoid?uuid=u, type" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:" + operation, null)).contains("argument " + argument + " is missing");
    }
}
