package io.github.camelcomposio.consumer;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a poll is to route: the items of all pages that were not handled, as many as it may take. Those that failed
 * before come last, so that they never keep others from their turn.
 */
final class Batch {

    private final String list;
    private final Handled handled;
    private final int most;
    private final Map<String, Object> fresh = new LinkedHashMap<>();
    private final Map<String, Object> again = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();
    private int items;

    /** @param most how many it may take; 0 for all */
    Batch(String list, Handled handled, int most) {
        this.list = list;
        this.handled = handled;
        this.most = most <= 0 ? Integer.MAX_VALUE : most;
    }

    void add(List<?> page) {
        for (Object item : page) {
            items++;
            String key = ItemKey.of(list, item);
            if (handled.hasFailed(key)) {
                failed.add(key);
            }
            Map<String, Object> kept = failed.contains(key) ? again : fresh;
            if (kept.size() < most && handled.isOpen(key)) {
                kept.put(key, item);
            }
        }
    }

    /** The items to be routed, when all pages were added. */
    Queue<Object> items() {
        handled.listed(items, failed);
        Queue<Object> taken = new ArrayDeque<>();
        Stream.of(fresh, again).flatMap(kept -> kept.entrySet().stream()).limit(most)
                .forEach(each -> taken.add(new PolledItem(each.getKey(), each.getValue())));
        return taken;
    }
}
