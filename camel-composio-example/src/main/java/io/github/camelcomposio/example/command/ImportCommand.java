package io.github.camelcomposio.example.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.SourceKind;
import io.github.camelcomposio.example.session.ComposioContext;
import io.github.camelcomposio.example.session.ImportOrder;
import io.github.camelcomposio.example.session.ImportResult;
import io.github.camelcomposio.example.session.ImportSession;
import io.github.camelcomposio.example.session.LedgerStore;
import picocli.CommandLine.Option;

/** A command that reads the source. */
abstract class ImportCommand extends MappingCommand {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "0",
            description = "Only the first N records: for a pilot.")
    private long limit;

    /** How many records are wanted; 0 for all. */
    long limit(Mapping mapping) {
        if (limit < 0) {
            throw ImporterException.misuse("--limit must be a number of records, such as 100");
        }
        if (limit > 0 && mapping.kind() == SourceKind.KAFKA) {
            throw ImporterException.misuse("--limit is not for a topic, whose further messages would be lost to later runs");
        }
        return limit;
    }

    ImportResult importRecords(Mapping mapping, ImportLedger ledger, ImportOrder order) {
        ComposioContext composio = new ComposioContext(mapping, ledger);
        ImportSession session = new ImportSession(mapping, composio, ledger, order);
        importer().begin(session);
        introduce(mapping, composio, ledger, order);
        return session.run(out(), importer().surroundings().terminal());
    }

    private void introduce(Mapping mapping, ComposioContext composio, ImportLedger ledger, ImportOrder order) {
        PrintStream out = out();
        if (mapping.isSimulated()) {
            out.println("Composio   A SIMULATOR IN THIS PROCESS, for there is no key (COMPOSIO_API_KEY). Its accounts are gone when it ends.");
        } else {
            out.println("Composio   " + composio.baseUrl());
        }
        out.println("Source     " + mapping.describeSource());
        out.println("Ledger     " + (ledger == null ? "none yet" : LedgerStore.describe(mapping)));
        out.println("Run        " + order.runId() + (order.dryRun() ? ", a plan: nothing is written" : ""));
        if (order.only() != null) {
            out.println("Only       the records in " + order.only());
        }
    }

    /** A file that the command line names. */
    static Path readable(String option, Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw ImporterException.misuse(option + ": there is no file " + file + " that can be read");
        }
        return file;
    }
}
