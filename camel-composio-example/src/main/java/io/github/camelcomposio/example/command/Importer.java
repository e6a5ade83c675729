package io.github.camelcomposio.example.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.demo.Demo;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.MappingReader;
import io.github.camelcomposio.example.session.Failures;
import io.github.camelcomposio.example.session.ImportSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program: its commands, and what is true of all of them. */
@Command(name = "importer", mixinStandardHelpOptions = true, versionProvider = Version.class,
         subcommands = {
                 PlanCommand.class, RunCommand.class, StatusCommand.class, ResumeCommand.class, VerifyCommand.class,
                 RollbackCommand.class, ReportCommand.class },
         header = "Imports credentials from files, databases, vaults and Kafka topics into Composio.",
         description = {
                 "", "A mapping file says where the records are and what their columns mean. Without a command, sample data is"
                     + " imported into a simulator, all in this process." },
         footerHeading = "%nThe way:%n",
         footer = {
                 "  importer plan users.yaml              what would be done; nothing is written",
                 "  importer run users.yaml --limit 100   a pilot",
                 "  importer run users.yaml               all of it",
                 "  importer report users.yaml --format html --out report.html", "",
                 "importer stands for java -jar camel-composio-example.jar.", "", "Exit status:",
                 "  0   all is well", "  1   it could not run, or was stopped", "  2   the command line or the mapping is wrong",
                 "  3   it finished, and some records were rejected", "  130 after Ctrl-C, 143 after a TERM signal" })
public final class Importer implements Callable<Integer> {

    private final Surroundings surroundings;
    private volatile ImportSession running;
    private volatile boolean told;
    private Mapping mapping;

    public Importer(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs to the end and gives the exit status. */
    public int run(String... arguments) {
        CommandLine line = new CommandLine(this);
        line.setOut(new PrintWriter(surroundings.out(), true));
        line.setErr(new PrintWriter(surroundings.err(), true));
        line.setParameterExceptionHandler((failure, words) -> misuse(failure));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        return line.execute(arguments);
    }

    private int misuse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        surroundings.err().println(failure.getMessage().lines().findFirst().orElse("") + " (--help says what there is: "
                                   + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitStatus.MISUSED;
    }

    private int failed(Exception failure) {
        if (failure instanceof ImporterException known) {
            surroundings.err().println(known.getMessage());
            return known.status();
        }
        String why = Failures.describe(failure);
        surroundings.err().println(mapping == null ? why : mapping.scrub(why));
        return ExitStatus.STOPPED;
    }

    /** The demo. */
    @Override
    public Integer call() {
        return new Demo(surroundings.out(), surroundings.terminal(), surroundings.demo(), this::begin).run();
    }

    /** Reads a mapping, whose secrets are shown nowhere from now on. */
    Mapping read(Path file) {
        mapping = MappingReader.read(file, surroundings.environment());
        return mapping;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** From now on {@link #stop} ends this one. */
    void begin(ImportSession session) {
        running = session;
        if (told) {
            session.stop();
        }
    }

    /** Ends an import early: what is under way is finished. */
    public void stop() {
        told = true;
        ImportSession session = running;
        if (session != null) {
            session.stop();
        }
    }
}
