package io.github.camelcomposio.example.command;

import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.ImportOrder;
import io.github.camelcomposio.example.session.LedgerStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goes on with a run. */
@Command(name = "resume", description = "Goes on with a run that was stopped, killed, or had rejects. What is done costs no request.",
         footer = { "  importer resume users.yaml", "  importer resume users.yaml --run users-20261121-150000" })
final class ResumeCommand extends ImportingCommand {

    @Option(names = "--run", paramLabel = "ID", description = "The run. Default: the newest one of the mapping.")
    private String runId;

    @Override
    ImportOrder order(Mapping mapping, LedgerStore store) {
        if (mapping.isSimulated()) {
            throw ImporterException.failed(
                    "The simulator in which the run began has ended with its process, so that nothing can go on: run it anew");
        }
        return new ImportOrder(existing(mapping, store, runId), false, limit(mapping), null);
    }
}
