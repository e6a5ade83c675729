package io.github.camelcomposio.error;

/**
 * A webhook that does not verify: it is not known to come from Composio, or to have come just now. Says which part of
 * it was wrong, and quotes nothing of it.
 */
public class ComposioSignatureException extends ComposioException {

    private static final String OPERATION = "webhooks/receive";

    private final Part part;

    public ComposioSignatureException(Part part, String what) {
        super(what, Failure.notSent(OPERATION), null);
        this.part = part;
    }

    /** Which part was wrong. */
    public Part getPart() {
        return part;
    }

    /** A part of a webhook. */
    public enum Part {
        /** The header {@code webhook-id}: missing, or there more than once. */
        ID,
        /** The header {@code webhook-timestamp}: missing, no number, too old or too far in the future. */
        TIMESTAMP,
        /** The header {@code webhook-signature}: missing, or none of its entries is right for these bytes. */
        SIGNATURE,
        /** The body: empty, or no longer the bytes that were sent. */
        BODY
    }
}
