package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of a run's records. Immutable, and small however many records there were. All sums are made of the
 * outcomes by toolkit, so that they agree. Holds no credential.
 *
 * @param runId          the run; null where it is not known
 * @param dryRun         whether nothing was written: the actions are what would be done
 * @param startedAt      when it began; null where nothing was done yet
 * @param endedAt        when the last record was finished; null where nothing was done yet
 * @param stopReason     why it was stopped; null where it was not
 * @param notAttempted   how many records came after the stop; they are not among the rows
 * @param toolkits       the outcomes by toolkit, or by auth config where the toolkit is not known
 * @param errors         the rejects by the exception's simple name, the most frequent first
 * @param rejects        the first rejects, in the order in which they came
 * @param requests       how many requests the records took, in a dry run would take; 0 where nobody counted them
 * @param pace           how fast it went
 * @param limitPerMinute how many requests a minute the import may make; null where it is not known
 * @param verification   how many credentials of which the provider said this; an answer that was not met is missing
 */
public record ImportReport(
        String runId, boolean dryRun, Instant startedAt, Instant endedAt, String stopReason, long notAttempted,
        Map<String, Outcomes> toolkits, List<ErrorCount> errors, List<Reject> rejects, long requests, Pace pace,
        Integer limitPerMinute, Map<ImportOutcome.Verification, Long> verification) {

    /** How many rejects are kept where nothing else is said; more are only counted. */
    public static final int REJECTS_KEPT = 10_000;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public ImportReport {
        toolkits = Collections.unmodifiableMap(new TreeMap<>(toolkits));
        errors = List.copyOf(errors);
        rejects = List.copyOf(rejects);
        Map<ImportOutcome.Verification, Long> ordered = new EnumMap<>(ImportOutcome.Verification.class);
        ordered.putAll(verification);
        verification = Collections.unmodifiableMap(ordered);
    }

    /**
     * Rejects with the same error.
     *
     * @param error    the simple name of the exception
     * @param count    how many
     * @param position where the first one stood; may be null
     * @param reason   its reason; may be null
     */
    public record ErrorCount(String error, long count, String position, String reason) {
    }

    /**
     * A record that failed. Texts have at most 300 characters.
     *
     * @param position     where the record stood in its source; may be null
     * @param userId       whose; may be null
     * @param toolkit      of which toolkit; may be null
     * @param authConfigId of which auth config; may be null
     * @param error        the simple name of the exception
     * @param reason       why, redacted; may be null
     * @param requestId    Composio's id of the last request; may be null
     * @param at           when
     */
    public record Reject(
            String position, String userId, String toolkit, String authConfigId, String error, String reason,
            String requestId, Instant at) {
    }

    /** To make a report of something else than a ledger. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The report of a run, from its journal.
     *
     * @throws NoSuchElementException if the ledger has no run of that id
     */
    public static ImportReport of(ImportLedger ledger, String runId) {
        return builder().read(ledger, runId).build();
    }

    /** All outcomes. */
    public Outcomes outcomes() {
        return toolkits.values().stream().reduce(Outcomes.NONE, Outcomes::plus);
    }

    /** How many records were attempted: the sum of all actions and the rejects. */
    public long rows() {
        return outcomes().rows();
    }

    /** How many of the rejects are only counted. */
    public long rejectsNotKept() {
        return outcomes().rejected() - rejects.size();
    }

    /** From the beginning to the last record, pauses included. */
    public Duration duration() {
        return startedAt == null || endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }

    /** How many records a minute were finished on average. What took less than a second counts as a second. */
    public double perMinute() {
        Duration time = duration().compareTo(SHORTEST) < 0 ? SHORTEST : duration();
        return rows() * 60_000.0 / time.toMillis();
    }

    /** The most records a minute that were finished at any time. */
    public double highestPerMinute() {
        return Math.max(perMinute(), pace.highest());
    }

    /** About how long what a dry run has planned would take; empty where it is not known, or was no dry run. */
    public Optional<Duration> estimatedDuration() {
        return dryRun && requests > 0 && limitPerMinute != null && limitPerMinute > 0
                ? Optional.of(Duration.ofMinutes(requests).dividedBy(limitPerMinute)) : Optional.empty();
    }

    /** What a dry run has planned, as a sentence without a full stop; empty where it is not known. */
    Optional<String> estimate() {
        if (!dryRun || requests == 0) {
            return Optional.empty();
        }
        String time = estimatedDuration().map(duration -> ", about " + Plain.minutes(duration) + " at "
                                                          + Plain.count(limitPerMinute, "request", "requests") + " a minute")
                .orElse("");
        return Optional.of("Estimate: " + Plain.count(requests, "request", "requests") + time);
    }

    /** How many credentials the provider was asked about. */
    long asked() {
        return verification.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For a terminal: at most 100 columns, no colours. Ends with a line break. */
    public String toText() {
        return new TextReport(this).toString();
    }

    /**
     * JSON Lines, an object a line, told apart by {@code type}: the summary, then each reject that was kept. Fields are
     * added over time, and never renamed. What is not known is null, times are ISO 8601 in UTC. Does not close the
     * writer.
     * <ul>
     * <li>{@code summary}, the first line: {@code run_id}, {@code dry_run}, {@code started_at}, {@code ended_at},
     * {@code duration_ms}, {@code stop_reason}, {@code rows}, {@code not_attempted}, {@code outcomes}, {@code toolkits}
     * (an object: outcomes by toolkit), {@code errors} (a list of {@code error}, {@code count}, {@code position},
     * {@code reason}), {@code rejects_kept}, {@code requests}, {@code records_per_minute}, {@code limit_per_minute},
     * {@code pace} (an object: {@code bucket_seconds}, and {@code buckets}, a list of {@code from}, {@code records},
     * {@code requests}), {@code estimated_seconds} (of a dry run), {@code verification} (an object: {@code verified},
     * {@code rejected}, {@code unverifiable}). Outcomes are an object: {@code rows}, {@code created}, {@code updated},
     * {@code unchanged}, {@code skipped}, {@code rejected}; and {@code disabled}, {@code deleted} where there are
     * some.</li>
     * <li>{@code reject}: {@code position}, {@code user_id}, {@code toolkit}, {@code auth_config_id}, {@code error},
     * {@code reason}, {@code request_id}, {@code at}.</li>
     * <li>{@code record}: the same, and {@code connected_account_id}, {@code action}, {@code status}, {@code requests},
     * {@code verification}; of a reject {@code action} is what was done before it failed, and mostly null.</li>
     * </ul>
     */
    public void writeJsonLines(Writer writer) throws IOException {
        new JsonLinesReport(writer).write(this);
    }

    /**
     * JSON Lines: the summary, then each record of the journal, rejects and others, in its order. Does not close the
     * writer.
     *
     * @param ledger the one with the run's journal; while the run goes on, there may be more lines than the summary
     *               says
     */
    public void writeJsonLines(Writer writer, ImportLedger ledger) throws IOException {
        new JsonLinesReport(writer).write(this, ledger);
    }

    /**
     * A page for the browser that needs nothing else: no other file, no network, no script. To be written as UTF-8.
     * Does not close the writer.
     */
    public void writeHtml(Writer writer) throws IOException {
        new HtmlReport(this, new Html(writer)).write();
    }

    /** The report as text. */
    @Override
    public String toString() {
        return toText();
    }

    /** Collects what a report says. Thread-safe, and of bounded size. */
    public static final class Builder {

        private final Collected collected = new Collected();

        private Builder() {
        }

        /** How many rejects to keep. To be said before the first entry. */
        public synchronized Builder rejectsKept(int most) {
            collected.rejectsKept = most;
            return this;
        }

        /** How many requests a minute the import may make; null where it is not known. */
        public synchronized Builder limitPerMinute(Integer limit) {
            collected.limitPerMinute = limit;
            return this;
        }

        /** Says that nothing was written. */
        public synchronized Builder dryRun() {
            collected.dryRun = true;
            return this;
        }

        /** The run, where its record is not given. */
        public synchronized Builder runId(String runId) {
            collected.runId = runId;
            return this;
        }

        /** When the run began, where its record is not given. */
        public synchronized Builder startedAt(Instant time) {
            collected.startedAt = time;
            return this;
        }

        /** The run. */
        public synchronized Builder run(RunRecord run) {
            collected.run(run);
            return this;
        }

        /** One record more. */
        public synchronized Builder add(JournalEntry entry) {
            collected.add(entry);
            return this;
        }

        /** One record more that was not attempted, and why. */
        public synchronized Builder addNotAttempted(String stopReason) {
            collected.notAttempted++;
            collected.stopReason = Plain.clip(stopReason, Plain.LONGEST);
            return this;
        }

        /**
         * A run and its journal.
         *
         * @throws NoSuchElementException if the ledger has no run of that id
         */
        public Builder read(ImportLedger ledger, String runId) {
            run(ledger.run(runId).orElseThrow(
                    () -> new NoSuchElementException("The ledger has no run with the id " + runId)));
            ledger.journal(runId, this::add);
            return this;
        }

        /** The report of what was collected so far. */
        public synchronized ImportReport build() {
            return collected.report();
        }
    }
}
