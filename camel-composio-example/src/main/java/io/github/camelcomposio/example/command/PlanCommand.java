package io.github.camelcomposio.example.command;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.SourceKind;
import io.github.camelcomposio.example.session.ImportOrder;
import io.github.camelcomposio.example.session.ImportResult;
import io.github.camelcomposio.example.session.LedgerStore;
import picocli.CommandLine.Command;

/** Says what a run would do. */
@Command(name = "plan", description = "Says what a run would do, and how long it would take. Writes nothing.",
         footer = { "  importer plan users.yaml", "  importer plan users.yaml --limit 100" })
final class PlanCommand extends ImportCommand {

    @Override
    int run(Mapping mapping) {
        if (mapping.kind() == SourceKind.KAFKA) {
            throw ImporterException.misuse("plan is not for a topic, whose messages would be gone for the run");
        }
        ImportOrder order = new ImportOrder(mapping.name() + "-plan", true, limit(mapping), null);
        try (LedgerStore store = !mapping.isSimulated() && LedgerStore.isThere(mapping) ? openLedger(mapping) : null) {
            ImportLedger ledger = store == null ? null : store.ledger();
            ImportResult result = importRecords(mapping, ledger, order);
            out().println();
            out().print(result.report());
            new ColumnHint(mapping).show(result, out());
            if (result.stopReason() != null) {
                throw ImporterException.failed("The plan was stopped: " + result.stopReason());
            }
            out().println("\nNext       " + next("run", "--limit", "100"));
            return result.rejected() == 0 ? ExitStatus.WELL : ExitStatus.REJECTS;
        }
    }
}
