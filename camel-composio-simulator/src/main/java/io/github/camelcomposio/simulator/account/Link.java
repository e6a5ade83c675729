package io.github.camelcomposio.simulator.account;

import java.time.Instant;

/**
 * The address of a page on which a user finishes a connection.
 *
 * @param token       the secret part of the address, {@code ln_…}
 * @param url         the page's address; null when the user has finished and the verifier is to be asked
 * @param account     what is being connected
 * @param callbackUrl where the browser goes afterwards; null for a closing page
 * @param expiresAt   the first instant at which the page is of no use
 */
public record Link(String token, String url, ConnectedAccount account, String callbackUrl, Instant expiresAt) {

    /** The connection is still to be finished, and no newer page has taken this one's place. */
    public boolean open() {
        return account.link() == this && account.status().pending();
    }

    /** Without the token: whoever has it can finish the connection. */
    @Override
    public String toString() {
        return "Link[account=" + account.id() + ", expiresAt=" + expiresAt + "]";
    }
}
