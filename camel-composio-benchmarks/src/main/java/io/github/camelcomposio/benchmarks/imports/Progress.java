package io.github.camelcomposio.benchmarks.imports;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcomposio.benchmarks.Usage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes, each time so many records are done, what has been used until then. Thread-safe. */
final class Progress implements Processor {

    private final long every;
    private final long cpuBefore = Usage.cpuNanos();
    private final AtomicLong done = new AtomicLong();
    private final List<Map<String, Long>> marks = new ArrayList<>();

    Progress(long every) {
        this.every = every;
    }

    @Override
    public void process(Exchange exchange) {
        long records = done.incrementAndGet();
        if (records % every == 0) {
            synchronized (marks) {
                marks.add(Map.of("records", records, "cpuNanos", Usage.cpuNanos() - cpuBefore, "heapAfterCollection",
                        heapAfterCollection()));
            }
        }
    }

    /** What the last collections left. */
    private static long heapAfterCollection() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            bytes += left == null ? 0 : left.getUsed();
        }
        return bytes;
    }

    List<Map<String, Long>> marks() {
        synchronized (marks) {
            return List.copyOf(marks);
        }
    }
}
