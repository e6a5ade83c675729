package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns();
    private final List<String> started = new ArrayList<>();

    @Test
    void doesWorkOnOneSubjectInOrderOfArrivalAndForgetsIt() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> one = turns.inTurn("user", () -> start("one", first));
        CompletableFuture<String> two = turns.inTurn("user", () -> start("two", CompletableFuture.completedFuture("2")));
        turns.inTurn("another", () -> start("three", CompletableFuture.completedFuture("3")));

        assertThat(started).containsExactly("one", "three");
        first.complete("1");

        assertThat(started).containsExactly("one", "three", "two");
        assertThat(one).isCompletedWithValue("1");
        assertThat(two).isCompletedWithValue("2");
        assertThat(turns.size()).isZero();
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        CompletableFuture<String> broken = turns.inTurn("user", () -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<String> next = turns.inTurn("user", () -> CompletableFuture.completedFuture("fine"));

        assertThat(broken).isCompletedExceptionally();
        assertThat(next).isCompletedWithValue("fine");
        assertThat(turns.size()).isZero();
    }

    @Test
    void doesNotGrowTheStackWithTheNumberOfThoseWhoWait() {
        CompletableFuture<String> first = new CompletableFuture<>();
        List<CompletableFuture<String>> all = new ArrayList<>(List.of(turns.inTurn("user", () -> first)));
        for (int i = 0; i < 100_000; i++) {
            all.add(turns.inTurn("user", () -> CompletableFuture.completedFuture("done")));
        }
        first.complete("first");

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(turns.size()).isZero();
    }

    private CompletableFuture<String> start(String name, CompletableFuture<String> work) {
        started.add(name);
        return work;
    }
}
