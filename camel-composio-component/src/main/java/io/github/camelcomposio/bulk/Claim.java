package io.github.camelcomposio.bulk;

/**
 * The answer to a {@link ClaimRequest}.
 *
 * @param result what was decided
 * @param before the entry as it was before; null where there was none. Where the claim is {@code HELD}, it says who has
 *               it until when; where it is TAKEN and the entry was CLAIMED, its owner died at work
 */
public record Claim(Result result, LedgerEntry before) {

    /** What was decided. */
    public enum Result {
        /** it is the asking instance's */
        TAKEN,
        /** nothing to do: the credentials are those of the last confirmed write */
        UNCHANGED,
        /** another instance is at work on it, and its lease has not ended */
        HELD
    }
}
