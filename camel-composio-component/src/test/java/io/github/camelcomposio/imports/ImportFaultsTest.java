package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.LedgerDatabase;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/**
 * Connections are cut, answers lost, and work is done late: every user has one account with the right credential, and
 * the journal says so. With {@code -Dcomposio.faults.full=true} commits are up to 20 s late instead of 0.5 s.
 */
class ImportFaultsTest extends ImportTestBase {

    private static final boolean FULL = Boolean.getBoolean("composio.faults.full");
    private static final Duration LATEST = Duration.ofMillis(FULL ? 20_000 : 500);
    private static final int USERS = 5000;
    private static final int SHARED_USERS = 1000;
    private static final double SHARE = 0.02;

    @Override
    protected void configure(ComposioComponent component) {
        settle(component);
    }

    private static void settle(ComposioComponent component) {
        component.getConfiguration().setResponseTimeout(FULL ? 10_000 : 1000);
        component.getConfiguration().setLateCommitWait(FULL ? 30_000 : 2000);
        component.getConfiguration().setMaxRetries(6);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.addRoutes(new SplitRoute());
    }

    private static final class SplitRoute extends RouteBuilder {

        @Override
        public void configure() {
            errorHandler(defaultErrorHandler().maximumRedeliveries(5).redeliveryDelay(50).asyncDelayedRedelivery()
                    .logExhausted(false));
            from("direct:import").errorHandler(noErrorHandler())
                    .split(body(), new ImportReportStrategy()).streaming().parallelProcessing().to("direct:one").end();
            from("direct:one").to(IMPORT + "&ledger=#ledger&maxFailureRate=100");
        }
    }

    private void breakThings(String method, String path) {
        simulator.fault(Fault.on(method, path).rate(SHARE).cutBefore());
        simulator.fault(Fault.on(method, path).rate(SHARE).cutAfter());
        simulator.fault(Fault.on(method, path).rate(SHARE).answerAfter(500));
        simulator.fault(Fault.on(method, path).rate(SHARE).commitLate(Duration.ZERO, LATEST));
    }

    private static Iterator<Map<String, Object>> rows(int users, int version) {
        return IntStream.range(0, users).mapToObj(i -> row("user_" + i, key("user_" + i, version))).iterator();
    }

    private static String key(String user, int version) {
        return "sg-key-" + version + "-of-" + user;
    }

    private static Map<String, String> lines(JdbcImportLedger from, String runId) {
        Map<String, String> accounts = new HashMap<>();
        from.journal(runId, line -> assertThat(accounts.put(line.userId(), line.connectedAccountId()))
                .as("one line a record").isNull());
        return accounts;
    }

    private void assertRight(int users, int version) {
        List<Account> accounts = simulator.accounts();
        Set<String> seen = new HashSet<>();
        assertThat(accounts.stream().filter(account -> !seen.add(account.userId())).map(this::history)).isEmpty();
        assertThat(seen).hasSize(users);
        assertThat(accounts).allSatisfy(account -> assertThat(account.val()).containsEntry("api_key",
                key(account.userId(), version)));
    }

    /** What happened to a user, for the message of a failure. */
    private String history(Account account) {
        return simulator.accountsOf(account.userId()).stream().map(each -> each.id() + " of " + each.createdAt()).toList() + " "
               + simulator.requests().stream().filter(request -> request.body().contains('"' + account.userId() + '"')
                       || List.of(request.query().getOrDefault("user_ids", "").split(",")).contains(account.userId()))
                       .map(request -> request.method() + " " + request.status() + (request.cut() ? " cut" : "")).toList();
    }

    private Map<String, String> accountsByUser() {
        Map<String, String> accounts = new HashMap<>();
        simulator.accounts().forEach(account -> accounts.put(account.userId(), account.id()));
        return accounts;
    }

    @Test
    void losesNoUserAndMakesNoneTwice() {
        breakThings("POST", "/connected_accounts");
        ImportReport created
                = template.requestBodyAndHeader("direct:import", rows(USERS, 1), ComposioConstants.RUN_ID, "create",
                        ImportReport.class);

        assertThat(created.rejects()).isEmpty();
        assertThat(created.outcomes().done()).isEqualTo(USERS);
        assertRight(USERS, 1);
        assertThat(lines(ledger, "create")).isEqualTo(accountsByUser());
        assertThat(ledger.unfinished("create")).isZero();
        simulator.clearFaults();
        breakThings("PATCH", "/connected_accounts/{id}");

        ImportReport updated
                = template.requestBodyAndHeader("direct:import", rows(USERS, 2), ComposioConstants.RUN_ID, "update",
                        ImportReport.class);

        assertThat(updated.rejects()).isEmpty();
        assertThat(updated.outcomes().of(ImportAction.UPDATED)).isEqualTo(USERS);
        assertRight(USERS, 2);
        assertThat(lines(ledger, "update")).isEqualTo(accountsByUser());
        assertThat(ledger.unfinished("update")).isZero();
        assertThat(template.requestBodyAndHeader("direct:import", rows(USERS, 2), ComposioConstants.RUN_ID, "again",
                ImportReport.class).outcomes().of(ImportAction.UNCHANGED)).isEqualTo(USERS);
    }

    @Test
    void losesNoUserAndMakesNoneTwiceWhereTwoInstancesImportTheSame() throws Exception {
        String prefix = LedgerDatabase.newPrefix();
        List<ImportInstance> instances = new ArrayList<>();
        List<JdbcImportLedger> ledgers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            JdbcImportLedger shared = new JdbcImportLedger(LedgerDatabase.POSTGRESQL.dataSource());
            shared.setTablePrefix(prefix);
            shared.setCreateTables(true);
            ledgers.add(shared);
            instances.add(new ImportInstance(shared, component -> {
                component.getConfiguration().setBaseUrl(simulator.baseUrl());
                component.getConfiguration().setApiKey(simulator.apiKey());
                settle(component);
            }));
            instances.get(i).context.addRoutes(new SplitRoute());
        }
        breakThings("POST", "/connected_accounts");
        breakThings("PATCH", "/connected_accounts/{id}");

        for (int version = 1; version <= 2; version++) {
            List<CompletableFuture<ImportReport>> reports = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                reports.add(instances.get(i).template.asyncRequestBodyAndHeader("direct:import", rows(SHARED_USERS, version),
                        ComposioConstants.RUN_ID, "run-" + version + i, ImportReport.class));
            }
            for (int i = 0; i < 2; i++) {
                assertThat(reports.get(i).join().rejects()).isEmpty();
                assertThat(lines(ledgers.get(0), "run-" + version + i)).isEqualTo(accountsByUser());
            }
            assertRight(SHARED_USERS, version);
        }
        List<JournalEntry> created = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ledgers.get(0).journal("run-1" + i, line -> {
                if (line.action() == ImportAction.CREATED) {
                    created.add(line);
                }
            });
        }
        assertThat(created).extracting(JournalEntry::userId).doesNotHaveDuplicates();
        instances.forEach(ImportInstance::close);
    }
}
