package io.github.camelcomposio.simulator;

import java.util.Map;

/**
 * How many requests came in since the start, or since they were last cleared.
 *
 * @param total       all that came in, answered or not
 * @param byOperation by method and path template with Composio's parameter names, such as {@code GET
 *                    /connected_accounts/{nanoid}}; what no operation answers counts as {@code GET *}
 * @param byStatus    by answered status; cut connections count as 0, what waits for its answer does not count
 */
public record Counts(long total, Map<String, Long> byOperation, Map<Integer, Long> byStatus) {

    public Counts {
        byOperation = Map.copyOf(byOperation);
        byStatus = Map.copyOf(byStatus);
    }

    /**
     * Requests of one operation.
     *
     * @param template the path below the version prefix; parameters may have any name
     */
    public long of(String method, String template) {
        String wanted = Templates.plain(method + " " + template);
        return byOperation.entrySet().stream().filter(entry -> Templates.plain(entry.getKey()).equals(wanted))
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** Requests answered with one status. */
    public long answered(int status) {
        return byStatus.getOrDefault(status, 0L);
    }
}
