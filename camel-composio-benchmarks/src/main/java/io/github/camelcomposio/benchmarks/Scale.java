package io.github.camelcomposio.benchmarks;

import java.util.List;

/**
 * How much is done.
 *
 * @param rounds        of each peer, one after the other
 * @param users         a round
 * @param fewerUsers    a round of clients that take longer
 * @param warmUp        rounds before
 * @param importRows    of the import whose requests are counted
 * @param inFlightUsers with 1,000 in flight
 * @param limits        under which an import is run
 * @param streamedRows  of the streamed import
 * @param streamedSteps into how many parts it is divided
 */
record Scale(int rounds, int users, int fewerUsers, int warmUp, int importRows, int inFlightUsers,
        List<Limit> limits, int streamedRows, int streamedSteps) {

    /**
     * A limit of so many requests a second.
     *
     * @param seconds of a window
     * @param rolling whether any span of that length is a window
     * @param windows that an import lasts, at least 2
     */
    record Limit(int seconds, boolean rolling, int windows) {

        String name() {
            return (rolling ? "rolling" : "fixed") + seconds + "s";
        }
    }

    static final Scale FULL = new Scale(
            7, 20_000, 4_000, 10, 10_000, 100_000,
            List.of(new Limit(10, false, 11), new Limit(60, false, 4), new Limit(10, true, 11)), 1_000_000, 10);

    /** To see that everything works; its figures mean nothing. */
    static final Scale QUICK = new Scale(
            1, 200, 50, 1, 200, 1_000,
            List.of(new Limit(1, false, 2), new Limit(1, true, 2)), 1_000, 10);
}
