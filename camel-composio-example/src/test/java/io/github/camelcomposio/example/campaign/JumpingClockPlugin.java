package io.github.camelcomposio.example.campaign;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Gives Camel a clock that jumps, in a process that is started with {@link #arguments}. */
public final class JumpingClockPlugin implements ContextServicePlugin {

    private static final String LEAST = "composio.campaign.clock.least";
    private static final String MOST = "composio.campaign.clock.most";
    private static final String PAUSE = "composio.campaign.clock.pause";
    private static final String SEED = "composio.campaign.clock.seed";

    /** With which a JVM has such a clock; the parameters are those of {@link JumpingClock}. */
    static List<String> arguments(Duration least, Duration most, Duration pause, long seed) {
        Path services = Path.of("target", "test-classes", "campaign-clock").toAbsolutePath();
        return List.of("-cp", services + File.pathSeparator + System.getProperty("java.class.path"), "-D" + LEAST + "=" + least,
                "-D" + MOST + "=" + most, "-D" + PAUSE + "=" + pause, "-D" + SEED + "=" + seed);
    }

    @Override
    public void load(CamelContext camel) {
        camel.getRegistry().bind("clock", new JumpingClock(
                Duration.parse(System.getProperty(LEAST)), Duration.parse(System.getProperty(MOST)), Duration.parse(System.getProperty(PAUSE)), Long.getLong(SEED)));
    }
}
