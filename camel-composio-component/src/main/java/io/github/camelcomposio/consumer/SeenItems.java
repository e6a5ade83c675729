package io.github.camelcomposio.consumer;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The keys of items that were seen, in memory: as many as the longest list that was read, and 10,000 at least. What
 * goes first is what has not been asked about for longest, so that no item that is still in the list is forgotten.
 * Thread-safe.
 */
final class SeenItems extends ServiceSupport implements IdempotentRepository {

    static final int LEAST = 10_000;

    private final Map<String, Boolean> keys = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > room;
        }
    };
    private int room = LEAST;

    /** Makes room for a list of this length. */
    synchronized void hold(int items) {
        room = Math.max(room, items);
    }

    @Override
    public synchronized boolean add(String key) {
        return keys.put(key, true) == null;
    }

    @Override
    public synchronized boolean contains(String key) {
        return keys.get(key) != null;
    }

    @Override
    public synchronized boolean remove(String key) {
        return keys.remove(key) != null;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public synchronized void clear() {
        keys.clear();
    }
}
