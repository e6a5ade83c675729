package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * The charts of a page: shapes as inline SVG that stretch with the page, words and numbers beside them as HTML, so that
 * these keep their size on a phone.
 */
final class HtmlCharts {

    private static final String REJECTED = "rejected";
    private static final double HEADROOM = 1.04;
    private static final int LONGEST_EXAMPLE = 160;

    private final ImportReport report;
    private final Outcomes all;
    private final Html html;

    HtmlCharts(ImportReport report, Html html) {
        this.report = report;
        this.all = report.outcomes();
        this.html = html;
    }

    /** An action as a word: {@code Created}. */
    static String name(ImportAction action) {
        return action.name().charAt(0) + action.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** One bar for all records, with a key that has the numbers. */
    void outcomes() throws IOException {
        html.raw("<svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .text(inWords()).raw("\">");
        double x = 0;
        for (Map.Entry<ImportAction, Long> action : all.actions().entrySet()) {
            x = segment(x, action.getKey().name().toLowerCase(Locale.ROOT), action.getValue());
        }
        segment(x, REJECTED, all.rejected());
        html.raw("</svg>\n<ul class=\"key\">\n");
        for (Map.Entry<ImportAction, Long> action : all.actions().entrySet()) {
            key(action.getKey().name().toLowerCase(Locale.ROOT), name(action.getKey()), action.getValue());
        }
        key(REJECTED, "Rejected", all.rejected());
        html.raw("</ul>\n");
    }

    private String inWords() {
        StringBuilder words = new StringBuilder();
        all.actions().forEach((action, count) -> words.append(name(action)).append(' ').append(Plain.number(count))
                .append(", "));
        return words.append("Rejected ").append(Plain.number(all.rejected())).toString();
    }

    private double segment(double x, String kind, long count) throws IOException {
        double width = count * 100.0 / all.rows();
        if (count > 0) {
            html.raw("<rect class=\"" + kind + "\" x=\"" + number(x) + "\" y=\"0\" width=\"" + number(width)
                     + "\" height=\"1\"/>");
        }
        return x + width;
    }

    private void key(String kind, String name, long count) throws IOException {
        html.raw("<li><svg class=\"dot\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"" + kind
                 + "\" width=\"10\" height=\"10\" rx=\"3\"/></svg>")
                .element("span class=\"name\"", name)
                .element("span class=\"count\"", Plain.number(count))
                .element("span class=\"share\"", Plain.percent(count, all.rows())).raw("</li>\n");
    }

    /** A column for each bucket, and the limit as a line. */
    void pace() throws IOException {
        Pace pace = report.pace();
        double limit = report.limitPerMinute() == null ? 0 : report.limitPerMinute();
        double top = ceiling(HEADROOM * Math.max(pace.highest(), limit));
        html.raw("<div class=\"plot\">\n<svg viewBox=\"0 0 " + pace.buckets().size()
                 + " 100\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .text("On average " + Plain.number(report.perMinute()) + " records a minute, at most "
                      + Plain.number(report.highestPerMinute()))
                .raw("\">\n<path class=\"grid\" d=\"M0 0H1000M0 50H1000M0 100H1000\"/>\n");
        int index = 0;
        for (Pace.Bucket bucket : pace.buckets()) {
            column(index++, bucket, pace.perMinute(bucket), top);
        }
        if (limit > 0) {
            html.raw("<path class=\"limit\" d=\"M0 " + number(100 - limit * 100 / top) + "H1000\"/>\n");
        }
        html.raw("</svg>\n");
        String[] ends = Plain.span(pace.buckets().get(0).from(), pace.end()).split(" to ");
        label(100, Plain.number(top));
        label(50, Plain.number(top / 2));
        label(0, "0");
        html.raw("</div>\n<p class=\"axis\">").element("span", ends[0])
                .element("span", ends[1].replace(" UTC", "")).raw("</p>\n<p class=\"hint\">")
                .text("Each column is " + Plain.duration(pace.width()).replace(".0 s", " s").replace(" 0 s", "")
                        .replace(" 0 min", "")
                      + ".");
        if (limit > 0) {
            html.raw(" <span class=\"limit\">").text("The line is the limit: " + Plain.number(limit) + " requests a minute.")
                    .raw("</span>");
        }
        html.raw("</p>\n");
    }

    private void column(int index, Pace.Bucket bucket, double perMinute, double top) throws IOException {
        double height = perMinute * 100 / top;
        if (height > 0) {
            html.raw("<rect class=\"column\" x=\"" + number(index + 0.08) + "\" y=\"" + number(100 - height)
                     + "\" width=\"0.84\" height=\"" + number(height) + "\"><title>")
                    .text(Plain.time(bucket.from()) + ": " + Plain.number(perMinute) + " a minute").raw("</title></rect>\n");
        }
    }

    private void label(int percent, String text) throws IOException {
        html.raw("<span class=\"tick\" aria-hidden=\"true\" style=\"bottom:" + percent + "%\">").text(text)
                .raw("</span>\n");
    }

    /** The next number that is easy to read and to halve. */
    static double ceiling(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(2, number))));
        for (double step : new double[] { 1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8 }) {
            if (step * power >= number) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** A bar for each error, with an example. */
    void errors() throws IOException {
        html.raw("<ul class=\"errors\">\n");
        long most = report.errors().get(0).count();
        for (ImportReport.ErrorCount error : report.errors()) {
            html.raw("<li>\n<p class=\"label\"><span class=\"error\">").name(error.error()).raw("</span>")
                    .element("span class=\"count\"", Plain.number(error.count())).raw("</p>\n")
                    .raw("<svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
                    .raw("<rect class=\"track\" width=\"100\" height=\"1\"/><rect class=\"rejected\" width=\""
                         + number(error.count() * 100.0 / most) + "\" height=\"1\"/></svg>\n<p class=\"hint\">First at ")
                    .foreign(error.position());
            if (error.reason() != null) {
                html.raw(": ").foreign(Plain.clip(error.reason(), LONGEST_EXAMPLE));
            }
            html.raw("</p>\n</li>\n");
        }
        html.raw("</ul>\n");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
