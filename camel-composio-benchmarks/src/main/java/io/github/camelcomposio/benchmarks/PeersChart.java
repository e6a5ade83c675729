package io.github.camelcomposio.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.benchmarks.peer.Peers;

/** A bar for each client, as long as its CPU time an account. Its colours follow the reader's. */
final class PeersChart {

    static final Map<String, String> NAMES = Map.of(
            Peers.ASYNC, "HttpClient 5, asynchronous, bare",
            Peers.COMPONENT, "camel-composio, in a route",
            Peers.BLOCKING, "HttpClient 5, blocking",
            Peers.CAMEL_HTTP, "camel-http, route by hand",
            Peers.JDK, "JDK client",
            OfficialSdk.NAME, "official TypeScript SDK");

    private static final int ROW = 34;
    private static final int LEFT = 255;
    private static final int LONGEST = 350;
    private static final int TOP = 44;
    private static final String STYLE = """
            text { font: 14px system-ui, sans-serif; fill: #1f2328 } .hint { fill: #59636e; font-size: 12px }
            rect { fill: #9aa4af } .ours { fill: #2f6feb }
            @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .hint { fill: #9198a1 } rect { fill: #6e7681 }
              .ours { fill: #58a6ff } }
            """;

    private final List<Map<String, Object>> peers;

    PeersChart(List<Map<String, Object>> peers) {
        this.peers = peers;
    }

    String svg() {
        double most = peers.stream().mapToDouble(PeersChart::micros).max().orElseThrow();
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 %d\" role=\"img\" aria-label=\"%s\">%n"
                .formatted(TOP + peers.size() * ROW + 8, inWords()));
        svg.append("<style>").append(STYLE).append("</style>\n")
                .append("<text x=\"8\" y=\"20\">CPU time of the client for an account, microseconds</text>\n");
        int y = TOP;
        for (Map<String, Object> peer : peers) {
            double width = LONGEST * micros(peer) / most;
            svg.append(String.format(Locale.ROOT,
                    "<text x=\"8\" y=\"%d\">%s</text><rect%s x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"20\" rx=\"3\"/>"
                                                  + "<text x=\"%.1f\" y=\"%d\">%.0f <tspan class=\"hint\">× %.2f</tspan></text>%n",
                    y + 15, NAMES.get(peer.get("peer")), peer.get("peer").equals(Peers.COMPONENT) ? " class=\"ours\"" : "",
                    LEFT, y, width, LEFT + width + 8, y + 15, micros(peer), peer.get("ratio")));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private String inWords() {
        StringBuilder words = new StringBuilder();
        peers.forEach(peer -> words.append(words.isEmpty() ? "" : ", ").append(NAMES.get(peer.get("peer"))).append(' ')
                .append(Math.round(micros(peer))));
        return words.toString();
    }

    private static double micros(Map<String, Object> peer) {
        return (double) peer.get("microsAccount");
    }
}
