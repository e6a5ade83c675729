package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.Test;

/** Which auth config, which scheme and which field name are taken where a message leaves them open. */
class AuthConfigChoiceTest extends SharedContextTestBase {

    private static final String INITIATE = "composio:connectedAccounts/initiate";

    private final AtomicInteger toolkits = new AtomicInteger();

    /** A toolkit that no other test has. */
    private String newToolkit() {
        return "toolkit_" + toolkits.incrementAndGet();
    }

    private Map<String, Object> val(String user) {
        assertThat(simulator.accountsOf(user)).hasSize(1);
        return simulator.accountsOf(user).get(0).val();
    }

    private long lookUps(String path) {
        return received("GET").stream().filter(request -> request.path().contains(path)).count();
    }

    @Test
    void takesTheSchemeFromTheAuthConfigAndAsksOnce() {
        String config = simulator.addAuthConfig(newToolkit(), "BASIC");
        String first = newUser();
        String second = newUser();
        for (String user : List.of(first, second)) {
            send(INITIATE + "?authConfigId=" + config, Map.of("user_id", user, "username", "u", "password", "p"));
        }
        assertThat(simulator.accountsOf(second).get(0).authScheme()).isEqualTo("BASIC");
        assertThat(lookUps("/auth_configs/" + config)).isEqualTo(1);
    }

    @Test
    void doesNotAskWhereTheMessageNamesAuthConfigAndScheme() {
        send(INITIATE + "?allowMultiple=true", Map.of("user_id", newUser(), "auth_config_id", SENDGRID,
                "auth_scheme", "API_KEY", "api_key", "sg-1234567890"));
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void refusesASchemeThatNobodyKnows() {
        assertThat(refused(INITIATE + "?authConfigId=ac_sendgrid",
                Map.of("user_id", "u", "auth_scheme", "APIKEY", "api_key", "sg-1234567890")))
                .contains("unknown authScheme").contains("API_KEY").contains("BEARER_TOKEN");
    }

    @Test
    void takesTheAuthConfigThatTheEndpointNamesForTheToolkit() {
        String toolkit = newToolkit();
        simulator.addAuthConfig(toolkit, "API_KEY");
        String mapped = simulator.addAuthConfig(toolkit, "API_KEY");
        for (String spelling : List.of(toolkit, toolkit.toUpperCase(java.util.Locale.ROOT), " " + toolkit + " ")) {
            String user = newUser();
            send(INITIATE + "?authConfig." + toolkit + "=" + mapped,
                    Map.of("user_id", user, "toolkit", spelling, "api_key", "sg-1234567890"));
            assertThat(simulator.accountsOf(user)).singleElement()
                    .satisfies(account -> assertThat(account.authConfigId()).isEqualTo(mapped));
        }
        assertThat(lookUps("toolkit_slug")).isZero();
    }

    @Test
    void looksAgainAfterSomebodyCreatedTheAuthConfigThatWasMissing() {
        String toolkit = newToolkit();
        String user = newUser();
        Map<String, Object> row = Map.of("user_id", user, "toolkit", toolkit, "api_key", "sg-1234567890");
        assertThat(failure(INITIATE, row, Map.of())).hasMessageContaining("no enabled auth config");
        simulator.addAuthConfig(toolkit, "API_KEY");

        send(INITIATE, row);

        assertThat(simulator.accountsOf(user)).hasSize(1);
    }

    @Test
    void takesTheAuthConfigThatTheComponentNamesForTheToolkit() {
        String toolkit = newToolkit();
        String mapped = simulator.addAuthConfig(toolkit, "API_KEY");
        simulator.addAuthConfig(toolkit, "API_KEY");
        composio.getConfiguration().setAuthConfig(Map.of(toolkit.toUpperCase(java.util.Locale.ROOT), mapped));
        try {
            String user = newUser();
            send(INITIATE + "?alias=" + toolkit, Map.of("user_id", user, "toolkit", toolkit, "api_key", "sg-1234567890"));
            assertThat(simulator.accountsOf(user).get(0).authConfigId()).isEqualTo(mapped);
        } finally {
            composio.getConfiguration().setAuthConfig(Map.of());
        }
    }

    @Test
    void takesTheOnlyEnabledAuthConfigOfTheToolkit() {
        String toolkit = newToolkit();
        String disabled = simulator.addAuthConfig(toolkit, "API_KEY");
        send("composio:authConfigs/disable?authConfigId=" + disabled, null);
        String enabled = simulator.addAuthConfig(toolkit, "API_KEY");
        String user = newUser();

        send(INITIATE, Map.of("user_id", user, "toolkit", toolkit.toUpperCase(java.util.Locale.ROOT), "api_key", "k-12345"));

        assertThat(simulator.accountsOf(user).get(0).authConfigId()).isEqualTo(enabled);
    }

    @Test
    void takesTheOneOfTheSchemeThatTheMessageNames() {
        String toolkit = newToolkit();
        simulator.addAuthConfig(toolkit, "API_KEY");
        String basic = simulator.addAuthConfig(toolkit, "BASIC");
        String user = newUser();
        send(INITIATE, Map.of("user_id", user, "toolkit", toolkit, "auth_scheme", "basic", "username", "u", "password", "p"));
        assertThat(simulator.accountsOf(user).get(0).authConfigId()).isEqualTo(basic);
    }

    @Test
    void listsTheAuthConfigsWhereThereAreSeveral() {
        String toolkit = newToolkit();
        String one = simulator.addAuthConfig(toolkit, "API_KEY");
        String other = simulator.addAuthConfig(toolkit, "API_KEY");

        Throwable failure = failure(INITIATE, Map.of("user_id", "u", "toolkit", toolkit, "api_key", "sg-1234567890"), Map.of());

        assertThat(failure).isInstanceOf(ComposioConflictException.class).hasMessageContaining(one)
                .hasMessageContaining(other).hasMessageContaining("authConfig." + toolkit);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void saysWhereThereIsNoEnabledOne() {
        String toolkit = newToolkit();
        String config = simulator.addAuthConfig(toolkit, "API_KEY");
        send("composio:authConfigs/disable?authConfigId=" + config, null);
        assertThat(failure(INITIATE, Map.of("user_id", "u", "toolkit", toolkit, "api_key", "k-12345"), Map.of()))
                .isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining("no enabled auth config")
                .hasMessageContaining("authConfigs/create");
    }

    @Test
    void saysThatTheAuthConfigIsUnknown() {
        assertThat(failure(INITIATE + "?authConfigId=ac_none", Map.of("user_id", "u", "api_key", "sg-1234567890"), Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void findsTheAuthConfigOfALinkInTheSameWay() {
        String toolkit = newToolkit();
        String config = simulator.addAuthConfig(toolkit, "OAUTH2");
        String user = newUser();
        send("composio:connectedAccounts/link", Map.of("userId", user, "toolkit", toolkit));
        assertThat(onlyBody("POST")).isEqualTo(Map.of("auth_config_id", config, "user_id", user));
    }

    @Test
    void namesASecretAfterTheFieldsThatTheAuthConfigExpects() {
        String user = newUser();
        Fault configs = Fault.on("GET", "/auth_configs/{id}").answer(200, Map.of(), """
                {"id": "ac_crowdin", "toolkit": {"slug": "crowdin"}, "auth_scheme": "API_KEY", "status": "ENABLED",
                 "expected_input_fields": [{"name": "subdomain"}, {"name": "bearer_token", "required": true}]}""");
        simulator.fault(configs);
        simulator.addAuthConfig("ac_crowdin", "crowdin", "API_KEY");
        send(INITIATE + "?authConfigId=ac_crowdin", "cr-1234567890", Map.of(ComposioConstants.USER_ID, user));
        assertThat(val(user)).isEqualTo(Map.of("bearer_token", "cr-1234567890"));
        assertThat(lookUps("/toolkits/")).isZero();
    }

    @Test
    void namesASecretAfterTheToolkitWhereTheAuthConfigIsSilent() {
        String user = newUser();
        simulator.addAuthConfig("ac_linear", "linear", "API_KEY");
        simulator.fault(Fault.on("GET", "/auth_configs/{id}").answer(200, Map.of(),
                "{\"id\": \"ac_linear\", \"toolkit\": {\"slug\": \"linear\"}, \"auth_scheme\": \"API_KEY\"}"));

        send(INITIATE + "?authConfigId=ac_linear", "lin-1234567890", Map.of(ComposioConstants.USER_ID, user));

        assertThat(val(user)).isEqualTo(Map.of("generic_api_key", "lin-1234567890"));
        assertThat(lookUps("/toolkits/linear")).isEqualTo(1);
    }

    @Test
    void callsASecretApiKeyWhereNobodySaysItsName() {
        String user = newUser();
        String config = simulator.addAuthConfig("unnamed", "API_KEY");
        simulator.fault(Fault.on("GET", "/auth_configs/{id}").answer(200, Map.of(),
                "{\"id\": \"" + config + "\", \"toolkit\": {\"slug\": \"unnamed\"}, \"auth_scheme\": \"API_KEY\"}"));
        simulator.fault(Fault.on("GET", "/toolkits/{slug}").answer(200, Map.of(), "{\"slug\": \"unnamed\"}"));

        send(INITIATE + "?authConfigId=" + config, "un-1234567890", Map.of(ComposioConstants.USER_ID, user));
        String account = simulator.accountsOf(user).get(0).id();
        send("composio:connectedAccounts/update?connectedAccountId=" + account, "un-0987654321");

        assertThat(val(user)).isEqualTo(Map.of("api_key", "un-1234567890", "generic_api_key", "un-0987654321"));
    }

    @Test
    void refusesASecretWithoutANameWhereTheToolkitHasSeveral() {
        simulator.addAuthConfig("ac_two", "two", "API_KEY");
        simulator.fault(Fault.on("GET", "/auth_configs/{id}").answer(200, Map.of(), """
                {"id": "ac_two", "toolkit": {"slug": "two"}, "auth_scheme": "API_KEY",
                 "expected_input_fields": [{"name": "api_key"}, {"name": "bearer_token"}]}"""));
        assertThat(failure(INITIATE + "?authConfigId=ac_two", "tw-1234567890", Map.of(ComposioConstants.USER_ID, "u")))
                .hasMessageContaining("api_key, bearer_token").hasMessageNotContaining("tw-");
        assertThat(received("POST")).isEmpty();
    }
}
