package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code toolkits/authorize}: a Connect Link with the auth config that is given, found or made. */
class ToolkitsAuthorizeTest extends OperationsTestBase {

    private String user;

    @BeforeEach
    void takeAUser() {
        user = newUser();
    }

    private List<String> requests() {
        return simulator.requests().stream().map(request -> request.method() + " " + request.path()).toList();
    }

    private static String[] under(String version, String... requests) {
        return List.of(requests).stream().map(request -> request.replace(" ", " /api/" + version)).toArray(String[]::new);
    }

    private Map<String, Object> linkRequest() {
        ReceivedRequest last = simulator.requests().get(simulator.requests().size() - 1);
        assertThat(last.path()).endsWith("/connected_accounts/link");
        return json(last.body());
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void usesTheFirstAuthConfigOfTheToolkit(String version) {
        String newest = simulator.addAuthConfig("notion", "API_KEY");

        Message reply = call("toolkits/authorize", version, Map.of("userId", user, "toolkit", "notion", "callbackUrl",
                "https://a.example/cb", "alias", "work-" + version));

        assertThat(requests()).containsExactly(under(version, "GET /toolkits/notion", "GET /auth_configs",
                "POST /connected_accounts/link"));
        assertThat(simulator.requests().get(1).query()).isEqualTo(Map.of("toolkit_slug", "notion"));
        assertThat(linkRequest()).isEqualTo(Map.of("auth_config_id", newest, "user_id", user, "callback_url",
                "https://a.example/cb", "alias", "work-" + version));
        assertThat(names(body(reply))).contains("connected_account_id", "expires_at", "link_token", "redirect_url");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201, ComposioConstants.CONNECTION_STATUS,
                "INITIATED", ComposioConstants.CONNECTED_ACCOUNT_ID, body(reply).get("connected_account_id"),
                ComposioConstants.REDIRECT_URL, body(reply).get("redirect_url")));
        assertThat(simulator.accountsOf(user)).singleElement()
                .satisfies(account -> assertThat(account.authConfigId()).isEqualTo(newest));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1:slack:Slack", "v3:zendesk:Zendesk" })
    void makesAnAuthConfigOnComposiosAppWhereTheToolkitHasNone(String what) {
        String version = what.split(":")[0];
        String toolkit = what.split(":")[1];

        call("toolkits/authorize", version, Map.of("userId", user, "toolkit", toolkit));

        assertThat(requests()).containsExactly(under(version, "GET /toolkits/" + toolkit, "GET /auth_configs",
                "POST /auth_configs", "POST /connected_accounts/link"));
        assertThat(json(simulator.requests().get(2).body())).isEqualTo(Map.of("toolkit", Map.of("slug", toolkit), "auth_config",
                Map.of("type", "use_composio_managed_auth", "name", what.split(":")[2] + " Auth Config")));
        String made = linkRequest().get("auth_config_id").toString();
        assertThat(made).startsWith("ac_");

        simulator.clearRequests();
        call("toolkits/authorize", version, Map.of("userId", user, "toolkit", toolkit));
        assertThat(requests()).as("the second time it is there").hasSize(3);
        assertThat(linkRequest()).containsEntry("auth_config_id", made);
    }

    @Test
    void makesOneAuthConfigHoweverManyAskAtOnce() {
        List<CompletableFuture<Object>> replies = Stream.generate(() -> template.asyncRequestBody(
                "composio:toolkits/authorize", Map.of("userId", newUser(), "toolkit", "notion"))).limit(8).toList();

        assertThat(replies).allSatisfy(reply -> assertThat(reply).succeedsWithin(20, TimeUnit.SECONDS));
        assertThat(requests()).filteredOn(request -> request.endsWith("POST /api/v3.1/auth_configs")).hasSize(1);
    }

    @Test
    void usesTheAuthConfigThatIsGivenAndLooksForNone() {
        call("toolkits/authorize", "v3.1", Map.of("userId", user, "toolkit", "sendgrid", "authConfigId", SENDGRID));
        assertSent("POST", "v3.1", "/connected_accounts/link");
        assertThat(linkRequest()).isEqualTo(Map.of("auth_config_id", SENDGRID, "user_id", user));
    }

    @Test
    void usesTheAuthConfigOfTheOptionForTheToolkit() {
        String uri = "toolkits/authorize?authConfig.sendgrid=ac_sendgrid&authConfig.github=ac_github";
        call(uri, "v3.1", Map.of("userId", user, "toolkit", "GitHub"));
        assertSent("POST", "v3.1", "/connected_accounts/link");
        assertThat(linkRequest()).containsEntry("auth_config_id", GITHUB);

        simulator.clearRequests();
        call(uri, "v3.1", Map.of("userId", user, "toolkit", "sendgrid", "authConfigId", GITHUB));
        assertThat(linkRequest()).as("the message's wins").containsEntry("auth_config_id", GITHUB);
    }

    @Test
    void goesOnWhereAnActiveAccountIsThere() {
        send("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid",
                Map.of("user_id", user, "api_key", "sg-1234567890"));
        call("toolkits/authorize", "v3.1", Map.of("userId", user, "toolkit", "sendgrid"));
        assertThat(simulator.accountsOf(user)).extracting(account -> account.status()).startsWith("ACTIVE").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void failsForAnUnknownToolkit(String version) {
        refusal("toolkits/authorize", version, Map.of("userId", user, "toolkit", "nothing"), ComposioNotFoundException.class);
        assertSent("GET", version, "/toolkits/nothing");
        assertThat(simulator.accountsOf(user)).isEmpty();
    }

    @Test
    void failsForAToolkitThatNeedsNoAccount() {
        ComposioInvalidRequestException failure = refusal("toolkits/authorize", "v3.1",
                Map.of("userId", user, "toolkit", "hackernews"), ComposioInvalidRequestException.class);
        assertThat(failure.getSlug()).isEqualTo("Auth_Config_DefaultAuthConfigNotFound");
        assertThat(failure).hasMessageContaining("hackernews");
        assertThat(simulator.accountsOf(user)).isEmpty();
    }

    @Test
    void failsForAnAuthConfigThatIsNotThere() {
        refusal("toolkits/authorize?authConfigId=ac_none", "v3.1", Map.of("userId", user, "toolkit", "gmail"),
                ComposioNotFoundException.class);
    }

    @Test
    void makesNoSecondAuthConfigAfterAnUnknownOutcome() {
        simulator.fault(Fault.on("POST", "/auth_configs").times(1).cutAfter());
        Throwable failure
                = failure("composio:toolkits/authorize", Map.of("userId", user, "toolkit", "linear"), Map.of());
        assertThat(failure).isInstanceOf(ComposioTransportException.class);
        assertThat(((ComposioException) failure).isOutcomeUnknown()).isTrue();
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void asksForTheLinkAgainWhereItGotNone() {
        simulator.fault(Fault.on("POST", "/connected_accounts/link").times(1).answer(503));
        call("toolkits/authorize?authConfigId=ac_github", "v3.1", Map.of("userId", user, "toolkit", "github"));
        assertThat(received("POST")).hasSize(2);
    }

    @Test
    void makesNothingWhereTheLookFails() {
        simulator.fault(Fault.on("GET", "/auth_configs").answer(500));
        refusal("toolkits/authorize?maxRetries=0", "v3.1", Map.of("userId", user, "toolkit", "googlebigquery"),
                ComposioServerException.class);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void sendsNothingWithoutUserOrToolkit() {
        assertThat(refused("composio:toolkits/authorize", Map.of("toolkit", "gmail"))).contains("userId is missing");
        assertThat(refused("composio:toolkits/authorize", Map.of("userId", user))).contains("toolkit is missing");
    }
}
