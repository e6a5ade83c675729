package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioConnectionTimeoutException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an argument comes from: header, else body, else endpoint option. */
class ArgumentsTest extends SharedContextTestBase {

    private static final String LIST = "composio:connectedAccounts/list";
    private static final String INITIATE = "composio:connectedAccounts/initiate?authConfigId=ac_sendgrid";

    private Map<String, String> onlyQuery() {
        assertThat(simulator.requests()).hasSize(1);
        return simulator.requests().get(0).query();
    }

    @Test
    void takesAScalarFromTheOptionWhereNobodyElseGivesIt() {
        send(LIST + "?orderBy=created_at", null);
        assertThat(onlyQuery()).containsEntry("order_by", "created_at");
    }

    @Test
    void takesAScalarFromTheBodyRatherThanFromTheOption() {
        send(LIST + "?orderBy=created_at&limit=1", Map.of("orderBy", "updated_at", "limit", 2));
        assertThat(onlyQuery()).containsEntry("order_by", "updated_at").containsEntry("limit", "2");
    }

    @Test
    void takesAScalarFromTheHeaderRatherThanFromTheBody() {
        send(LIST + "?limit=1", Map.of("limit", 2), Map.of(ComposioConstants.LIMIT, "3"));
        assertThat(onlyQuery()).containsEntry("limit", "3");
    }

    @Test
    void takesAListFromHeaderThenBodyThenOption() {
        send(LIST + "?userIds=a,b", null);
        send(LIST + "?userIds=a,b", Map.of("userIds", List.of("c", "d")));
        send(LIST + "?userIds=a,b", Map.of("user_ids", "c, d"), Map.of(ComposioConstants.USER_IDS, List.of("e", "f")));
        send(LIST + "?userIds=a,b", null, Map.of(ComposioConstants.USER_IDS, new String[] { "g", "h" }));

        assertThat(simulator.requests()).extracting(request -> request.query().get("user_ids"))
                .containsExactly("a,b", "c,d", "e,f", "g,h");
    }

    @Test
    void readsABodyInCamelCaseAndInSnakeCase() {
        send(LIST, Map.of("orderDirection", "asc", "account_type", "ALL"));
        assertThat(onlyQuery()).containsEntry("order_direction", "asc").containsEntry("account_type", "ALL");
    }

    @Test
    void acceptsBothSpellingsWithTheSameValue() {
        send(LIST, Map.of("orderBy", "updated_at", "order_by", "updated_at"));
        assertThat(onlyQuery()).containsEntry("order_by", "updated_at");
    }

    @Test
    void refusesBothSpellingsWithDifferentValues() {
        assertThat(refused(LIST, Map.of("orderBy", "updated_at", "order_by", "created_at")))
                .contains("orderBy", "order_by", "different values");
        assertThat(refused(INITIATE, Map.of("userId", "one", "user_id", "other", "api_key", "sg-1234567890")))
                .contains("userId", "different values").doesNotContain("sg-");
    }

    @Test
    void namesTheThreePlacesOfAMissingArgument() {
        assertThat(refused("composio:connectedAccounts/get", null))
                .contains("connectedAccountId is missing")
                .contains("header CamelComposioConnectedAccountId")
                .contains("body field connectedAccountId")
                .contains("endpoint option connectedAccountId");
        assertThat(refused(INITIATE, Map.of("api_key", "sg-1234567890")))
                .contains("header CamelComposioUserId").doesNotContain("sg-");
    }

    @Test
    void namesEveryWayToGiveAMissingAuthConfig() {
        assertThat(refused("composio:connectedAccounts/initiate", Map.of("user_id", "u", "api_key", "sg-1234567890")))
                .contains("CamelComposioAuthConfigId", "endpoint option authConfigId", "toolkit", "authConfig.<toolkit>");
    }

    @ParameterizedTest
    @CsvSource({
            "composio:connectedAccounts/initiate?authConfigId=ac_sendgrid, userId, CamelComposioUserId",
            "composio:connectedAccounts/initiate?userId=u, authConfigId, CamelComposioAuthConfigId",
            "composio:connectedAccounts/link?authConfigId=ac_sendgrid, userId, CamelComposioUserId",
            "composio:connectedAccounts/update, connectedAccountId, CamelComposioConnectedAccountId",
            "composio:connectedAccounts/get, connectedAccountId, CamelComposioConnectedAccountId",
            "composio:connectedAccounts/delete, connectedAccountId, CamelComposioConnectedAccountId",
            "composio:authConfigs/get, authConfigId, CamelComposioAuthConfigId" })
    void refusesAnIdentityThatDiffersBetweenHeaderAndBody(String uri, String argument, String header) {
        assertThat(refused(uri, Map.of(argument, "one"), Map.of(header, "other")))
                .contains(header).contains(argument).contains("different ones");
    }

    @Test
    void acceptsAnIdentityThatIsTheSameInHeaderAndBody() {
        String user = newUser();
        send(INITIATE, Map.of("user_id", user, "auth_config_id", SENDGRID, "api_key", "sg-1234567890"),
                Map.of(ComposioConstants.USER_ID, user, ComposioConstants.AUTH_CONFIG_ID, SENDGRID));
        String id = simulator.accountsOf(user).get(0).id();

        send("composio:connectedAccounts/get", Map.of("connected_account_id", id),
                Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id));

        assertThat(received("GET")).last().satisfies(get -> assertThat(get.path()).endsWith("/" + id));
    }

    @Test
    void takesNumbersForIdentities() {
        String user = "4711";
        send(INITIATE, Map.of("user_id", 4711, "api_key", "sg-1234567890"), Map.of(ComposioConstants.USER_ID, 4711L));
        assertThat(simulator.accountsOf(user)).hasSize(1);
    }

    @Test
    void takesAllowMultipleFromTheEndpointOnly() {
        String user = newUser();
        Map<String, Object> row = Map.of("user_id", user, "api_key", "sg-1234567890");
        send(INITIATE, row);

        assertThat(failure(INITIATE, row, Map.of("CamelComposioAllowMultiple", true)))
                .isInstanceOf(ComposioConflictException.class);
        assertThat(failure(INITIATE, Map.of("user_id", user, "api_key", "sg-1234567890", "allow_multiple", true), Map.of()))
                .isInstanceOf(RuntimeException.class);
        assertThat(failure("composio:connectedAccounts/link?authConfigId=ac_sendgrid",
                Map.of("userId", user, "allowMultiple", true), Map.of())).isInstanceOf(RuntimeException.class);
        assertThat(simulator.accountsOf(user)).hasSize(1);

        send(INITIATE + "&allowMultiple=true", row);
        assertThat(simulator.accountsOf(user)).hasSize(2);
    }

    @Test
    void takesFetchAllFromTheEndpointOnly() {
        Exchange reply = send(LIST, Map.of("fetchAll", true, "fetch_all", "true"), Map.of("CamelComposioFetchAll", true));
        assertThat(reply.getMessage().getBody()).isInstanceOf(Map.class);
    }

    @Test
    void readsHeadersThatAreListedOnly() {
        Map<String, Object> headers = Map.of(ComposioConstants.LIMIT, 3, ComposioConstants.ORDER_BY, "updated_at");

        send(LIST + "?headerArguments=*", null, headers);
        send(LIST + "?headerArguments=limit, cursor", null, headers);
        send(LIST + "?headerArguments=none", null, headers);

        assertThat(simulator.requests()).extracting(request -> request.query()).containsExactly(
                Map.of("limit", "3", "order_by", "updated_at"), Map.of("limit", "3"), Map.of());
    }

    @Test
    void doesNotCompareIdentitiesWithHeadersThatMustNotBeRead() {
        String user = newUser();
        send(INITIATE + "&headerArguments=none", Map.of("user_id", user, "api_key", "sg-1234567890"),
                Map.of(ComposioConstants.USER_ID, "somebody"));
        assertThat(simulator.accountsOf(user)).hasSize(1);
    }

    @Test
    void refusesHeaderArgumentsThatAreNoArgument() {
        assertThat(catchThrowable(() -> send(LIST + "?headerArguments=limit,cusror", null)))
                .hasStackTraceContaining("headerArguments").hasStackTraceContaining("cusror");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  " })
    void takesABlankHeaderForAbsent(String blank) {
        send(LIST + "?limit=1", Map.of("order_by", "updated_at"),
                Map.of(ComposioConstants.LIMIT, blank, ComposioConstants.ORDER_BY, blank));
        assertThat(onlyQuery()).containsEntry("limit", "1").containsEntry("order_by", "updated_at");
    }

    @Test
    void namesTheArgumentAndTheTypeOfAWrongValueInAHeaderOrABody() {
        assertThat(refused(LIST, null, Map.of(ComposioConstants.LIMIT, "abc")))
                .contains("header CamelComposioLimit must be a whole number").doesNotContain("abc");
        assertThat(refused(LIST, Map.of("limit", "1.5"))).contains("body field limit must be a whole number");
        assertThat(refused("composio:connectedAccounts/updateStatus?connectedAccountId=ca_1", Map.of("enabled", "maybe")))
                .contains("body field enabled must be true or false");
        assertThat(refused("composio:connectedAccounts/get", null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, List.of())))
                .contains("header CamelComposioConnectedAccountId must be text");
        assertThat(refused("composio:connectedAccounts/waitForConnection?connectedAccountId=ca_1", null,
                Map.of(ComposioConstants.TIMEOUT, "abc"))).contains("header CamelComposioTimeout is no duration");
        assertThat(refused("composio:connectedAccounts/waitForConnection?connectedAccountId=ca_1", Map.of("timeout", "-1")))
                .contains("body field timeout is no duration");
    }

    @ParameterizedTest
    @CsvSource({
            "connectedAccounts/list?limit=abc, limit",
            "connectedAccounts/updateStatus?connectedAccountId=ca_1&enabled=maybe, enabled",
            "connectedAccounts/waitForConnection?connectedAccountId=ca_1&timeout=abc, timeout",
            "connectedAccounts/waitForConnection?connectedAccountId=ca_1&pollInterval=1x, pollInterval",
            "connectedAccounts/list?responseTimeout=abc, responseTimeout",
            "connectedAccounts/list?fetchAll=maybe, fetchAll",
            "connectedAccounts/list?maxRetries=two, maxRetries" })
    void namesTheOptionOfAWrongValueInAUri(String uri, String option) {
        assertThatThrownBy(() -> send("composio:" + uri, null))
                .isInstanceOf(ResolveEndpointFailedException.class).hasStackTraceContaining(option);
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "1500, 1500", "10s, 10000", "1h30m, 5400000", "PT10S, 10000", "250ms, 250", "2m, 120000" })
    void readsTheUsualFormsOfDurations(String text, long millis) throws Exception {
        ComposioEndpoint endpoint = context.getEndpoint(LIST + "?responseTimeout=" + text, ComposioEndpoint.class);
        assertThat(endpoint.getConfiguration().getResponseTimeout()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = { "20", "20ms", "PT0.02S" })
    void readsTheUsualFormsOfDurationsInAHeader(String text) {
        send("composio:connectedAccounts/link", Map.of("userId", "waiting_" + text, "authConfigId", SENDGRID));
        String id = simulator.accountsOf("waiting_" + text).get(0).id();

        assertThat(failure("composio:connectedAccounts/waitForConnection?pollInterval=5", null,
                Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id, ComposioConstants.TIMEOUT, text)))
                .isInstanceOf(ComposioConnectionTimeoutException.class).hasMessageContaining("after 20 ms");
    }

    @Test
    void refusesAUserWithACommaWhereALookUpIsNeeded() {
        Map<String, Object> row = Map.of("user_id", "smith,john", "api_key", "sg-1234567890");

        assertThat(refused(INITIATE, row)).contains("comma").contains("allowMultiple=true");
        assertThat(refused("composio:connectedAccounts/link?authConfigId=ac_sendgrid", Map.of("userId", "smith,john")))
                .contains("comma");

        send(INITIATE + "&allowMultiple=true", row);
        assertThat(simulator.accountsOf("smith,john")).hasSize(1);
        assertThat(received("GET")).noneMatch(request -> request.path().endsWith("/connected_accounts"));
    }

    @Test
    void refusesAListItemWithACommaThatTheWireWouldSplit() {
        assertThat(refused(LIST, Map.of("userIds", List.of("smith,john")))).contains("userIds").contains("comma");
    }

    @Test
    void refusesAnEmptyListThatWouldFilterNothing() {
        assertThat(refused(LIST, Map.of("userIds", List.of()))).contains("userIds").contains("empty");
    }

    @Test
    void saysWhichOperationFailed() {
        Throwable failure = failure("composio:connectedAccounts/get", null, Map.of());
        assertThat(((ComposioInvalidRequestException) failure).getOperation()).isEqualTo("connectedAccounts/get");
    }
}
