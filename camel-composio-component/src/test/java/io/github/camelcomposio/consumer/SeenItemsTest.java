package io.github.camelcomposio.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SeenItemsTest {

    private final SeenItems seen = new SeenItems();

    private void add(int from, int to) {
        IntStream.range(from, to).forEach(i -> seen.add("key " + i));
    }

    private long known(int from, int to) {
        return IntStream.range(from, to).filter(i -> seen.contains("key " + i)).count();
    }

    @Test
    void forgetsWhatWasNotAskedAboutForLongest() {
        add(0, SeenItems.LEAST);
        assertThat(known(0, 100)).isEqualTo(100);
        add(SeenItems.LEAST, SeenItems.LEAST + 50);
        assertThat(known(0, 100)).as("asked about since").isEqualTo(100);
        assertThat(known(100, SeenItems.LEAST + 50)).isEqualTo(SeenItems.LEAST - 100);
    }

    @Test
    void knowsAWholeListHoweverLongItIs() {
        int items = 3 * SeenItems.LEAST;
        seen.hold(items);
        add(0, items);
        seen.hold(5);
        add(items, items + 10);
        assertThat(known(0, items + 10)).isEqualTo(items);
    }

    @Test
    void takesAKeyOnce() {
        assertThat(seen.add("a")).isTrue();
        assertThat(seen.add("a")).isFalse();
        assertThat(seen.remove("a")).isTrue();
        assertThat(seen.contains("a")).isFalse();
    }
}
