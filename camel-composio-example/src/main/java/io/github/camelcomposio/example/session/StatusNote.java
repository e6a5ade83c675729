package io.github.camelcomposio.example.session;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import io.github.camelcomposio.example.mapping.Mapping;

/**
 * How far a run is, in a small file beside its rejects: for another process, which can't open an embedded ledger
 * meanwhile.
 */
public final class StatusNote {

    private static final String RUNNING = "running";

    private final RunFolder folder;
    private final String mapping;
    private final Tally tally;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    StatusNote(RunFolder folder, String mapping, Tally tally) {
        this.folder = folder;
        this.mapping = mapping;
        this.tally = tally;
    }

    /**
     * What was noted.
     *
     * @param mapping    the mapping's name
     * @param process    the id of the process that noted it
     * @param state      running, ended or stopped
     * @param startedAt  when the process began with the run
     * @param at         when it was noted
     * @param records    how many it has finished
     * @param words      what became of them
     * @param stopReason why it was stopped
     */
    public record Note(
            String runId, String mapping, long process, String state, Instant startedAt, Instant at, long records,
            String words, Optional<String> stopReason) {

        /** Whether the process is still at work on it; of another machine nobody can tell. */
        public boolean isRunning() {
            return state.equals(RUNNING) && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        }

        /** Whether the process ended without saying how. */
        public boolean isCutOff() {
            return state.equals(RUNNING) && !isRunning();
        }

        /** How many records a second it has finished, on average. */
        public double perSecond() {
            return records * 1000.0 / Math.max(1000, Duration.between(startedAt, at).toMillis());
        }
    }

    void running() {
        write(RUNNING, null);
    }

    /** @param stopReason null where it came to its end */
    void ended(String stopReason) {
        write(stopReason == null ? "ended" : "stopped", stopReason);
    }

    /** It is a help and no more: where it can't be written, the import goes on. */
    private synchronized void write(String state, String stopReason) {
        Properties properties = new Properties();
        properties.setProperty("mapping", mapping);
        properties.setProperty("process", String.valueOf(ProcessHandle.current().pid()));
        properties.setProperty("state", state);
        properties.setProperty("startedAt", startedAt.toString());
        properties.setProperty("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        properties.setProperty("records", String.valueOf(tally.rows()));
        properties.setProperty("words", tally.words());
        properties.setProperty("stopReason", stopReason == null ? "" : stopReason);
        Path next = folder.path().resolve("status.next");
        try {
            try (Writer writer = new OutputStreamWriter(OwnerOnly.file(next), StandardCharsets.UTF_8)) {
                properties.store(writer, null);
            }
            Files.move(next, folder.status(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return;
        }
    }

    /** What was noted of a run; empty where nothing was. */
    public static Optional<Note> read(RunFolder folder) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.status())) {
            properties.load(reader);
            return Optional.of(new Note(
                    folder.runId(), properties.getProperty("mapping"), Long.parseLong(properties.getProperty("process")),
                    properties.getProperty("state"), Instant.parse(properties.getProperty("startedAt")),
                    Instant.parse(properties.getProperty("at")), Long.parseLong(properties.getProperty("records")),
                    properties.getProperty("words"),
                    Optional.of(properties.getProperty("stopReason")).filter(reason -> !reason.isEmpty())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What was noted of the run of a mapping that began last. */
    public static Optional<Note> newest(Mapping mapping) {
        List<Note> notes = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(mapping.out(), Files::isDirectory)) {
            folders.forEach(folder -> read(new RunFolder(folder)).filter(note -> mapping.name().equals(note.mapping()))
                    .ifPresent(notes::add));
        } catch (IOException e) {
            return Optional.empty();
        }
        return notes.stream().max(Comparator.comparing(Note::startedAt));
    }
}
