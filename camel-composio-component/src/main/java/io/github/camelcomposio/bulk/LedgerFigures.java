package io.github.camelcomposio.bulk;

/**
 * A ledger in use.
 *
 * @param kind    the class of the bean
 * @param claims  subjects that this instance is at work on
 * @param waiting claims and settlements that wait to be written
 */
public record LedgerFigures(String kind, int claims, int waiting) {
}
