package io.github.camelcomposio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** A figure that misses its bar says so. */
class FigureTest {

    @Test
    void saysWhetherItHolds() {
        assertThat(Figure.atMost("id", "what", 1.5, 1.5, "%.2f", Map.of()).verdict()).isEqualTo("holds");
        assertThat(Figure.atMost("id", "what", 1.51, 1.5, "%.2f", Map.of()).verdict()).isEqualTo("DOES NOT HOLD");
        assertThat(Figure.atLeast("id", "what", 0.9, 0.9, "%.2f", Map.of()).verdict()).isEqualTo("holds");
        assertThat(Figure.atLeast("id", "what", 0.89, 0.9, "%.2f", Map.of()).verdict()).isEqualTo("DOES NOT HOLD");
        assertThat(Figure.missing("id", "what", "why", "bar").verdict()).isEqualTo("not measured here");
    }

    @Test
    void takesTheMedianOfRounds() {
        assertThat(RequestCost.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(RequestCost.median(List.of(9.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }
}
