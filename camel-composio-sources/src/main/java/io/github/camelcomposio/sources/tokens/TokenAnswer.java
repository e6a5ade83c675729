package io.github.camelcomposio.sources.tokens;

import java.time.Duration;

/**
 * What became of a refresh token. Shows no token.
 *
 * @param kind         what became of it
 * @param accessToken  the new access token; null where there is none
 * @param refreshToken the new refresh token; null where the old one stays
 * @param lifetime     how long the access token lasts; null where the provider does not say
 * @param error        why it failed, in words that quote no token; null where it did not
 */
record TokenAnswer(Kind kind, String accessToken, String refreshToken, Duration lifetime, String error) {

    enum Kind {
        /** it was used, and here are the new tokens */
        GRANTED,
        /** the provider does not take it any more */
        REFUSED,
        /** it was surely not used */
        UNUSED,
        /** it may have been used, or not */
        UNKNOWN
    }

    static TokenAnswer granted(String accessToken, String refreshToken, Duration lifetime) {
        return new TokenAnswer(Kind.GRANTED, accessToken, refreshToken, lifetime, null);
    }

    static TokenAnswer failed(Kind kind, String error) {
        return new TokenAnswer(kind, null, null, null, error);
    }

    @Override
    public String toString() {
        return "TokenAnswer[" + kind + (error == null ? "" : ", " + error) + "]";
    }
}
