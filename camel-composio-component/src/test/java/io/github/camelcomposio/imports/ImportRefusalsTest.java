package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.model.CredentialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no good record is refused before anything is written, and the journal says where it stood and why. */
class ImportRefusalsTest extends ImportCases {

    private static final String SECRET = "sg-secret-of-today";

    /** Sends a record that stands at {@code users.csv:17} and must be refused; gives the exception. */
    private Throwable refused(String uri, Map<String, Object> fields, Map<String, Object> headers) {
        return refused(uri, new CredentialRecord("users.csv:17", fields), headers, "users.csv:17");
    }

    private Throwable refused(String uri, Map<String, Object> fields) {
        return refused(uri, fields, Map.of());
    }

    private Throwable refused(String uri, Object body, Map<String, Object> headers, String position) {
        Throwable failure = failure(uri, body, headers);
        assertThat(failure).isNotNull().hasMessageNotContaining(SECRET);
        assertThat(written()).isEmpty();
        assertThat(simulator.accounts()).isEmpty();
        assertThat(entries()).isZero();
        assertThat(line()).satisfies(line -> {
            assertThat(line.error()).isEqualTo(failure.getClass().getSimpleName());
            assertThat(line.reason()).isEqualTo(failure.getMessage());
            assertThat(line.action()).isNull();
            assertThat(line.connectedAccountId()).isNull();
            assertThat(line.position()).startsWith(position);
            assertThat(line.at()).isNotNull();
        });
        return failure;
    }

    private Throwable invalid(String uri, Map<String, Object> fields) {
        return assertInvalid(refused(uri, fields));
    }

    private Throwable assertInvalid(Throwable failure) {
        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class);
        assertThat(line().authConfigId()).isIn(SENDGRID, FRESHDESK, OWN_APP, null);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = { "abcd...", "REDACTED", "...", "abcd…", "…" })
    void refusesAMaskedValue(String masked) {
        assertThat(invalid(withLedger(""), row("ann", masked)))
                .hasMessageContaining("api_key holds a masked value").hasMessageContaining("give the secret itself")
                .hasMessageNotContaining("abcd");
        assertThat(line().userId()).isEqualTo("ann");
    }

    @ParameterizedTest
    @ValueSource(strings = { "NULL", "\\N" })
    void refusesTheTextThatMeansNothing(String text) {
        assertThat(invalid(withLedger(""), row("ann", text)))
                .hasMessageContaining("api_key holds the text that exports write for no value")
                .hasMessageContaining("leave the cell empty or give the secret");
        assertThat(line().userId()).isEqualTo("ann");
    }

    @Test
    void refusesAMaskedValueInAWrappedForm() {
        refused(withLedger(""), Map.of("userId", "ann", "config",
                Map.of("authScheme", "API_KEY", "val", Map.of("api_key", "REDACTED"))), Map.of(), "message ");
        assertThat(line().userId()).isEqualTo("ann");
        assertThat(line().reason()).contains("api_key holds a masked value");
    }

    @Test
    void refusesAnUnknownColumn() {
        assertThat(invalid(withLedger(""), columns("user_id", "ann", "api_key", SECRET, "pasword", "hunter2-secret")))
                .hasMessageContaining("columns that are no field of a API_KEY account: pasword")
                .hasMessageContaining("field.<name>=<column>").hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesAUserThatCanNotBeLookedUp() {
        assertThat(invalid(withLedger(""), row("ann,bob", SECRET)))
                .hasMessageContaining("the userId has a comma in it").hasMessageContaining("use other ids");
        assertThat(line().userId()).isEqualTo("ann,bob");
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "CamelComposioUserId, bob, userId", "CamelComposioAuthConfigId, ac_github, authConfigId" })
    void refusesAHeaderThatContradictsTheRecord(String header, String value, String argument) {
        Throwable failure = assertInvalid(refused(withLedger(""),
                columns("user_id", "ann", "auth_config_id", SENDGRID, "api_key", SECRET), Map.of(header, value)));

        assertThat(failure).hasMessageContaining("header " + header + " and the body's " + argument + " name different ones")
                .hasMessageContaining("remove the header");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void overlooksTheAccountOfAnEarlierReply() {
        String bobs = thereWithKey("bob");

        assertThat(imported(withLedger(""), row("ann", SECRET), Map.of("CamelComposioConnectedAccountId", bobs)).action())
                .isEqualTo(ImportAction.CREATED);

        assertThat(account(bobs).val()).containsEntry("generic_api_key", "sg-key-of-before");
        assertThat(only("ann").val()).containsEntry("api_key", SECRET);
    }

    @Test
    void refusesARecordWithoutAUser() {
        assertThat(invalid(withLedger(""), columns("user_id", " ", "api_key", SECRET)))
                .hasMessageContaining("argument userId is missing: give it as header CamelComposioUserId, as body field"
                                      + " userId or as endpoint option userId");
        assertThat(line().userId()).isNull();
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"user_id\": \"ann\", \"api_key\": \"" + SECRET, "{'user_id': 'ann', 'api_key': '" + SECRET + "'}" })
    void refusesJsonThatCanNotBeRead(String json) {
        Throwable failure = refused(withLedger(""), json, Map.of("CamelComposioUserId", "ann"), "message ");

        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("the body is text that starts with { but is no JSON object (line 1, column");
        assertThat(line().userId()).isEqualTo("ann");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void refusesAList() {
        assertThat(refused(withLedger(""), List.of(row("ann", SECRET)), Map.of("CamelComposioUserId", "ann"), "message "))
                .hasMessageContaining("the body is a list; give a JSON object, a map, a bean or a text");
    }

    @Test
    void refusesARecordWithoutACredential() {
        simulator.addAuthConfig(OWN_APP, "gmail", "OAUTH2");
        assertThat(invalid(withLedger(""), columns("user_id", "ann", "api_key", "", "subdomain", "acme")))
                .hasMessageContaining("an API_KEY account needs a key").hasMessageContaining("and the message has none");
    }

    @Test
    void refusesHalfACredential() {
        assertThat(invalid(anyUri(true, ""), columns("user_id", "ann", "auth_config_id", FRESHDESK, "username", "ann")))
                .hasMessageContaining("a BASIC account needs password, and the message has none");
        assertThat(line().toolkit()).isEqualTo("freshdesk");
        assertThat(line().authConfigId()).isEqualTo(FRESHDESK);
    }

    @Test
    void startsNoFlowWhereATokenIsMissing() {
        simulator.addAuthConfig(OWN_APP, "gmail", "OAUTH2");

        assertThat(invalid(anyUri(true, ""), columns("user_id", "ann", "auth_config_id", OWN_APP, "access_token", "")))
                .hasMessageContaining("OAUTH2").hasMessageContaining("access_token");
    }

    @Test
    void refusesADisabledAuthConfigUntilItIsEnabled() {
        send("composio:authConfigs/disable?authConfigId=" + SENDGRID, null);
        simulator.clearRequests();

        assertThat(invalid(withLedger(""), row("ann", SECRET)))
                .hasMessageContaining("auth config " + SENDGRID + " is disabled; enable it with composio:authConfigs/enable");
        send("composio:authConfigs/enable?authConfigId=" + SENDGRID, null);

        assertThat(imported(withLedger(""), row("ann", SECRET)).action()).isEqualTo(ImportAction.CREATED);
        assertThat(journal("run")).extracting(JournalEntry::isReject).containsExactly(true, false);
    }

    @Test
    void refusesAnAuthConfigThatIsNotThere() {
        Throwable failure = refused(anyUri(true, "authConfigId=ac_nowhere"), row("ann", SECRET));

        assertThat(failure).isInstanceOf(ComposioNotFoundException.class).hasMessageContaining("authConfigs/get");
        assertThat(line().authConfigId()).isEqualTo("ac_nowhere");
        assertThat(line().userId()).isEqualTo("ann");
        assertThat(line().requestId()).isNotNull();
    }

    @Test
    void refusesARecordOfAnotherScheme() {
        assertThat(invalid(withLedger(""), columns("user_id", "ann", "auth_scheme", "BEARER_TOKEN", "token", SECRET)))
                .hasMessageContaining("the record is of scheme BEARER_TOKEN, and auth config " + SENDGRID + " of API_KEY");
    }

    @Test
    void refusesASchemeThatThereIsNot() {
        assertThat(invalid(withLedger(""), columns("user_id", "ann", "auth_scheme", "API-KEY", "api_key", SECRET)))
                .hasMessageContaining("unknown authScheme; valid ones are [API_KEY, BEARER_TOKEN");
    }

    @Test
    void refusesARecordOfAnotherToolkit() {
        assertThat(invalid(withLedger(""), columns("user_id", "ann", "toolkit", "github", "api_key", SECRET)))
                .hasMessageContaining("the record is of another toolkit than auth config " + SENDGRID
                                      + ", which is of sendgrid");
        assertThat(line().toolkit()).isEqualTo("sendgrid");
    }

    @Test
    void refusesAToolkitOfWhichThereIsNoAuthConfig() {
        assertThat(invalid(anyUri(true, ""), columns("user_id", "ann", "toolkit", "slack", "token", SECRET)))
                .hasMessageContaining("toolkit slack has no enabled auth config");
    }

    @Test
    void refusesAToolkitOfWhichThereAreSeveralAuthConfigs() {
        simulator.addAuthConfig("ac_sendgrid_2", "sendgrid", "API_KEY");

        assertThat(refused(anyUri(true, ""), columns("user_id", "ann", "toolkit", "sendgrid", "api_key", SECRET)))
                .isInstanceOf(ComposioConflictException.class)
                .hasMessageContaining("toolkit sendgrid has several enabled auth configs: [")
                .hasMessageContaining("authConfig.sendgrid");
    }

    @Test
    void refusesARecordThatSaysNeitherAuthConfigNorToolkit() {
        assertThat(invalid(anyUri(true, ""), row("ann", SECRET)))
                .hasMessageContaining("argument authConfigId is missing").hasMessageContaining("or give the toolkit");
    }

    @Test
    void refusesAMappedColumnThatIsNotThere() {
        assertThat(invalid(withLedger("field.api_key=KEY"), columns("USER_ID", "ann", "KEI", SECRET)))
                .hasMessageContaining("option field.api_key names the column KEY, which the record does not have");
        assertThat(line().userId()).isEqualTo("ann");
    }

    @Test
    void goesOnWithTheNextRecord() {
        failure(withLedger(""), row("ann", "REDACTED"));

        assertThat(imported(withLedger(""), row("ann", SECRET)).action()).isEqualTo(ImportAction.CREATED);
        assertThat(journal("run")).extracting(JournalEntry::isReject).containsExactly(true, false);
    }
}
