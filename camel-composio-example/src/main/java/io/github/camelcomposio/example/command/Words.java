package io.github.camelcomposio.example.command;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.bulk.Outcomes;

/** Counts in words. */
final class Words {

    private Words() {
    }

    /** {@code 97 created, 1 updated, 2 rejected}. */
    static String of(Outcomes outcomes) {
        Stream<String> actions = outcomes.actions().entrySet().stream()
                .map(action -> count(action.getValue()) + " " + action.getKey().name().toLowerCase(Locale.ROOT));
        return Stream.concat(actions, Stream.of(count(outcomes.rejected()) + " rejected")).collect(Collectors.joining(", "));
    }

    /** With commas between thousands. */
    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
