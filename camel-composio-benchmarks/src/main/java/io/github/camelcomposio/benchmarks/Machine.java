package io.github.camelcomposio.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Where it was measured.
 *
 * @param processor the CPU's name
 * @param cores     how many
 * @param java      the JDK
 * @param system    the operating system
 * @param load      processes that wanted to run when the measuring was over, ours not counted out; negative if unknown
 * @param date      the day
 */
record Machine(String processor, int cores, String java, String system, double load, String date) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here() throws IOException {
        String processor = System.getProperty("os.arch");
        if (Files.isReadable(PROCESSORS)) {
            processor = Files.readAllLines(PROCESSORS).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(processor);
        }
        return new Machine(
                processor, Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                LocalDate.now(Clock.systemUTC()).toString());
    }
}
