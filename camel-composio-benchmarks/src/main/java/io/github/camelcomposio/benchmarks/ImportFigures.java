package io.github.camelcomposio.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import io.github.camelcomposio.benchmarks.imports.Imports;
import io.github.camelcomposio.benchmarks.imports.RowsFile;
import io.github.camelcomposio.benchmarks.peer.Peers;

/** Whole imports, with a ledger in an H2 file. */
final class ImportFigures {

    private static final long LATENCY = 100;
    private static final int MANY = 1000;
    private static final int MOST_THREADS = 40;
    /** The collector that Java takes by itself on one core. */
    private static final List<String> SMALL_HEAP = List.of("-Xmx128m", "-XX:+UseSerialGC");
    private static final int PER_SECOND = 100;
    private static final double SECOND = 1e9;

    private ImportFigures() {
    }

    /** Requests that an import of new users needs. */
    static List<Figure> requestsPerImport(Lab lab) {
        int rows = lab.scale().importRows();
        try (Child simulator = lab.simulator()) {
            simulator.ask("latency millis=40");
            Map<String, Object> run = run(lab, simulator, "requests", rows, rows, List.of());
            Map<String, Object> seen = simulator.ask("status");
            requireAll(rows, Child.number(run, "created"), Child.number(seen, "accounts"));
            return List.of(Figure.atMost(
                    "requests-per-import", "Requests an import, %,d new users, 64 in flight".formatted(rows),
                    RequestCost.round((double) Child.number(seen, "requests") / rows), 1.05, "%.3f",
                    Map.of("requests", seen.get("requests"), "latencyMillis", 40)));
        }
    }

    /** The share of the ideal rate with many messages in flight, and the threads that it takes. */
    static List<Figure> manyInFlight(Lab lab) {
        int users = lab.scale().inFlightUsers();
        try (Child server = lab.staticServer()) {
            Map<String, Object> address = server.ask("latency millis=" + LATENCY);
            try (Child peer = Child.java(List.of("-Xmx512m"), Peers.class, Peers.COMPONENT, (String) address.get("url"),
                    (String) address.get("key"), String.valueOf(MANY))) {
                peer.ask("create users=" + users);
                long cpuBefore = Child.number(server.ask("status"), "cpuNanos");
                Map<String, Object> run = peer.ask("create users=" + users);
                double seconds = Child.number(run, "nanos") / SECOND;
                double ideal = MANY * 1000.0 / LATENCY;
                Map<String, Object> details = new LinkedHashMap<>();
                details.put("idealPerSecond", ideal);
                details.put("perSecond", RequestCost.round(users / seconds));
                details.put("clientCores", RequestCost.round(Child.number(run, "cpuNanos") / SECOND / seconds));
                details.put("serverCores", RequestCost.round(
                        (Child.number(server.ask("status"), "cpuNanos") - cpuBefore) / SECOND / seconds));
                return List.of(
                        Figure.atLeast("in-flight-share", "Share of the ideal rate, 1,000 in flight at 100 ms latency",
                                RequestCost.round(users / seconds / ideal), 0.9, "%.2f", details),
                        Figure.atMost("in-flight-threads", "Threads of that process", Child.number(run, "threads"),
                                MOST_THREADS - 1, "%.0f", Map.of()));
            }
        }
    }

    /** How much of a limit is used, and how often it is overstepped; of several limits, the worst. */
    static List<Figure> underALimit(Lab lab) {
        Map<String, Object> shares = new LinkedHashMap<>();
        Map<String, Object> refused = new LinkedHashMap<>();
        for (Scale.Limit limit : lab.scale().limits()) {
            Map<String, Object> seen = imported(lab, limit);
            shares.put(limit.name(), share(limit, (List<?>) seen.get("windowStarts")));
            refused.put(limit.name(),
                    RequestCost.round(100.0 * Child.number(seen, "refused") / Child.number(seen, "requests")));
        }
        return List.of(
                Figure.atLeast("limit-share", "Share used of a limit of 100 requests a second, ledger on",
                        numbers(shares).min().getAsDouble(), 0.95, "%.3f", shares),
                Figure.atMost("limit-refused", "Answers that are 429, in per cent", numbers(refused).max().getAsDouble(), 1,
                        "%.2f", refused));
    }

    private static Map<String, Object> imported(Lab lab, Scale.Limit limit) {
        int requests = PER_SECOND * limit.seconds();
        // a row is one request and a little, so that the last window is begun
        int rows = requests * limit.windows();
        try (Child simulator = limit.rolling() ? lab.rollingSimulator() : lab.simulator()) {
            simulator.ask("latency millis=20");
            simulator.ask("limit requests=" + requests + " seconds=" + limit.seconds());
            Map<String, Object> run = run(lab, simulator, limit.name(), rows, rows, List.of());
            Map<String, Object> seen = simulator.ask("status");
            requireAll(rows, Child.number(run, "created"), Child.number(seen, "accounts"));
            return seen;
        }
    }

    /**
     * The requests from the second window's first one up to the last window's first one, over what the limit allows in
     * that time. The first window's budget is there at once and takes no time, and of the last window only the
     * beginning is seen: both would distort.
     */
    private static double share(Scale.Limit limit, List<?> starts) {
        int last = starts.size() - 1;
        double seconds = (((Number) starts.get(last)).longValue() - ((Number) starts.get(1)).longValue()) / SECOND;
        return RequestCost.round((last - 1) * limit.seconds() / seconds);
    }

    private static DoubleStream numbers(Map<String, Object> details) {
        return details.values().stream().mapToDouble(number -> ((Number) number).doubleValue());
    }

    /** A large file with little memory, and whether the last records cost more than the first. */
    static List<Figure> streamed(Lab lab) {
        int rows = lab.scale().streamedRows();
        int step = rows / lab.scale().streamedSteps();
        try (Child server = lab.staticServer()) {
            Map<String, Object> run = run(lab, server, "streamed", rows, step, SMALL_HEAP);
            long created = Child.number(run, "created");
            Map<String, Object> details = new LinkedHashMap<>(run);
            details.remove("created");
            List<Double> micros = new ArrayList<>();
            long before = 0;
            for (Object each : (List<?>) run.get("marks")) {
                long cpu = ((Number) ((Map<?, ?>) each).get("cpuNanos")).longValue();
                micros.add(RequestCost.round((cpu - before) / 1000.0 / step));
                before = cpu;
            }
            details.put("microsARecord", micros);
            double growth = micros.get(micros.size() - 1) / micros.get(1);
            return List.of(
                    new Figure(
                            "streamed-heap", "Streamed import of %,d rows, ledger on".formatted(rows),
                            "%,d accounts with 128 MiB".formatted(created), (double) created, "passes with 128 MiB",
                            created == rows, details),
                    Figure.atMost("streamed-growth", "CPU a record of it, last tenth over second tenth",
                            RequestCost.round(growth), 1.1, "%.2f", Map.of()));
        } catch (IllegalStateException e) {
            return List.of(
                    new Figure(
                            "streamed-heap", "Streamed import of %,d rows, ledger on".formatted(rows),
                            "failed: " + e.getMessage(), 0.0, "passes with 128 MiB", false, Map.of()),
                    Figure.missing("streamed-growth", "CPU a record of it, last tenth over second tenth", "no figure",
                            "≤ 1.10"));
        }
    }

    private static Map<String, Object> run(Lab lab, Child server, String name, int rows, int every, List<String> options) {
        Path file = lab.folder().resolve(name + ".csv");
        RowsFile.write(file, rows);
        Map<String, Object> address = server.ask("status");
        try (Child imports = Child.java(options, Imports.class, (String) address.get("url"), (String) address.get("key"),
                lab.folder().resolve(name + "-ledger").toString())) {
            return imports.ask("run file=" + file + " every=" + every);
        }
    }

    private static void requireAll(long rows, long created, long accounts) {
        if (created != rows || accounts != rows) {
            throw new IllegalStateException(created + " of " + rows + " rows were created, and " + accounts + " are there");
        }
    }
}
