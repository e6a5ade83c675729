package io.github.camelcomposio.benchmarks;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/** What this process has used so far. */
public final class Usage {

    private static final OperatingSystemMXBean SYSTEM
            = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Usage() {
    }

    /** CPU time of all threads, collector and compiler included. */
    public static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** The most Java threads that were there at a time. */
    public static int peakThreads() {
        return ManagementFactory.getThreadMXBean().getPeakThreadCount();
    }
}
