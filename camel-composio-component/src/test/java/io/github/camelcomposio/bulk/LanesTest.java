package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Work on many things goes in so many lanes. */
class LanesTest {

    private final List<CompletableFuture<Void>> begun = new ArrayList<>();

    private CompletableFuture<Void> begin(int thing) {
        CompletableFuture<Void> work = new CompletableFuture<>();
        begun.add(work);
        return work;
    }

    private static List<Integer> things(int many) {
        return IntStream.range(0, many).boxed().toList();
    }

    @Test
    void neverHasMoreUnderWayThanThereAreLanes() {
        CompletableFuture<Void> all = Lanes.each(3, things(5), this::begin);
        assertThat(begun).hasSize(3);

        begun.get(1).complete(null);
        assertThat(begun).hasSize(4);
        begun.get(0).complete(null);
        begun.get(2).complete(null);
        assertThat(begun).hasSize(5);
        begun.get(3).complete(null);
        assertThat(all).isNotDone();

        begun.get(4).complete(null);
        assertThat(all).isCompleted();
    }

    @Test
    void beginsNothingMoreAfterAFailureAndWaitsForWhatIsUnderWay() {
        CompletableFuture<Void> all = Lanes.each(2, things(5), this::begin);

        begun.get(0).completeExceptionally(new IllegalStateException("first"));
        assertThat(begun).hasSize(2);
        assertThat(all).isNotDone();
        begun.get(1).completeExceptionally(new IllegalStateException("second"));

        assertThatThrownBy(all::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class).hasMessageContaining("first");
        assertThat(begun).hasSize(2);
    }

    @Test
    void doesWorkThatIsDoneAtOnceWithoutDepth() {
        List<Integer> done = new ArrayList<>();

        CompletableFuture<Void> all = Lanes.each(2, things(100_000), thing -> {
            done.add(thing);
            return CompletableFuture.completedFuture(null);
        });

        assertThat(all).isCompleted();
        assertThat(done).hasSize(100_000);
    }

    @Test
    void failsWhereTheWorkCantBeBegun() {
        assertThat(Lanes.each(2, things(3), thing -> {
            throw new IllegalStateException("no");
        })).isCompletedExceptionally();
    }

    @Test
    void isDoneWhereThereIsNothing() {
        assertThat(Lanes.each(16, List.<Integer> of(), this::begin)).isCompleted();
    }
}
