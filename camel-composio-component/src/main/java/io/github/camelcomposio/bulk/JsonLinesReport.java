package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelcomposio.client.Json;

/** A report for programs. Its fields are described at {@link ImportReport#writeJsonLines(java.io.Writer)}. */
final class JsonLinesReport {

    /** Always there, also where there are none. */
    private static final Set<ImportAction> OF_IMPORTS
            = EnumSet.of(ImportAction.CREATED, ImportAction.UPDATED, ImportAction.UNCHANGED, ImportAction.SKIPPED);

    private final Writer writer;

    JsonLinesReport(Writer writer) {
        this.writer = writer;
    }

    void write(ImportReport report) throws IOException {
        line(summary(report));
        for (ImportReport.Reject reject : report.rejects()) {
            line(reject(reject));
        }
        writer.flush();
    }

    void write(ImportReport report, ImportLedger ledger) throws IOException {
        line(summary(report));
        try {
            ledger.journal(report.runId(), entry -> {
                try {
                    line(record(entry));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private void line(Map<String, Object> object) throws IOException {
        writer.write(Json.writeText(object));
        writer.write('\n');
    }

    private static Map<String, Object> summary(ImportReport report) {
        Map<String, Object> line = typed("summary");
        line.put("run_id", report.runId());
        line.put("dry_run", report.dryRun());
        line.put("started_at", text(report.startedAt()));
        line.put("ended_at", text(report.endedAt()));
        line.put("duration_ms", report.duration().toMillis());
        line.put("stop_reason", report.stopReason());
        line.put("rows", report.rows());
        line.put("not_attempted", report.notAttempted());
        line.put("outcomes", outcomes(report.outcomes()));
        Map<String, Object> toolkits = new LinkedHashMap<>();
        report.toolkits().forEach((toolkit, outcomes) -> toolkits.put(toolkit, outcomes(outcomes)));
        line.put("toolkits", toolkits);
        line.put("errors", report.errors().stream().map(JsonLinesReport::error).toList());
        line.put("rejects_kept", report.rejects().size());
        line.put("requests", report.requests());
        line.put("records_per_minute", Math.round(report.perMinute()));
        line.put("limit_per_minute", report.limitPerMinute());
        line.put("pace", pace(report.pace()));
        line.put("estimated_seconds", report.estimatedDuration().map(JsonLinesReport::seconds).orElse(null));
        line.put("verification", report.verification().isEmpty() ? null : verification(report));
        return line;
    }

    /** Rounded up. */
    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    private static Map<String, Object> verification(ImportReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (ImportOutcome.Verification answer : ImportOutcome.Verification.values()) {
            object.put(answer.name().toLowerCase(Locale.ROOT), report.verification().getOrDefault(answer, 0L));
        }
        return object;
    }

    private static Map<String, Object> outcomes(Outcomes outcomes) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rows", outcomes.rows());
        for (ImportAction action : ImportAction.values()) {
            if (OF_IMPORTS.contains(action) || outcomes.of(action) > 0) {
                object.put(action.name().toLowerCase(Locale.ROOT), outcomes.of(action));
            }
        }
        object.put("rejected", outcomes.rejected());
        return object;
    }

    private static Map<String, Object> error(ImportReport.ErrorCount error) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("error", error.error());
        object.put("count", error.count());
        object.put("position", error.position());
        object.put("reason", error.reason());
        return object;
    }

    private static Map<String, Object> pace(Pace pace) {
        List<Map<String, Object>> buckets = new ArrayList<>();
        for (Pace.Bucket bucket : pace.buckets()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("from", text(bucket.from()));
            object.put("records", bucket.records());
            object.put("requests", bucket.requests());
            buckets.add(object);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("bucket_seconds", pace.width().toSeconds());
        object.put("buckets", buckets);
        return object;
    }

    private static Map<String, Object> reject(ImportReport.Reject reject) {
        Map<String, Object> line = typed("reject");
        line.put("position", reject.position());
        line.put("user_id", reject.userId());
        line.put("toolkit", reject.toolkit());
        line.put("auth_config_id", reject.authConfigId());
        line.put("error", reject.error());
        line.put("reason", reject.reason());
        line.put("request_id", reject.requestId());
        line.put("at", text(reject.at()));
        return line;
    }

    private static Map<String, Object> record(JournalEntry entry) {
        Map<String, Object> line = typed("record");
        line.put("position", clip(entry.position()));
        line.put("user_id", clip(entry.userId()));
        line.put("toolkit", clip(entry.toolkit()));
        line.put("auth_config_id", clip(entry.authConfigId()));
        line.put("error", clip(entry.error()));
        line.put("reason", clip(entry.reason()));
        line.put("request_id", clip(entry.requestId()));
        line.put("at", text(entry.at()));
        line.put("connected_account_id", clip(entry.connectedAccountId()));
        line.put("action", text(entry.action()));
        line.put("status", clip(entry.status()));
        line.put("requests", entry.requests());
        line.put("verification", text(entry.verification()));
        return line;
    }

    private static Map<String, Object> typed(String type) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        return line;
    }

    private static String clip(String text) {
        return Plain.clip(text, Plain.LONGEST);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
