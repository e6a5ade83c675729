package io.github.camelcomposio.bulk;

import io.github.camelcomposio.client.Throttle;

/**
 * Which credentials of an import the provider is asked about, and what becomes of an account whose credential it
 * refuses.
 *
 * @param most       of how many credentials in a run; {@link Long#MAX_VALUE} for all
 * @param onRejected what becomes of an account that was just created
 * @param throttle   how many a second
 */
public record VerificationPolicy(long most, OnRejected onRejected, Throttle throttle) {

    /** What becomes of an account that was just created and whose credential the provider refuses. */
    public enum OnRejected {
        KEEP,
        DISABLE,
        DELETE
    }
}
