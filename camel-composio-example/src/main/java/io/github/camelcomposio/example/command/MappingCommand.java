package io.github.camelcomposio.example.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.LedgerStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command over a mapping. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class, footerHeading = "%nExamples:%n")
abstract class MappingCommand implements Callable<Integer> {

    @ParentCommand
    private Importer importer;

    @Parameters(paramLabel = "MAPPING", description = "The mapping file, such as users.yaml.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        return run(importer.read(file));
    }

    /** Does the work and gives the exit status. */
    abstract int run(Mapping mapping) throws Exception;

    Importer importer() {
        return importer;
    }

    PrintStream out() {
        return importer.surroundings().out();
    }

    /** A command line to go on with, as it can be typed. */
    String next(String command, String... options) {
        String jar = System.getProperty("sun.java.command", "").split(" ")[0];
        String program = jar.endsWith(".jar") ? "java -jar " + jar : "importer";
        return program + " " + command + " " + file + (options.length == 0 ? "" : " " + String.join(" ", options));
    }

    /** The ledger of what was imported before. */
    LedgerStore openLedger(Mapping mapping) {
        if (!LedgerStore.isThere(mapping)) {
            throw ImporterException.failed("There is no run of " + mapping.file() + " yet. Begin with: " + next("plan"));
        }
        try {
            return LedgerStore.open(mapping);
        } catch (LedgerStore.InUseException e) {
            throw ImporterException.failed(e.getMessage());
        }
    }

    /** What was imported into a simulator has ended with it. */
    static void requireComposio(Mapping mapping) {
        if (mapping.isSimulated()) {
            throw ImporterException.failed(
                    "There is no key (COMPOSIO_API_KEY), and the simulator of an earlier run has ended with its process."
                                           + " One that stays: java -cp camel-composio-example.jar"
                                           + " io.github.camelcomposio.simulator.SimulatorMain");
        }
    }

    /** A run that is there: the one that is named, else the newest one of the mapping. */
    String existing(Mapping mapping, LedgerStore store, String runId) {
        if (runId == null) {
            return new Runs(mapping, store.toRead()).newest().orElseThrow(() -> ImporterException.failed(
                    "There is no run of " + mapping.file() + " yet. Begin with: " + next("plan")));
        }
        if (store.toRead().run(runId).isEmpty()) {
            throw ImporterException.failed("The ledger has no run " + runId + Runs.known(store.toRead()));
        }
        return runId;
    }
}
