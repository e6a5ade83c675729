package io.github.camelcomposio.webhook;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why webhooks were refused: of each kind one line a minute at most, with the number of those in between, so that
 * whoever sends rubbish does not fill the disk. Nothing that the sender wrote gets into it.
 */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE_MILLIS = 60_000;

    private final Map<Object, Pause> pauses = new ConcurrentHashMap<>();
    private final InstantSource clock;

    RefusalLog(InstantSource clock) {
        this.clock = clock;
    }

    /** @param kind one of a few: each has lines of its own */
    void refused(int status, Object kind, String reason) {
        LOG.debug("Webhook refused with {}: {}", status, reason);
        long[] silent = new long[1];
        pauses.compute(kind, (key, pause) -> {
            long now = clock.millis();
            if (pause != null && now < pause.until()) {
                silent[0] = -1;
                return new Pause(pause.until(), pause.silent() + 1);
            }
            silent[0] = pause == null ? 0 : pause.silent();
            return new Pause(now + PAUSE_MILLIS, 0);
        });
        if (silent[0] == 0) {
            LOG.warn("Webhook refused with {}: {}", status, reason);
        } else if (silent[0] > 0) {
            LOG.warn("Webhook refused with {}: {} ({} more of this kind since the last such line)", status, reason,
                    silent[0]);
        }
    }

    private record Pause(long until, long silent) {
    }
}
