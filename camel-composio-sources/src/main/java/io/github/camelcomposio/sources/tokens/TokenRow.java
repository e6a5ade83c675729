package io.github.camelcomposio.sources.tokens;

import java.time.Instant;

/** A row that is claimed. Shows no token. */
record TokenRow(Object key, String userId, String accountId, String accessToken, String refreshToken, Instant expiresAt) {

    @Override
    public String toString() {
        return "TokenRow[" + key + ", " + accountId + "]";
    }
}
