package io.github.camelcomposio.benchmarks.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcomposio.benchmarks.Answering;
import io.github.camelcomposio.benchmarks.Usage;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Counts;

/**
 * A process with a server in it, {@code static}, {@code simulator} or {@code rolling} (the simulator, its limit for any
 * span of a window's length), which is asked for what it has seen.
 */
public final class Servers {

    private Servers() {
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("static")) {
            serveStatic();
        } else {
            serveSimulator(arguments[0].equals("rolling"));
        }
    }

    private static void serveStatic() throws Exception {
        try (StaticServer server = new StaticServer()) {
            Answering.serve((command, options) -> {
                switch (command) {
                    case "latency" -> server.latency(Long.parseLong(options.get("millis")));
                    case "body" -> {
                        return Map.of("body", server.lastBody());
                    }
                    default -> {
                        // the same answer to all
                    }
                }
                return Map.of("url", server.baseUrl(), "key", "ak_static_server", "requests", server.requests(),
                        "cpuNanos", Usage.cpuNanos());
            });
        }
    }

    private static void serveSimulator(boolean rolling) throws Exception {
        AtomicReference<WindowStarts> starts = new AtomicReference<>();
        try (ComposioSimulator simulator = ComposioSimulator.builder().keepRequests(0).rollingWindow(rolling).start()) {
            simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
            Answering.serve((command, options) -> {
                switch (command) {
                    case "latency" -> simulator.latency(Duration.ofMillis(Long.parseLong(options.get("millis"))));
                    case "limit" -> {
                        int requests = Integer.parseInt(options.get("requests"));
                        simulator.rateLimit(requests, Duration.ofSeconds(Long.parseLong(options.get("seconds"))));
                        starts.set(new WindowStarts(() -> admitted(simulator.counts()), requests));
                    }
                    case "clear" -> simulator.clearRequests();
                    default -> {
                        // the same answer to all
                    }
                }
                Counts counts = simulator.counts();
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("url", simulator.baseUrl());
                answer.put("key", simulator.apiKey());
                answer.put("requests", counts.total());
                answer.put("refused", counts.answered(429));
                if (starts.get() != null) {
                    answer.put("windowStarts", starts.get().nanos());
                }
                answer.put("accounts", simulator.accounts().size());
                answer.put("cpuNanos", Usage.cpuNanos());
                return answer;
            });
        } finally {
            Optional.ofNullable(starts.get()).ifPresent(WindowStarts::close);
        }
    }

    private static long admitted(Counts counts) {
        return counts.total() - counts.answered(429);
    }
}
