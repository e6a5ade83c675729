package io.github.camelcomposio.client;

/**
 * How many messages there are.
 *
 * @param max     places
 * @param taken   messages that hold one; for a while there may be more of them than places
 * @param asleep  messages that have given theirs to others for a while
 * @param waiting messages whose threads wait for one
 */
public record InFlightFigures(int max, int taken, int asleep, int waiting) {

    /** Messages that were let in and are not done. */
    public int unfinished() {
        return taken + asleep;
    }
}
