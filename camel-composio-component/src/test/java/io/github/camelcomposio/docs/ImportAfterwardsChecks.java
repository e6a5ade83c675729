package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.Exchange;

/** What the blocks about the time after an import have to do: verify, roll back, off-board. */
final class ImportAfterwardsChecks {

    private static final Map<String, Object> ROW = Map.of("user_id", "user_1", "api_key", "SG.example-key-1");

    private ImportAfterwardsChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.ofEntries(
                entry("import-verify", ImportAfterwardsChecks::verifies),
                entry("import-rollback", ImportAfterwardsChecks::rollsBack),
                entry("import-remove", ImportAfterwardsChecks::removes));
    }

    /** A bench whose ledger has the account of a pilot. */
    private static Bench imported(ImportBench database) throws Exception {
        Bench bench = new Bench();
        ImportSnippets.ledger(bench.context, database.source, ImportBench.KEY);
        bench.send("composio:connectedAccounts/import?authConfigId=ac_sendgrid&ledger=#ledger&runId=sendgrid-pilot", ROW);
        return bench;
    }

    private static void verifies(Pages.Block block) throws Exception {
        try (ImportBench database = new ImportBench(0); Bench bench = imported(database)) {
            bench.load(block);
            Map<String, Object> account
                    = Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, bench.account("user_1").id());
            Exchange reply = bench.send("direct:verify", null, account);
            assertThat(bench.body(reply)).containsOnlyKeys("id", "status", "verification", "provider_status")
                    .containsEntry("verification", "VERIFIED");
            bench.send("direct:verify", null, account);
            assertThat(bench.simulator.proxiedCalls()).hasSize(1);
        }
    }

    private static void rollsBack(Pages.Block block) throws Exception {
        for (String dryRun : new String[] { "true", "false" }) {
            try (ImportBench database = new ImportBench(0); Bench bench = imported(database)) {
                bench.context.getPropertiesComponent().addInitialProperty("rollback.dryRun", dryRun);
                bench.load(block).send("direct:rollback", null);
                assertThat(bench.simulator.accounts()).hasSize(dryRun.equals("true") ? 1 : 0);
            }
        }
    }

    private static void removes(Pages.Block block) throws Exception {
        try (ImportBench database = new ImportBench(0); Bench bench = imported(database)) {
            bench.load(block).send("direct:leaves", null, Map.of(ComposioConstants.USER_ID, "user_1"));
            assertThat(bench.account("user_1").status()).isEqualTo("INACTIVE");
        }
    }
}
