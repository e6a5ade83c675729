package io.github.camelcomposio.benchmarks.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.benchmarks.Answering;
import io.github.camelcomposio.benchmarks.Usage;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Counts;

/** A process with a server in it, {@code static} or {@code simulator}, which is asked for what it has seen. */
public final class Servers {

    private Servers() {
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("static")) {
            serveStatic();
        } else {
            serveSimulator();
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

    private static void serveSimulator() throws Exception {
        try (ComposioSimulator simulator = ComposioSimulator.builder().keepRequests(0).start()) {
            simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
            Answering.serve((command, options) -> {
                switch (command) {
                    case "latency" -> simulator.latency(Duration.ofMillis(Long.parseLong(options.get("millis"))));
                    case "limit" -> simulator.rateLimit(Integer.parseInt(options.get("requests")),
                            Duration.ofSeconds(Long.parseLong(options.get("seconds"))));
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
                answer.put("accounts", simulator.accounts().size());
                answer.put("cpuNanos", Usage.cpuNanos());
                return answer;
            });
        }
    }
}
