package io.github.camelcomposio.example.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.LedgerStore;
import io.github.camelcomposio.example.session.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the report of a run. */
@Command(name = "report", description = "Writes the report of a run, which holds ids of users and no credential.",
         footer = {
                 "  importer report users.yaml", "  importer report users.yaml --format html --out report.html",
                 "  importer report users.yaml --run users-20261121-150000 --format jsonl > records.jsonl" })
final class ReportCommand extends MappingCommand {

    /** How it is written. */
    enum Format {
        /** for a terminal */
        text,
        /** a page for a browser */
        html,
        /** JSON Lines, a line for each record */
        jsonl
    }

    @Option(names = "--run", paramLabel = "ID", description = "The run. Default: the newest one of the mapping.")
    private String runId;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: text. jsonl has every record.")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: the standard output.")
    private Path file;

    @Override
    int run(Mapping mapping) throws IOException {
        try (LedgerStore store = openLedger(mapping)) {
            String run = existing(mapping, store, runId);
            if (file == null) {
                Writer writer = new BufferedWriter(new OutputStreamWriter(out(), StandardCharsets.UTF_8));
                write(store.toRead(), run, writer);
                writer.flush();
            } else {
                writeFile(store.toRead(), run);
                out().println("The report of " + run + ": " + file);
            }
            return ExitStatus.WELL;
        }
    }

    private void writeFile(ImportLedger ledger, String run) {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(OwnerOnly.file(file), StandardCharsets.UTF_8))) {
            write(ledger, run, writer);
        } catch (IOException e) {
            throw ImporterException.failed("Can't write " + file);
        }
    }

    private void write(ImportLedger ledger, String run, Writer writer) throws IOException {
        ImportReport report = ImportReport.of(ledger, run);
        switch (format) {
            case text -> writer.write(report.toText());
            case html -> report.writeHtml(writer);
            case jsonl -> report.writeJsonLines(writer, ledger);
        }
    }
}
