package io.github.camelcomposio.benchmarks.peer;

import java.util.Map;

import io.github.camelcomposio.benchmarks.Answering;
import io.github.camelcomposio.benchmarks.Usage;

/** A process with one peer in it: which, base URL, key, and for the component how many in flight. */
public final class Peers {

    public static final String COMPONENT = "component";
    public static final String ASYNC = "async";
    public static final String BLOCKING = "blocking";
    public static final String CAMEL_HTTP = "camel-http";
    public static final String JDK = "jdk";

    private Peers() {
    }

    public static void main(String[] arguments) throws Exception {
        int inFlight = arguments.length > 3 ? Integer.parseInt(arguments[3]) : Peer.IN_FLIGHT;
        Peer peer = peer(arguments[0], arguments[1], arguments[2], inFlight);
        int[] next = { 0 };
        Answering.serve((command, options) -> {
            int users = Integer.parseInt(options.get("users"));
            long cpu = Usage.cpuNanos();
            long time = System.nanoTime();
            peer.create(next[0], users);
            next[0] += users;
            return Map.of("users", users, "cpuNanos", Usage.cpuNanos() - cpu, "nanos", System.nanoTime() - time,
                    "threads", Usage.peakThreads());
        });
        System.exit(0);
    }

    private static Peer peer(String name, String baseUrl, String key, int inFlight) throws Exception {
        return switch (name) {
            case COMPONENT -> new ComponentPeer(baseUrl, key, inFlight);
            case ASYNC -> new AsyncPeer(baseUrl, key);
            case BLOCKING -> new BlockingPeer(baseUrl, key);
            case CAMEL_HTTP -> new CamelHttpPeer(baseUrl, key);
            case JDK -> new JdkPeer(baseUrl, key);
            default -> throw new IllegalArgumentException("there is no peer " + name);
        };
    }
}
