package io.github.camelcomposio.example.command;

import java.util.Optional;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.LedgerStore;
import io.github.camelcomposio.example.session.RunFolder;
import io.github.camelcomposio.example.session.StatusNote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how far a run is. */
@Command(name = "status", description = "Says how far a run is, also while it runs in another process.",
         footer = { "  importer status users.yaml", "  watch importer status users.yaml --run users-20261121-150000" })
final class StatusCommand extends MappingCommand {

    @Option(names = "--run", paramLabel = "ID", description = "The run. Default: the newest one of the mapping.")
    private String runId;

    @Override
    int run(Mapping mapping) {
        if (!LedgerStore.isThere(mapping)) {
            openLedger(mapping);
        }
        try (LedgerStore store = LedgerStore.open(mapping)) {
            show(mapping, store.toRead(), existing(mapping, store, runId));
        } catch (LedgerStore.InUseException e) {
            StatusNote.Note note = (runId == null
                    ? StatusNote.newest(mapping) : RunFolder.find(mapping.out(), runId).flatMap(StatusNote::read))
                    .orElseThrow(() -> ImporterException.failed(e.getMessage()));
            out().println("Run          " + note.runId());
            show(note);
        }
        return ExitStatus.WELL;
    }

    /** What the process of the run has noted, while it has the ledger for itself. */
    private void show(StatusNote.Note note) {
        line("State", note.state() + ", process " + note.process() + (note.isRunning() ? "" : ", which is gone"));
        line("Process", String.format("%,d records: %s; %.0f a second", note.records(), note.words(), note.perSecond()));
        note.stopReason().ifPresent(reason -> line("Stopped", reason));
        line("Since", note.startedAt() + ", as of " + note.at());
    }

    private void show(Mapping mapping, ImportLedger ledger, String run) {
        Optional<StatusNote.Note> note = RunFolder.find(mapping.out(), run).flatMap(StatusNote::read);
        ImportReport report = ImportReport.of(ledger, run);
        out().println("Run          " + run);
        note.filter(StatusNote.Note::isRunning).ifPresent(this::show);
        line("Records", String.format("%,d: %s", report.rows(), Words.of(report.outcomes())));
        line("Pace", String.format("%,.0f a minute on average, %,.0f at most", report.perMinute(), report.highestPerMinute()));
        if (report.stopReason() != null) {
            line("Stopped", report.stopReason() + String.format("; %,d records were not attempted", report.notAttempted()));
        }
        long unfinished = ledger.unfinished(run);
        line("Unfinished", unfinished == 0 ? "none" : unfinished + " records are under way, or were when it was killed");
        line("Since", report.startedAt() + ", as of " + report.endedAt());
        boolean gone = note.filter(noted -> noted.isCutOff()).isPresent();
        if (report.stopReason() != null || gone || unfinished > 0 && note.filter(StatusNote.Note::isRunning).isEmpty()) {
            line("Next", next("resume", "--run", run));
        }
    }

    private void line(String name, String text) {
        out().printf("  %-10s %s%n", name, text);
    }
}
