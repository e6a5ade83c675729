package io.github.camelcomposio.client;

/**
 * The connections of a pool.
 *
 * @param leased    in use
 * @param available open, and not in use
 * @param pending   requests that wait for one
 * @param max       how many there may be
 */
public record PoolFigures(int leased, int available, int pending, int max) {
}
