package io.github.camelcomposio.benchmarks;

/**
 * How much is done.
 *
 * @param rounds        of each peer, one after the other
 * @param users         a round
 * @param fewerUsers    a round of clients that take longer
 * @param warmUp        rounds before
 * @param importRows    of the import whose requests are counted
 * @param inFlightUsers with 1,000 in flight
 * @param limitWindows  windows of the rate limit that an import lasts
 * @param limitSeconds  of a window
 * @param streamedRows  of the streamed import
 * @param streamedSteps into how many parts it is divided
 */
record Scale(int rounds, int users, int fewerUsers, int warmUp, int importRows, int inFlightUsers, int limitWindows,
        int limitSeconds, int streamedRows, int streamedSteps) {

    static final Scale FULL = new Scale(7, 20_000, 4_000, 5, 10_000, 100_000, 10, 5, 1_000_000, 10);

    /** To see that everything works; its figures mean nothing. */
    static final Scale QUICK = new Scale(1, 200, 50, 1, 200, 1_000, 2, 1, 1_000, 10);
}
