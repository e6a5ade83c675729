package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger believes stays true, whoever changes an account and however often credentials go to and fro. */
class ImportRotationTest extends ImportTestBase {

    private static final List<String> ROTATIONS = List.of("sg-key-aaaaaaaa", "sg-key-bbbbbbbb", "sg-key-aaaaaaaa");
    private static final String A = ROTATIONS.get(0);
    private static final String B = ROTATIONS.get(1);

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:single").to(withLedger("")).id("single");
                from("direct:split").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .to(withLedger("")).end();
                from("direct:withoutLedger").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .to(IMPORT).end();
            }
        });
    }

    private Object key(String user) {
        return only(user).val().get("api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:single", IMPORT, IMPORT + "&runId=run" })
    void endsWithTheLastOfThreeRotationsAsSingleMessages(String uri) {
        for (String each : ROTATIONS) {
            imported(uri, row("ann", each));
            assertThat(key("ann")).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:split", "direct:withoutLedger" })
    void endsWithTheLastOfThreeRotationsAcrossSplits(String route) {
        for (String each : ROTATIONS) {
            ImportReport report = template.requestBody(
                    route, List.of(row("ann", each), row("bob", "sg-key-of-bob")), ImportReport.class);
            assertThat(report.outcomes().rejected()).isZero();
            assertThat(key("ann")).isEqualTo(each);
        }
        assertThat(key("bob")).isEqualTo("sg-key-of-bob");
    }

    @Test
    void createsAUserAgainThatWasDeleted() {
        imported(withLedger(""), row("ann", A));
        send("composio:connectedAccounts/delete?ledger=#ledger&connectedAccountId=" + only("ann").id(), null);

        assertThat(imported(withLedger(""), row("ann", A)).action()).isEqualTo(ImportAction.CREATED);
        assertThat(key("ann")).isEqualTo(A);
    }

    @ParameterizedTest
    @CsvSource({ "sg-key-aaaaaaaa, checkRemote=true", "sg-key-bbbbbbbb, " })
    void createsAUserAgainThatWasDeletedAtComposio(String next, String option) {
        imported(withLedger(""), row("ann", A));
        send("composio:connectedAccounts/delete?connectedAccountId=" + only("ann").id(), null);

        assertThat(imported(withLedger(option == null ? "" : option), row("ann", next)).action())
                .isEqualTo(ImportAction.CREATED);
        assertThat(key("ann")).isEqualTo(next);
    }

    @Test
    void looksAndWritesAgainAfterAnUpdate() {
        ImportOutcome made = imported(withLedger(""), row("ann", A));
        send("composio:connectedAccounts/update?ledger=#ledger&connectedAccountId=" + made.connectedAccountId(),
                Map.of("api_key", B));
        assertThat(key("ann")).isEqualTo(B);

        assertThat(imported(withLedger(""), row("ann", A)).action()).isEqualTo(ImportAction.UPDATED);
        assertThat(key("ann")).isEqualTo(A);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "connectedAccounts/disable?", "connectedAccounts/updateStatus?enabled=false&",
            "connectedAccounts/revoke?" })
    void looksAndWritesAgainAfterAChangeOfStatus(String change) {
        ImportOutcome made = imported(withLedger(""), row("ann", A));
        send("composio:" + change + "ledger=#ledger&connectedAccountId=" + made.connectedAccountId(), null);
        assertThat(only("ann").status()).isNotEqualTo("ACTIVE");
        simulator.clearRequests();

        ImportOutcome again = imported(withLedger("reactivate=true&onNotActive=replace"), row("ann", A));

        assertThat(again.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(only("ann").status()).isEqualTo("ACTIVE");
        assertThat(key("ann")).isEqualTo(A);
    }

    @Test
    void looksAndWritesAgainAfterAnAccountWasEnabled() {
        ImportOutcome made = imported(withLedger(""), row("ann", A));
        send("composio:connectedAccounts/enable?ledger=#ledger&connectedAccountId=" + made.connectedAccountId(), null);
        simulator.clearRequests();

        assertThat(imported(withLedger(""), row("ann", A)).action()).isEqualTo(ImportAction.UPDATED);
        assertThat(received("PATCH")).hasSize(1);
    }

    @Test
    void sendsNothingAgainAfterTheApiKeyWasRotatedWhereTheLedgerHasItsOwn() throws Exception {
        JdbcImportLedger own = anotherLedger();
        own.setSecretKey("a-secret-of-the-ledger");
        importOnceMore(own, "", ImportAction.CREATED);
        simulator.apiKey("ak_another_key");

        importOnceMore(own, "", ImportAction.UNCHANGED);
    }

    @Test
    void doesNotStartAfterTheApiKeyWasRotatedButWithRekey() throws Exception {
        importOnceMore(anotherLedger(), "", ImportAction.CREATED);
        simulator.apiKey("ak_another_key");

        assertThatThrownBy(() -> importOnceMore(anotherLedger(), "", null))
                .hasStackTraceContaining("the ledger was made with another key").hasStackTraceContaining("rekey=true");
        assertThat(writes()).isEmpty();
        importOnceMore(anotherLedger(), "&rekey=true", ImportAction.UPDATED);
        importOnceMore(anotherLedger(), "", ImportAction.UNCHANGED);
    }

    private JdbcImportLedger anotherLedger() {
        JdbcImportLedger another = newLedger();
        another.setTablePrefix("another_");
        return another;
    }

    /** In another process, so to say. */
    private void importOnceMore(JdbcImportLedger own, String options, ImportAction expected) throws Exception {
        simulator.clearRequests();
        List<ImportOutcome> outcomes = new ArrayList<>();
        try (ImportInstance instance = new ImportInstance(own, component -> {
            component.getConfiguration().setBaseUrl(simulator.baseUrl());
            component.getConfiguration().setApiKey(simulator.apiKey());
        })) {
            instance.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:import").to(withLedger("") + options);
                }
            });
            outcomes.add(instance.template.requestBody("direct:import", row("ann", A), ImportOutcome.class));
        }
        assertThat(outcomes).extracting(ImportOutcome::action).containsExactly(expected);
        assertThat(simulator.requests().stream().noneMatch(request -> request.path().contains("/connected_accounts")))
                .isEqualTo(expected == ImportAction.UNCHANGED);
    }
}
