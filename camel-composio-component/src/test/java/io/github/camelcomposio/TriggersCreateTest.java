package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioPermissionException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code triggers/create}: the type is looked up, and only then the trigger created or changed. */
class TriggersCreateTest extends OperationsTestBase {

    private static final String CREATE = "triggers/create?triggerSlug=GITHUB_COMMIT_EVENT";
    private static final String UPSERT = "/trigger_instances/GITHUB_COMMIT_EVENT/upsert";
    private static final Map<String, Object> CONFIG = Map.of("owner", "acme", "repo", "website");

    private String user;
    private String account;

    @BeforeEach
    void connectAUser() {
        user = newUser();
        account = send("composio:connectedAccounts/initiate?authConfigId=ac_github",
                Map.of("user_id", user, "token", "gh-1234567890")).getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        simulator.clearRequests();
    }

    private int triggers() {
        return items(call("triggers/listActive?userIds=" + user, "v3.1", null), "items").size();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void looksForTheTypeAndCreates(String version) {
        Message reply = call(CREATE, version, Map.of("userId", user, "triggerConfig", CONFIG));

        assertThat(simulator.requests()).hasSize(2);
        ReceivedRequest look = simulator.requests().get(0);
        assertRequest(look, "GET", version, "/triggers_types/GITHUB_COMMIT_EVENT");
        assertRequest(simulator.requests().get(1), "POST", version, UPSERT);
        assertThat(onlyBody("POST"))
                .isEqualTo(Map.of("user_id", user, "trigger_config", CONFIG, "toolkit_versions", "latest"));
        assertThat(names(body(reply))).containsExactly("trigger_id");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201, ComposioConstants.TRIGGER_ID,
                body(reply).get("trigger_id")));
        assertThat(triggers()).isEqualTo(1);
    }

    @Test
    void changesTheOneThatIsThere() {
        Map<String, Object> body = Map.of("connectedAccountId", account, "triggerConfig", CONFIG);
        String id = call(CREATE, "v3.1", body).getHeader(ComposioConstants.TRIGGER_ID, String.class);
        Message again = call(CREATE, "v3.1", body);
        assertThat(headers(again))
                .isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200, ComposioConstants.TRIGGER_ID, id));
        assertThat(triggers()).isEqualTo(1);
    }

    @Test
    void takesAnAccountWithoutItsUser() {
        call(CREATE, "v3.1", Map.of("connected_account_id", account, "trigger_config", CONFIG));
        assertThat(onlyBody("POST")).isEqualTo(
                Map.of("connected_account_id", account, "trigger_config", CONFIG, "toolkit_versions", "latest"));
    }

    @Test
    void looksForTheTypeInTheVersionThatIsMeant() {
        call(CREATE + "&toolkitVersions=20260601_00", "v3.1", Map.of("userId", user, "triggerConfig", CONFIG));
        assertThat(received("GET").get(0).query()).isEqualTo(Map.of("toolkit_versions", "20260601_00"));
        assertThat(onlyBody("POST")).containsEntry("toolkit_versions", "20260601_00");

        simulator.clearRequests();
        Map<String, Object> versions = Map.of("github", "20260601_00");
        call(CREATE, "v3.1", Map.of("userId", user, "triggerConfig", CONFIG, "toolkitVersions", versions));
        assertThat(received("GET").get(0).query()).isEqualTo(Map.of("toolkit_versions[github]", "20260601_00"));
        assertThat(onlyBody("POST")).containsEntry("toolkit_versions", versions);
    }

    @Test
    void refusesAVersionThatIsNull() {
        assertThat(refused("composio:" + CREATE + "&userId=u", "{\"toolkitVersions\": {\"github\": null}}"))
                .contains("toolkitVersions has a member that is null");
    }

    @Test
    void givesNoTriggerIdWhereTheAnswerHasNone() {
        simulator.fault(Fault.on("POST", UPSERT).answer(204, Map.of(), ""));
        Message reply = send("composio:" + CREATE, null,
                Map.of(ComposioConstants.USER_ID, user, ComposioConstants.TRIGGER_ID, "ti_of_an_earlier_reply")).getMessage();
        assertThat(reply.getBody()).isEqualTo(Map.of());
        assertThat(reply.getHeader(ComposioConstants.RESPONSE_CODE)).isEqualTo(204);
        assertThat(reply.getHeaders()).doesNotContainKey(ComposioConstants.TRIGGER_ID);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 404 })
    void saysThatTheTypeIsUnknownAndCreatesNothing(int status) {
        if (status == 404) {
            simulator.fault(Fault.on("GET", "/triggers_types/{slug}").answer(404));
        }
        ComposioNotFoundException failure = refusal("triggers/create?triggerSlug=GITHUB_COMIT_EVENT", "v3.1",
                Map.of("userId", user, "triggerConfig", CONFIG), ComposioNotFoundException.class);
        assertThat(failure).hasMessageContaining("no type of trigger GITHUB_COMIT_EVENT")
                .hasMessageContaining("composio:triggers/listTypes");
        assertThat(failure.getStatus()).isEqualTo(status);
        assertThat(failure.getRequestId()).isNotNull();
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void failsAsTheLookDoesWhereItFailsOtherwise() {
        simulator.fault(Fault.on("GET", "/triggers_types/{slug}").times(1).answer(403));
        refusal(CREATE, "v3.1", Map.of("userId", user), ComposioPermissionException.class);
        simulator.fault(Fault.on("GET", "/triggers_types/{slug}").answer(502));
        refusal(CREATE + "&maxRetries=0", "v3.1", Map.of("userId", user), ComposioServerException.class);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void needsAUserOrAnAccount() {
        assertThat(refused("composio:" + CREATE, Map.of("triggerConfig", CONFIG))).contains("userId")
                .contains("connectedAccountId");
        assertThat(refused("composio:triggers/create", Map.of("userId", user))).contains("argument triggerSlug is missing");
        assertThat(refused("composio:" + CREATE, Map.of("userId", user, "config", CONFIG))).contains("config")
                .contains("triggerConfig");
    }

    @Test
    void failsForAConfigThatDoesNotFitItsType() {
        ComposioInvalidRequestException failure = refusal(CREATE, "v3.1",
                Map.of("userId", user, "triggerConfig", Map.of("owner", "acme")), ComposioInvalidRequestException.class);
        assertThat(failure).hasMessageContaining("payload.trigger_config.repo");
        assertThat(triggers()).isZero();
    }

    @Test
    void failsForAUserOrAnAccountThatIsNotThere() {
        refusal(CREATE, "v3.1", Map.of("userId", "nobody", "triggerConfig", CONFIG), ComposioNotFoundException.class);
        refusal(CREATE, "v3.1", Map.of("connectedAccountId", "ca_none", "triggerConfig", CONFIG),
                ComposioNotFoundException.class);
        simulator.setStatus(account, "EXPIRED", null);
        assertThat(refusal(CREATE, "v3.1", Map.of("connectedAccountId", account, "triggerConfig", CONFIG),
                ComposioInvalidRequestException.class).getStatus()).isEqualTo(422);
    }

    @Test
    void isNotRepeatedAfterAnUnknownOutcome() {
        simulator.fault(Fault.on("POST", UPSERT).times(1).cutAfter());
        Throwable failure = failure("composio:" + CREATE, Map.of("userId", user, "triggerConfig", CONFIG), Map.of());
        assertThat(failure).isInstanceOf(ComposioTransportException.class);
        assertThat(((ComposioException) failure).isOutcomeUnknown()).isTrue();
        assertThat(received("POST")).hasSize(1);
        assertThat(triggers()).isEqualTo(1);
    }
}
