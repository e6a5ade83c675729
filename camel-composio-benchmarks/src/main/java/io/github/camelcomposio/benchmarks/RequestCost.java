package io.github.camelcomposio.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.benchmarks.peer.Peers;

/**
 * CPU time a request, beside other clients that send and read the same. Each has a process of its own; they take turns,
 * so that whatever else the machine does falls on all, and the median of the rounds' ratios counts.
 */
final class RequestCost {

    private static final List<String> JAVA_PEERS
            = List.of(Peers.ASYNC, Peers.COMPONENT, Peers.BLOCKING, Peers.CAMEL_HTTP, Peers.JDK);
    private static final List<String> SLOW_PEERS = List.of(Peers.JDK, OfficialSdk.NAME);
    private static final List<String> OPTIONS = List.of("-Xms256m", "-Xmx256m");
    private static final double BAR = 1.5;
    private static final double NANOS = 1000;

    private final Lab lab;
    private final Map<String, Child> peers = new LinkedHashMap<>();
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();
    private final Map<String, Double> requests = new LinkedHashMap<>();

    private RequestCost(Lab lab) {
        this.lab = lab;
    }

    static List<Figure> measure(Lab lab) {
        return List.of(new RequestCost(lab).measure());
    }

    private Figure measure() {
        try (Child server = lab.staticServer()) {
            Map<String, Object> address = server.ask("status");
            String url = (String) address.get("url");
            String key = (String) address.get("key");
            JAVA_PEERS.forEach(name -> peers.put(name, Child.java(OPTIONS, Peers.class, name, url, key)));
            OfficialSdk.start(lab, url, key).ifPresent(sdk -> peers.put(OfficialSdk.NAME, sdk));
            warmUp(server);
            double serverMicros = 0;
            for (int round = 0; round < lab.scale().rounds(); round++) {
                serverMicros = round(server);
            }
            return figure(serverMicros);
        } finally {
            peers.values().forEach(Child::close);
        }
    }

    private int users(String peer) {
        return SLOW_PEERS.contains(peer) ? lab.scale().fewerUsers() : lab.scale().users();
    }

    /** They must send the same, or the comparison says nothing. */
    private void warmUp(Child server) {
        String expected = null;
        for (Map.Entry<String, Child> peer : peers.entrySet()) {
            lab.say("  warming up " + peer.getKey());
            for (int i = 0; i < lab.scale().warmUp(); i++) {
                peer.getValue().ask("create users=" + users(peer.getKey()));
            }
            String sent = ((String) server.ask("body").get("body")).replaceAll("[0-9]+", "#");
            if (expected == null) {
                expected = sent;
            } else if (!expected.equals(sent) && JAVA_PEERS.contains(peer.getKey())) {
                throw new IllegalStateException(peer.getKey() + " sends " + sent + " and not " + expected);
            }
        }
    }

    /** What the component's requests cost the server, in microseconds. */
    private double round(Child server) {
        double serverMicros = 0;
        for (Map.Entry<String, Child> peer : peers.entrySet()) {
            int users = users(peer.getKey());
            Map<String, Object> before = server.ask("status");
            Map<String, Object> answer = peer.getValue().ask("create users=" + users);
            Map<String, Object> after = server.ask("status");
            micros.computeIfAbsent(peer.getKey(), name -> new ArrayList<>())
                    .add(Child.number(answer, "cpuNanos") / NANOS / users);
            requests.put(peer.getKey(), (double) (Child.number(after, "requests") - Child.number(before, "requests")) / users);
            if (peer.getKey().equals(Peers.COMPONENT)) {
                serverMicros = (Child.number(after, "cpuNanos") - Child.number(before, "cpuNanos")) / NANOS / users;
            }
        }
        return serverMicros;
    }

    private Figure figure(double serverMicros) {
        Map<String, Object> details = new LinkedHashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        micros.forEach((peer, costs) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < costs.size(); i++) {
                ratios.add(costs.get(i) / micros.get(Peers.ASYNC).get(i));
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("peer", peer);
            row.put("microsAccount", round(median(costs)));
            row.put("least", round(Collections.min(costs)));
            row.put("most", round(Collections.max(costs)));
            row.put("ratio", round(median(ratios)));
            row.put("ratioLeast", round(Collections.min(ratios)));
            row.put("ratioMost", round(Collections.max(ratios)));
            row.put("requestsAccount", round(requests.get(peer)));
            rows.add(row);
        });
        details.put("peers", rows);
        details.put("rounds", lab.scale().rounds());
        details.put("accountsARound", lab.scale().users());
        details.put("serverMicros", round(serverMicros));
        double ratio = (double) rows.stream().filter(row -> row.get("peer").equals(Peers.COMPONENT)).findFirst().orElseThrow()
                .get("ratio");
        return Figure.atMost("initiate-cpu", "CPU of an `initiate` through a route, over bare asynchronous HttpClient 5", ratio,
                BAR, "%.2f", details);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
