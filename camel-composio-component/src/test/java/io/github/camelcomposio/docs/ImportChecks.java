package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;

/** What the blocks of the page about the import have to do: records, routes, runs, reports. */
final class ImportChecks {

    private ImportChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.ofEntries(
                entry("import-oauth", ImportChecks::importsTokensOfAnOwnApp),
                entry("import-columns", ImportChecks::mapsColumns),
                entry("import-columns-body", ImportChecks::mapsColumns),
                entry("import-position", ImportChecks::namesPositions),
                entry("import-route", ImportChecks::importsInSpiteOfAll),
                entry("import-route-java", ImportChecks::importsInSpiteOfAll),
                entry("import-plan", ImportChecks::plans),
                entry("import-pilot", ImportChecks::pilots),
                entry("import-full", ImportChecks::runs),
                entry("import-report", ImportChecks::reports),
                entry("import-sync", ImportChecks::importsSingleMessages));
    }

    private static void importsTokensOfAnOwnApp(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.simulator.addAuthConfig("ac_gmail_own", "gmail", "OAUTH2");
            bench.send("composio:connectedAccounts/import?authConfigId=ac_gmail_own", block.code());
            assertThat(bench.account("user_1").status()).isEqualTo("ACTIVE");
            assertThat(bench.account("user_1").val()).containsEntry("refresh_token", "1//example");
        }
    }

    private static void mapsColumns(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(new Pages.Block("", "columns", "yaml", ImportBench.code("import-columns")))
                    .send("direct:columns", ImportBench.code("import-columns-body"));
            assertThat(bench.account("user_1").authConfigId()).isEqualTo("ac_github");
            assertThat(bench.account("user_1").val()).containsOnlyKeys("token")
                    .containsEntry("token", "ghp_example-token-0001");
        }
    }

    private static void namesPositions(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.context.addRoutes(ImportSnippets.positions());
            Exchange reply = bench.send("direct:positions", List.of(
                    Map.of("id", 7, "user_id", "user_7", "api_key", "SG.example-key-7"),
                    Map.of("id", 9, "user_id", "user_9")));
            ImportReport report = reply.getMessage().getBody(ImportReport.class);
            assertThat(report.outcomes().of(ImportAction.CREATED)).isOne();
            assertThat(report.rejects()).extracting(ImportReport.Reject::position).containsExactly("row 9");
        }
    }

    /** Broken rows, requests that fail for a while, then a key that is refused; started again it is all there. */
    private static void importsInSpiteOfAll(Pages.Block block) throws Exception {
        try (ImportBench bench = new ImportBench(200)) {
            bench.execute("insert into sendgrid_keys values ('user_201', 'SG.e...'), ('user_202', null)");
            bench.simulator.fault(Fault.on("GET", "/connected_accounts").times(4).answer(503));
            String properties = bench.ledger() + ImportBench.code("import-full");

            bench.key = "ak_wrong";
            ImportReport stopped = run(bench, block, properties);
            assertThat(stopped.stopReason()).isEqualTo("Composio does not accept the API key");
            assertThat(stopped.notAttempted()).isEqualTo(202);
            assertThat(bench.rejected).as("what was stopped is no reject").isZero();
            assertThat(bench.simulator.accounts()).isEmpty();

            bench.key = bench.simulator.apiKey();
            ImportReport done = run(bench, block, properties.replace("sample:500", "none"));
            assertThat(bench.simulator.accounts()).hasSize(200);
            assertThat(bench.rejected).isEqualTo(2);
            assertThat(done.outcomes().of(ImportAction.CREATED)).isEqualTo(200);
            assertThat(done.rejects()).extracting(ImportReport.Reject::position).containsExactlyInAnyOrder("record 115",
                    "record 116");

            bench.simulator.clearRequests();
            run(bench, block, properties.replace("sample:500", "none"));
            assertThat(bench.simulator.requests()).noneMatch(request -> request.path().endsWith("/connected_accounts"));
            ImportReport whole = ImportReport.of(bench.opened(), "sendgrid-2026-11-20");
            assertThat(whole.rows()).isEqualTo(202);
            assertThat(whole.outcomes().of(ImportAction.CREATED)).isEqualTo(200);
            assertThat(whole.notAttempted()).isZero();
        }
    }

    private static ImportReport run(ImportBench bench, Pages.Block block, String properties) throws Exception {
        return block.language().equals("java")
                ? bench.run(properties, "- beans: []\n", ImportSnippets.route(), Map.of())
                : bench.run(properties, block.code(), null, Map.of());
    }

    private static void plans(Pages.Block block) throws Exception {
        try (ImportBench bench = new ImportBench(200)) {
            ImportReport plan = bench.run(bench.ledger() + block.code());
            assertThat(plan.dryRun()).isTrue();
            assertThat(plan.outcomes().of(ImportAction.CREATED)).isEqualTo(200);
            assertThat(plan.toText()).startsWith("Import plan: nothing was written\n  run sendgrid-plan\n")
                    .contains("  Estimate: ");
            assertThat(bench.simulator.requests()).allMatch(request -> request.method().equals("GET"));
            assertThat(bench.opened().runs(9)).isEmpty();
        }
    }

    private static void pilots(Pages.Block block) throws Exception {
        try (ImportBench bench = new ImportBench(103)) {
            String few = block.code().replace("limit 100", "limit 4");
            bench.simulator.refuseCredential("SG.example-key-1");
            ImportReport report = bench.run(bench.ledger() + few);
            assertThat(block.code()).contains("limit 100");
            assertThat(report.verification()).isEqualTo(Map.of(Verification.VERIFIED, 3L, Verification.REJECTED, 1L));
            assertThat(bench.simulator.accounts()).hasSize(4);
        }
    }

    private static void runs(Pages.Block block) throws Exception {
        try (ImportBench bench = new ImportBench(3)) {
            ImportReport report = bench.run(bench.ledger() + block.code());
            assertThat(report.runId()).isEqualTo("sendgrid-2026-11-20");
            assertThat(report.verification()).isEqualTo(Map.of(Verification.VERIFIED, 3L));
            assertThat(report.limitPerMinute()).isEqualTo(800_000);
        }
    }

    private static void reports(Pages.Block block) throws Exception {
        try (ImportBench bench = new ImportBench(20)) {
            bench.run(bench.ledger() + ImportBench.code("import-full").replace("sample:500", "none"));
            ImportSnippets.report(bench.opened(), bench.folder);
            assertThat(Files.readString(bench.folder.resolve("report.html"))).contains("sendgrid-2026-11-20");
            assertThat(Files.readAllLines(bench.folder.resolve("report.jsonl"))).hasSize(21)
                    .noneMatch(line -> line.contains("SG.example"));
        }
    }

    private static void importsSingleMessages(Pages.Block block) throws Exception {
        try (Bench bench = new Bench(); ImportBench files = new ImportBench(0)) {
            ImportSnippets.ledger(bench.context, files.source, ImportBench.KEY);
            bench.load(block);
            for (String key : List.of("SG.example-key-1", "SG.example-key-2", "SG.example-key-2")) {
                bench.send("direct:changed", Map.of("user_id", "user_1", "api_key", key));
            }
            assertThat(bench.account("user_1").val()).containsEntry("api_key", "SG.example-key-2");
            JdbcImportLedger ledger = bench.context.getRegistry().lookupByNameAndType("ledger", JdbcImportLedger.class);
            assertThat(ledger.runs(9)).singleElement().satisfies(run -> {
                assertThat(run.runId()).matches("sync-\\d{4}-\\d\\d-\\d\\d");
                assertThat(ImportReport.of(ledger, run.runId()).outcomes().actions()).isEqualTo(
                        Map.of(ImportAction.CREATED, 1L, ImportAction.UPDATED, 1L, ImportAction.UNCHANGED, 1L));
            });
            assertThat(ComposioConstants.RUN_ID).isEqualTo("CamelComposioRunId");
        }
    }
}
