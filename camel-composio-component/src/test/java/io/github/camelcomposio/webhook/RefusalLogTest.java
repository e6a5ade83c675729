package io.github.camelcomposio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.WrittenTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under attack there is a line a minute, and it counts. */
class RefusalLogTest {

    private final WrittenTexts texts = new WrittenTexts();

    @BeforeEach
    void start() {
        texts.start(Level.INFO);
    }

    @AfterEach
    void stop() {
        texts.stop();
    }

    @Test
    void countsWhatItDoesNotSay() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        RefusalLog log = new RefusalLog(now::get);
        for (int i = 0; i < 1000; i++) {
            log.refused(401, "kind", "reason");
        }
        assertThat(texts.lines()).hasSize(1);
        log.refused(401, "other kind", "other reason");
        assertThat(texts.lines()).hasSize(2);
        now.set(now.get().plusSeconds(60));
        log.refused(401, "kind", "reason");
        log.refused(401, "kind", "reason");
        assertThat(texts.lines()).hasSize(3);
        assertThat(texts.lines().get(2)).endsWith("reason (999 more of this kind since the last such line)");
        now.set(now.get().plusSeconds(60));
        log.refused(401, "other kind", "other reason");
        assertThat(texts.lines().get(3)).endsWith("Webhook refused with 401: other reason");
    }
}
