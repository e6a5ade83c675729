package io.github.camelcomposio.bulk;

/**
 * The end of the work on one record: what the ledger is to say of its subject, and its line in the journal.
 *
 * @param entry   the entry from now on; null where the claim is given back with nothing known to be done, so that the
 *                entry is as it was before the claim; what {@link ImportLedger#touched} changed since stays changed
 * @param before  the entry before the claim; null where there was none
 * @param subject the keyed hash of the subject; null where none was claimed
 * @param owner   who claimed it; only its claim is ended
 * @param line    the journal's line; null where nothing is to be written
 */
public record Settlement(String subject, String owner, LedgerEntry before, LedgerEntry entry, JournalEntry line) {
}
