package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.error.ComposioConnectionTimeoutException;
import io.github.camelcomposio.simulator.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a property may hold, and what of it reaches Composio. */
class KameletValuesTest extends KameletTestBase {

    private static final String LINK = "composio-connect-link-action";

    private Object sent(String... parameters) throws Exception {
        route("direct:link", LINK, parameters);
        send("direct:link", null, Map.of(ComposioConstants.USER_ID, "user_1"));
        return bodies("POST", "/connected_accounts/link").get(0).get("alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "a b", "a+b", "100%", "a%41b", "a%26b", "a#b", "a?b=c", "a=b", "a/b:c", "ü €", "a)b", "(a)", "\"a\"", "a,b",
            "${a}" })
    void isTakenAsItIs(String value) throws Exception {
        start();
        assertThat(sent("authConfigId", "ac_github", "alias", value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "a&b=c", "https://app.example.com/connected?x=1&y=2#z", "a&b+c%41 d", "#a&b", "a)b&(", "100%&" })
    void isTakenAsItIsInRaw(String value) throws Exception {
        start();
        assertThat(sent("authConfigId", "ac_github", "alias", "RAW(" + value + ")")).isEqualTo(value);
    }

    /** Camel's own reading of a URI, before the kamelet sees anything. */
    @Test
    void isCutAtAnAmpersandOtherwise() throws Exception {
        start();
        assertThat(sent("authConfigId", "ac_github", "alias", "a&b=c")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = { "#property:my.alias", "#bean:anAlias", "RAW({{my.alias}})" })
    void mayBeSomewhereElse(String reference) throws Exception {
        property("my.alias", "a&b+c%41 d#e)f");
        main.bind("anAlias", "a&b+c%41 d#e)f");
        start();
        assertThat(sent("authConfigId", "ac_github", "alias", reference)).isEqualTo("a&b+c%41 d#e)f");
    }

    /** The end of RAW can't stand in it. */
    @Test
    void isBetterSomewhereElseWithTheEndOfRaw() throws Exception {
        property("my.alias", "a)&b=(c)");
        start();
        assertThat(sent("authConfigId", "ac_github", "alias", "#property:my.alias")).isEqualTo("a)&b=(c)");
    }

    /** Camel's short form of a reference stays text on its way through a kamelet. */
    @Test
    void isNoReferenceInTheShortForm() throws Exception {
        main.bind("anAlias", "of the bean");
        start();
        assertThat(sent("authConfigId", "ac_github", "alias", "#anAlias")).isEqualTo("#anAlias");
    }

    @Test
    void yieldsToTheMessage() throws Exception {
        start();
        route("direct:link", LINK, "authConfigId", "ac_github", "alias", "of the route", "userId", "user_of_the_route");
        send("direct:link", null, Map.of(ComposioConstants.USER_ID, "user_1", ComposioConstants.ALIAS, "of the message"));
        assertThat(bodies("POST", "/connected_accounts/link")).singleElement().satisfies(body -> assertThat(body)
                .containsEntry("alias", "of the message").containsEntry("user_id", "user_1"));
    }

    /** Camel's properties of a kamelet are for all routes with it, and are not part of a URI. */
    @Test
    void mayBeSetForAllRoutes() throws Exception {
        property("camel.kamelet." + LINK + ".alias", "a&b+c%41 d#e)f");
        property("camel.kamelet." + LINK + ".authConfigId", "ac_github");
        start();
        assertThat(sent()).isEqualTo("a&b+c%41 d#e)f");
    }

    @Test
    void isTheComponentsWhereItIsMissing() throws Exception {
        property("camel.component.composio.alias", "of the component");
        start();
        assertThat(sent("authConfigId", "ac_github")).isEqualTo("of the component");
    }

    /** A plan that is set on the component is not made a run by a kamelet's own default. */
    @Test
    void leavesAPlanAPlan() throws Exception {
        property("camel.component.composio.dry-run", "true");
        start();
        route("direct:import", "composio-import-sink", "authConfigId", "ac_sendgrid");
        send("direct:import", Map.of("user_id", "user_1", "api_key", "SG.example-key-1"));
        assertThat(simulator.accounts()).isEmpty();
    }

    /** Camel does not know which properties a kamelet has: the page warns. */
    @Test
    void isLostWhereItsNameIsWrong() throws Exception {
        start();
        route("direct:import", "composio-import-sink", "authConfigId", "ac_sendgrid", "dryrun", "true");
        send("direct:import", Map.of("user_id", "user_1", "api_key", "SG.example-key-1"));
        assertThat(simulator.accounts()).as("no plan").hasSize(1);
        route("direct:plan", "composio-import-sink", "authConfigId", "ac_sendgrid", "dry-run", "true");
        send("direct:plan", Map.of("user_id", "user_2", "api_key", "SG.example-key-2"));
        assertThat(simulator.accounts()).as("dashes are right").hasSize(1);
    }

    @Test
    void isOfItsOwnRoute() throws Exception {
        start();
        route("direct:disable", "composio-remove-user-sink", "action", "disable");
        route("direct:delete", "composio-remove-user-sink", "action", "delete");
        String disabled = sendgrid("user_1", "SG.example-key-1");
        String deleted = sendgrid("user_2", "SG.example-key-2");
        send("direct:disable", null, Map.of(ComposioConstants.USER_ID, "user_1"));
        send("direct:delete", null, Map.of(ComposioConstants.USER_ID, "user_2"));
        assertThat(simulator.account(disabled)).get().matches(Account::disabled);
        assertThat(simulator.account(deleted)).isEmpty();
    }

    /** Camel's component kamelet has an option timeout of its own, and would take it away. */
    @Test
    void waitsAsLongAsItSays() throws Exception {
        start();
        route("direct:wait", "composio-wait-for-connection-action", "waitTimeout", "100ms");
        route("direct:ensure", "composio-ensure-connected-action", "toolkit", "gmail", "onLink", "mock:link", "waitTimeout",
                "150ms");
        Map<String, Object> user = Map.of(ComposioConstants.USER_ID, "user_1");
        Object id = send("composio:connectedAccounts/link?authConfigId=ac_gmail", null, user).getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID);
        assertThatThrownBy(() -> send("direct:wait", null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id)))
                .isInstanceOf(ComposioConnectionTimeoutException.class).hasMessageContaining("after 100 ms");

        Object session = send("composio:sessions/create", null, user).getMessage().getHeader(ComposioConstants.SESSION_ID);
        assertThatThrownBy(() -> send("direct:ensure", null, Map.of(ComposioConstants.SESSION_ID, session)))
                .isInstanceOf(ComposioConnectionTimeoutException.class).hasMessageContaining("after 150 ms");
    }
}
