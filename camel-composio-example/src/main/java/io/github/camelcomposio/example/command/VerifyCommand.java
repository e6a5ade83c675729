package io.github.camelcomposio.example.command;

import java.io.IOException;

import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.Shown;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.AccountChecks;
import io.github.camelcomposio.example.session.ComposioContext;
import io.github.camelcomposio.example.session.LedgerStore;
import io.github.camelcomposio.example.session.RunFolder;
import io.github.camelcomposio.sources.RejectFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the providers whether they take what was imported. */
@Command(name = "verify",
         description = "Asks the providers whether they take the credentials of a run's accounts, once each ever, at most"
                       + " verifyPerSecond (5) a second.",
         footer = { "  importer verify users.yaml --sample 100", "  importer verify users.yaml --run users-20261121-150000" })
final class VerifyCommand extends MappingCommand {

    @Option(names = "--run", paramLabel = "ID", description = "The run. Default: the newest one of the mapping.")
    private String runId;

    @Option(names = "--sample", paramLabel = "N", defaultValue = "0",
            description = "Only N accounts, taken at random. Default: all.")
    private int sample;

    @Override
    int run(Mapping mapping) throws IOException {
        if (sample < 0) {
            throw ImporterException.misuse("--sample must be a number of accounts, such as 100");
        }
        requireComposio(mapping);
        try (LedgerStore store = openLedger(mapping)) {
            String run = existing(mapping, store, runId);
            RunFolder folder = RunFolder.of(mapping.out(), run).create();
            try (ComposioContext composio = new ComposioContext(mapping, store.ledger());
                 RejectFile refused = new RejectFile(folder.newFile("refused"))) {
                composio.camel().start();
                return end(new AccountChecks(composio.camel(), mapping, refused).run(store.toRead(), run, sample), refused);
            }
        }
    }

    private int end(AccountChecks.Counts counts, RejectFile refused) {
        out().printf("%s accounts: %s verified, %s refused, %s can't be verified, %s failed%n", Words.count(counts.all()),
                Words.count(counts.verified()), Words.count(counts.refused()), Words.count(counts.unverifiable()),
                Words.count(counts.failed()));
        if (counts.refused() + counts.failed() > 0) {
            out().println("Refused and failed ones, with reasons: " + Shown.path(refused.path()));
        }
        if (counts.firstFailure() != null) {
            throw ImporterException.failed(Words.count(counts.failed()) + " accounts could not be asked about; the first: "
                                           + counts.firstFailure());
        }
        return counts.refused() == 0 ? ExitStatus.WELL : ExitStatus.REJECTS;
    }
}
