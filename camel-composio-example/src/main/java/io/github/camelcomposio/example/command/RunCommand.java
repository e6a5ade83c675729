package io.github.camelcomposio.example.command;

import java.nio.file.Path;

import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.SourceKind;
import io.github.camelcomposio.example.session.ImportOrder;
import io.github.camelcomposio.example.session.LedgerStore;
import io.github.camelcomposio.example.session.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Imports. */
@Command(name = "run", description = "Imports. A run that is there already goes on: what was killed is simply started again.",
         footer = {
                 "  importer run users.yaml --limit 100", "  importer run users.yaml", "  importer run users.yaml --run users-2026",
                 "  importer run users.yaml --only-rejects import-out/users-2026/rejects.csv" })
final class RunCommand extends ImportingCommand {

    @Option(names = "--run", paramLabel = "ID", description = "The run. Default: <mapping>-<yyyyMMdd-HHmmss>.")
    private String runId;

    @Option(names = "--only-rejects", paramLabel = "FILE",
            description = "Only the records that stand in this reject file; under the run of the file, unless --run says otherwise.")
    private Path onlyRejects;

    @Override
    ImportOrder order(Mapping mapping, LedgerStore store) {
        if (onlyRejects != null && mapping.kind() == SourceKind.KAFKA) {
            throw ImporterException.misuse("--only-rejects is not for a topic, whose messages are not read again: send them again");
        }
        Path only = readable("--only-rejects", onlyRejects);
        return new ImportOrder(runId == null ? chosen(mapping, store, only) : runId, false, limit(mapping), only);
    }

    private static String chosen(Mapping mapping, LedgerStore store, Path only) {
        return only == null
                ? Runs.newId(mapping) : RunFolder.runOf(only).filter(run -> store.toRead().run(run).isPresent())
                        .orElseGet(() -> Runs.newId(mapping));
    }
}
