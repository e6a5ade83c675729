package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportOutcome.Verification;

/** A report as a page: what happened, in numbers, over time, by toolkit, by error, and each reject. */
final class HtmlReport {

    /** A page with more of them is slow on a phone; the others are in the JSON Lines. */
    private static final int MOST_REJECTS = 1000;
    /** Fewer show nothing that the figures do not say. */
    private static final int FEWEST_COLUMNS = 3;
    private static final String STYLE = "report.css";

    private final ImportReport report;
    private final Outcomes all;
    private final Html html;
    private final HtmlCharts charts;

    HtmlReport(ImportReport report, Html html) {
        this.report = report;
        this.all = report.outcomes();
        this.html = html;
        this.charts = new HtmlCharts(report, html);
    }

    void write() throws IOException {
        html.raw("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                """);
        html.element("title", headline() + " – Composio import").raw("\n<style>\n").raw(style())
                .raw("</style>\n</head>\n<body>\n<main>\n");
        head();
        if (all.rows() > 0) {
            section("outcomes", "Outcomes", charts::outcomes);
            cards();
            if (report.pace().buckets().size() >= FEWEST_COLUMNS) {
                section("pace", "Records per minute", charts::pace);
            }
            section("toolkits", "By toolkit", this::toolkits);
        } else {
            html.raw("<p class=\"hint\">The run has no records.</p>\n");
        }
        if (all.rejected() > 0) {
            section("errors", "Rejected, by error", charts::errors);
            section("rejects", "Rejects", this::rejects);
        }
        html.raw("<footer>Times are UTC. This page holds no credentials.</footer>\n</main>\n</body>\n</html>\n").flush();
    }

    private String headline() {
        String records = Plain.count(all.rows(), "record", "records");
        if (all.rows() == 0) {
            return report.dryRun() ? "Nothing to import" : "Nothing was imported";
        }
        return records + (all.rejected() == 0 ? ", none rejected" : ", " + Plain.number(all.rejected()) + " rejected");
    }

    private void head() throws IOException {
        html.raw("<header>\n<p class=\"kind\">").text(report.dryRun() ? "Composio import plan" : "Composio import")
                .raw("</p>\n").element("h1", headline()).raw("\n<p class=\"run\">");
        if (report.runId() != null) {
            html.raw("Run <code>").foreign(report.runId()).raw("</code>");
        }
        if (report.startedAt() != null) {
            html.raw(" <span class=\"when\">").text(report.endedAt() == null
                    ? Plain.time(report.startedAt())
                    : Plain.span(report.startedAt(), report.endedAt())).raw("</span>");
        }
        html.raw("</p>\n");
        if (report.dryRun()) {
            html.raw("<p class=\"note\">A dry run: nothing was written. The outcomes are what would be done.")
                    .raw(" ").text(report.estimate().map(estimate -> estimate + ".").orElse("")).raw("</p>\n");
        }
        if (report.stopReason() != null) {
            html.raw("<p class=\"note stopped\"><strong>Stopped:</strong> ").foreign(report.stopReason()).raw("</p>\n");
        }
        if (report.notAttempted() > 0) {
            html.raw("<p class=\"note\">").text(Plain.count(report.notAttempted(), "record was", "records were")
                                                + " not attempted: they came after the run was stopped. The same run id resumes.")
                    .raw("</p>\n");
        }
        html.raw("</header>\n");
    }

    private void cards() throws IOException {
        html.raw("<section aria-label=\"Figures\"><dl class=\"cards\">\n");
        card("Done", Plain.percent(all.done(), all.rows()), Plain.number(all.done()) + " of " + Plain.number(all.rows()));
        card("Duration", Plain.duration(report.duration()), "until the last record");
        card("Pace", Plain.number(report.perMinute()), "a minute; " + Plain.number(report.highestPerMinute()) + " at most");
        if (report.requests() > 0 && !report.dryRun()) {
            card("Requests", Plain.number(report.requests()),
                    String.format(Locale.ENGLISH, "%.2f a record", (double) report.requests() / all.rows()));
        }
        if (report.asked() > 0) {
            String others = Plain.number(answers(Verification.REJECTED)) + " rejected, "
                            + Plain.number(answers(Verification.UNVERIFIABLE)) + " unverifiable";
            card("Verified", Plain.number(answers(Verification.VERIFIED)), others);
        }
        html.raw("</dl></section>\n");
    }

    private long answers(Verification verification) {
        return report.verification().getOrDefault(verification, 0L);
    }

    private void card(String name, String figure, String detail) throws IOException {
        html.raw("<div>").element("dt", name).element("dd class=\"figure\"", figure).element("dd", detail).raw("</div>\n");
    }

    private void toolkits() throws IOException {
        List<ImportAction> actions = List.copyOf(all.actions().keySet());
        html.raw(
                "<div class=\"wide\" role=\"region\" aria-labelledby=\"toolkits\" tabindex=\"0\">\n<table class=\"numbers\">\n")
                .raw("<thead><tr><th scope=\"col\">Toolkit</th><th scope=\"col\">Records</th><th scope=\"col\">Rejected</th>");
        for (ImportAction action : actions) {
            html.element("th scope=\"col\"", HtmlCharts.name(action));
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (Map.Entry<String, Outcomes> toolkit : report.toolkits().entrySet()) {
            Outcomes outcomes = toolkit.getValue();
            html.raw("<tr><th scope=\"row\">").foreign(toolkit.getKey()).raw("</th>");
            number(outcomes.rows(), " sum");
            number(outcomes.rejected(), " bad");
            for (ImportAction action : actions) {
                number(outcomes.of(action), "");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n</table>\n</div>\n");
    }

    private void number(long number, String kind) throws IOException {
        html.raw("<td class=\"number" + (number == 0 ? " zero" : kind) + "\">" + Plain.number(number) + "</td>");
    }

    /** On a phone each row is a card; the roles keep it a table for who listens to it. */
    private void rejects() throws IOException {
        long shown = Math.min(MOST_REJECTS, report.rejects().size());
        if (shown < all.rejected()) {
            String more = report.rejects().size() == shown
                    ? ""
                    : " The report as JSON Lines has " + Plain.number(report.rejects().size()) + ".";
            String first = "The first " + Plain.number(shown) + " of " + Plain.number(all.rejected()) + ".";
            html.raw("<p class=\"hint\">").text(first + more).raw("</p>\n");
        }
        html.raw("""
                <table class="rejects" role="table">
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Position</th>\
                <th role="columnheader" scope="col">User</th><th role="columnheader" scope="col">Toolkit</th>\
                <th role="columnheader" scope="col">Error and reason</th></tr></thead>
                <tbody role="rowgroup">
                """);
        for (ImportReport.Reject reject : report.rejects().subList(0, (int) shown)) {
            html.raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">").foreign(reject.position())
                    .raw("</th><td role=\"cell\" class=\"user\">").foreign(reject.userId())
                    .raw("</td><td role=\"cell\" class=\"toolkit\">").foreign(reject.toolkit())
                    .raw("</td><td role=\"cell\"><span class=\"error\">").name(reject.error()).raw("</span>");
            if (reject.reason() != null) {
                html.raw(" <span class=\"reason\">").foreign(reject.reason()).raw("</span>");
            }
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody>\n</table>\n");
    }

    private void section(String id, String title, Part content) throws IOException {
        html.raw("<section aria-labelledby=\"" + id + "\">\n").element("h2 id=\"" + id + "\"", title).raw("\n");
        content.write();
        html.raw("</section>\n");
    }

    private static String style() throws IOException {
        try (InputStream style = HtmlReport.class.getResourceAsStream(STYLE)) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What stands in a section. */
    private interface Part {
        void write() throws IOException;
    }
}
