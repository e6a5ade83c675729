package io.github.camelcomposio.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a report's builder has collected so far. For one thread at a time. */
final class Collected {

    /** Beyond so many toolkits, or errors, the rest is one group. */
    static final int MOST_GROUPS = 500;
    static final String OTHERS = "(others)";
    static final String UNKNOWN = "(unknown)";

    int rejectsKept = ImportReport.REJECTS_KEPT;
    Integer limitPerMinute;
    boolean dryRun;
    String runId;
    Instant startedAt;
    String stopReason;
    long notAttempted;
    private Instant endedAt;
    private Instant lastWritten;
    private long requests;
    private final Map<String, Outcomes.Counter> toolkits = new HashMap<>();
    private final Map<String, ErrorCounter> errors = new LinkedHashMap<>();
    private final List<ImportReport.Reject> rejects = new ArrayList<>();
    private final Map<ImportOutcome.Verification, Long> verification = new EnumMap<>(ImportOutcome.Verification.class);
    private final Pace.Counter pace = new Pace.Counter();

    /** Counts an error, and remembers where it was met first. */
    private static final class ErrorCounter {

        private final ImportReport.Reject first;
        private long count;

        private ErrorCounter(ImportReport.Reject first) {
            this.first = first;
        }
    }

    void run(RunRecord run) {
        runId = run.runId();
        startedAt = earlier(startedAt, run.startedAt());
        lastWritten = run.lastAt();
        stopReason = clip(run.stopReason());
        notAttempted = run.notAttempted();
    }

    void add(JournalEntry entry) {
        ImportAction done = entry.isReject() ? null : entry.action();
        toolkits.computeIfAbsent(group(toolkits, toolkit(entry)), any -> new Outcomes.Counter()).add(done);
        if (entry.verification() != null) {
            verification.merge(entry.verification(), 1L, Long::sum);
        }
        requests += entry.requests();
        pace.add(entry.at(), entry.requests());
        startedAt = earlier(startedAt, entry.at());
        endedAt = endedAt == null || entry.at().isAfter(endedAt) ? entry.at() : endedAt;
        if (done == null) {
            addReject(entry);
        }
    }

    private void addReject(JournalEntry entry) {
        ImportReport.Reject reject = new ImportReport.Reject(
                clip(entry.position()), clip(entry.userId()),
                clip(entry.toolkit()), clip(entry.authConfigId()), entry.error() == null ? UNKNOWN : clip(entry.error()),
                clip(entry.reason()), clip(entry.requestId()), entry.at());
        errors.computeIfAbsent(group(errors, reject.error()), any -> new ErrorCounter(reject)).count++;
        if (rejects.size() < rejectsKept) {
            rejects.add(reject);
        }
    }

    private static String toolkit(JournalEntry entry) {
        String toolkit = entry.toolkit() != null ? entry.toolkit() : entry.authConfigId();
        return toolkit == null ? UNKNOWN : clip(toolkit);
    }

    private static String group(Map<String, ?> groups, String name) {
        return groups.containsKey(name) || groups.size() < MOST_GROUPS ? name : OTHERS;
    }

    private static String clip(String text) {
        return Plain.clip(text, Plain.LONGEST);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    ImportReport report() {
        Map<String, Outcomes> byToolkit = new TreeMap<>();
        toolkits.forEach((toolkit, counter) -> byToolkit.put(toolkit, counter.counted()));
        List<ImportReport.ErrorCount> byError = new ArrayList<>();
        errors.forEach((error, counter) -> byError.add(new ImportReport.ErrorCount(
                error, counter.count, counter.first.position(), counter.first.reason())));
        byError.sort(Comparator.comparingLong(ImportReport.ErrorCount::count).reversed());
        return new ImportReport(
                runId, dryRun, startedAt, endedAt == null ? lastWritten : endedAt, stopReason, notAttempted,
                byToolkit, byError, rejects, requests, pace.counted(), limitPerMinute,
                verification);
    }
}
