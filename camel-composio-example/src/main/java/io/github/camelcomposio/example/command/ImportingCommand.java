package io.github.camelcomposio.example.command;

import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.LedgerException;
import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.Shown;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.ImportOrder;
import io.github.camelcomposio.example.session.ImportResult;
import io.github.camelcomposio.example.session.LedgerStore;

/** A command that imports, and says afterwards how to go on. */
abstract class ImportingCommand extends ImportCommand {

    /** What is to be imported. */
    abstract ImportOrder order(Mapping mapping, LedgerStore store);

    @Override
    int run(Mapping mapping) {
        LedgerStore.forgetSimulated(mapping);
        try (LedgerStore store = LedgerStore.open(mapping)) {
            ImportOrder order = order(mapping, store);
            ImportResult result = importRecords(mapping, store, order);
            out().println();
            printReport(store, order, result);
            return end(mapping, order, result);
        } catch (LedgerStore.InUseException e) {
            throw ImporterException.failed(e.getMessage());
        }
    }

    private ImportResult importRecords(Mapping mapping, LedgerStore store, ImportOrder order) {
        try {
            return importRecords(mapping, store.ledger(), order);
        } catch (ImporterException e) {
            boolean begun = e.status() == ExitStatus.STOPPED && store.toRead().run(order.runId()).isPresent();
            throw begun
                    ? ImporterException.failed(e.getMessage() + ". When that is mended, go on with: "
                                               + next("resume", "--run", order.runId()))
                    : e;
        }
    }

    /** What stopped the run may be that the ledger can't be read; that is then the more important news. */
    private void printReport(LedgerStore store, ImportOrder order, ImportResult result) {
        try {
            out().print(report(store, order, result));
        } catch (LedgerException e) {
            if (result.stopReason() == null) {
                throw e;
            }
            out().println(result.words());
        }
    }

    /** Of the whole run, also of what earlier processes did of it. */
    private static ImportReport report(LedgerStore store, ImportOrder order, ImportResult result) {
        return store.toRead().run(order.runId()).isPresent()
                ? ImportReport.of(store.toRead(), order.runId()) : ImportReport.builder().runId(order.runId()).build();
    }

    private int end(Mapping mapping, ImportOrder order, ImportResult result) {
        out().println();
        out().println("Run        " + order.runId());
        if (result.rejects() != null) {
            out().println("Rejects    " + Shown.path(result.rejects()) + ", with reasons and without secrets");
        }
        if (result.stopReason() != null) {
            throw ImporterException.failed("The run was stopped: " + mapping.scrub(result.stopReason())
                                           + ". Remove the cause and go on with: " + next("resume", "--run", order.runId()));
        }
        out().println("Next       " + next("report", "--run", order.runId(), "--format", "html", "--out", "report.html"));
        if (result.rejects() != null) {
            out().println("           " + next("run", "--only-rejects", Shown.path(result.rejects())));
        }
        return result.rejected() == 0 ? ExitStatus.WELL : ExitStatus.REJECTS;
    }
}
