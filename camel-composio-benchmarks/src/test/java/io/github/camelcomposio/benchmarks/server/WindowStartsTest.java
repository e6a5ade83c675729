package io.github.camelcomposio.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class WindowStartsTest {

    @Test
    void notesTheFirstRequestAndTheFirstOnesBeyondEachLimit() {
        AtomicLong requests = new AtomicLong(7);
        try (WindowStarts starts = new WindowStarts(requests::get, 10)) {
            requests.set(17);
            assertThat(starts.nanos()).hasSize(1);
            requests.set(18);
            assertThat(starts.nanos()).hasSize(2);
            requests.set(38);
            assertThat(starts.nanos()).hasSize(4);

            assertThat(starts.nanos()).isSorted();
        }
    }
}
