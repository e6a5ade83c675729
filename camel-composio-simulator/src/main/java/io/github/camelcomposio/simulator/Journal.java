package io.github.camelcomposio.simulator;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came in: the last so many requests, and counters over all. Thread-safe. */
final class Journal {

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Long> byOperation = new HashMap<>();
    private final Map<Integer, Long> byStatus = new HashMap<>();
    private final int keep;
    private long total;

    Journal(int keep) {
        this.keep = keep;
    }

    /** A request has come in; its answer is told to the entry later. */
    synchronized Entry received(ReceivedRequest request, String template) {
        Entry entry = new Entry(request);
        total++;
        byOperation.merge(request.method() + " " + template, 1L, Long::sum);
        if (keep > 0) {
            entries.add(entry);
            if (entries.size() > keep) {
                entries.remove();
            }
        }
        return entry;
    }

    synchronized List<ReceivedRequest> requests() {
        return entries.stream().map(entry -> entry.request).toList();
    }

    synchronized Counts counts() {
        return new Counts(total, byOperation, byStatus);
    }

    synchronized void clear() {
        entries.clear();
        byOperation.clear();
        byStatus.clear();
        total = 0;
    }

    /** One request, whose answer may still be to come. */
    final class Entry {

        private ReceivedRequest request;

        private Entry(ReceivedRequest request) {
            this.request = request;
        }

        /** @param status 0 when nothing was answered */
        void answered(int status, boolean cut) {
            synchronized (Journal.this) {
                request = request.answered(status, cut);
                byStatus.merge(status, 1L, Long::sum);
            }
        }
    }
}
