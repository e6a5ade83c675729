package io.github.camelcomposio.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for a terminal. */
final class TextReport {

    private static final int WIDTH = 96;
    private static final int MOST_TOOLKITS = 30;
    private static final int MOST_REJECTS = 20;
    private static final int LONGEST_NAME = 24;
    /** With more of them the table has narrower columns. */
    private static final int ROOMY_ACTIONS = 4;
    private static final int SHORT_NAME = 16;
    private static final int LONGEST_ERROR = 40;

    private final ImportReport report;
    private final Outcomes all;
    private final StringBuilder text = new StringBuilder();

    TextReport(ImportReport report) {
        this.report = report;
        this.all = report.outcomes();
    }

    @Override
    public String toString() {
        text.setLength(0);
        head();
        outcomes();
        if (all.rows() > 0) {
            toolkits();
            errors();
            rejects();
            figures();
        }
        report.estimate().ifPresent(estimate -> {
            text.append('\n');
            wrapped(2, estimate);
        });
        return text.toString();
    }

    private void head() {
        line(0, report.dryRun() ? "Import plan: nothing was written" : "Import");
        if (report.runId() != null) {
            wrapped(2, "run " + Plain.line(Plain.clip(report.runId(), Plain.LONGEST)));
        }
        if (report.stopReason() != null) {
            wrapped(2, "stopped: " + Plain.line(report.stopReason()));
        }
    }

    private void outcomes() {
        text.append('\n');
        row("rows", all.rows(), "");
        all.actions().forEach((action, count) -> row("  " + name(action), count, Plain.percent(count, all.rows())));
        if (all.rows() > 0) {
            row("  rejected", all.rejected(), Plain.percent(all.rejected(), all.rows()));
        }
        if (report.notAttempted() > 0) {
            row("not attempted", report.notAttempted(), "");
        }
        if (report.asked() > 0) {
            row("verification", report.asked(), "");
            report.verification().forEach((answer, count) -> row(
                    "  " + answer.name().toLowerCase(Locale.ROOT), count, Plain.percent(count, report.asked())));
        }
    }

    private void row(String name, long count, String share) {
        line(2, String.format(Locale.ENGLISH, "%-16s%,14d  %8s", name, count, share));
    }

    private void toolkits() {
        title("By toolkit");
        List<ImportAction> actions = new ArrayList<>(all.actions().keySet());
        boolean many = actions.size() > ROOMY_ACTIONS;
        int longest = many ? SHORT_NAME : LONGEST_NAME;
        String name = many ? "%10s" : "%11s";
        String number = many ? "%,10d" : "%,11d";
        StringBuilder head = new StringBuilder(" ".repeat(longest));
        actions.forEach(action -> head.append(String.format(name, name(action))));
        line(2, head.append(String.format(name + "%12s", "rejected", "rows")).toString());
        report.toolkits().entrySet().stream().limit(MOST_TOOLKITS).forEach(toolkit -> {
            Outcomes outcomes = toolkit.getValue();
            StringBuilder row = new StringBuilder(padded(toolkit.getKey(), longest));
            actions.forEach(action -> row.append(String.format(Locale.ENGLISH, number, outcomes.of(action))));
            line(2, row.append(String.format(Locale.ENGLISH, number + "%,12d", outcomes.rejected(), outcomes.rows()))
                    .toString());
        });
        more(report.toolkits().size() - MOST_TOOLKITS, "toolkit", "toolkits");
    }

    private void errors() {
        if (!report.errors().isEmpty()) {
            title("Rejected, by error");
            report.errors().forEach(error -> line(2, String.format(Locale.ENGLISH, "%,9d  %s first at %s", error.count(),
                    padded(error.error(), LONGEST_ERROR),
                    error.position() == null ? "?" : Plain.clip(Plain.line(error.position()), LONGEST_NAME))));
        }
    }

    private void rejects() {
        if (all.rejected() > 0) {
            title("Rejects");
            report.rejects().stream().limit(MOST_REJECTS).forEach(reject -> {
                line(2, padded(reject.position(), LONGEST_NAME) + "  " + padded(reject.userId(), LONGEST_NAME) + "  "
                        + Plain.clip(Plain.line(reject.error()), LONGEST_ERROR));
                wrapped(6, Plain.clip(Plain.line(reject.reason()), Plain.LONGEST));
            });
            more(all.rejected() - Math.min(MOST_REJECTS, report.rejects().size()), "reject", "rejects");
        }
    }

    private void figures() {
        text.append('\n');
        line(2, "time      " + Plain.span(report.startedAt(), report.endedAt()) + ", "
                + Plain.duration(report.duration()));
        line(2, "pace      " + Plain.number(report.perMinute()) + " rows a minute on average, "
                + Plain.number(report.highestPerMinute()) + " at most");
        if (report.requests() > 0 && !report.dryRun()) {
            line(2, "requests  " + Plain.number(report.requests()) + ", "
                    + String.format(Locale.ENGLISH, "%.2f a row", (double) report.requests() / all.rows()));
        }
        if (report.limitPerMinute() != null && report.estimatedDuration().isEmpty()) {
            line(2, "budget    " + Plain.number(report.limitPerMinute()) + " requests a minute");
        }
    }

    private void title(String title) {
        text.append('\n');
        line(2, title);
    }

    private void more(long count, String one, String many) {
        if (count > 0) {
            line(2, "… and " + Plain.number(count) + " more " + (count == 1 ? one : many));
        }
    }

    private static String name(ImportAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static String padded(String name, int width) {
        return String.format("%-" + width + "s", Plain.clip(Plain.line(name), width));
    }

    /** A text in lines, broken at blanks where there are some. */
    private void wrapped(int indent, String words) {
        String rest = words;
        while (rest.length() > WIDTH - indent) {
            int blank = rest.lastIndexOf(' ', WIDTH - indent);
            int end = blank > 0 ? blank : WIDTH - indent;
            line(indent, rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            line(indent, rest);
        }
    }

    private void line(int indent, String line) {
        text.append((" ".repeat(indent) + line).stripTrailing()).append('\n');
    }
}
