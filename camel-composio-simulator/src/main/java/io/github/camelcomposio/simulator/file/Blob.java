package io.github.camelcomposio.simulator.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The content of a file. Immutable.
 *
 * @param mimetype media type, such as {@code application/pdf}
 * @param latin1   the bytes, each as the character with its number, which is how requests and answers carry them
 * @param storedAt by the simulator's clock
 */
public record Blob(String mimetype, String latin1, Instant storedAt) {

    /** The content as text in UTF-8. */
    static Blob ofText(String mimetype, String text, Instant now) {
        return new Blob(
                mimetype, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), now);
    }

    public int size() {
        return latin1.length();
    }

    public byte[] bytes() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Hexadecimal, lower case. */
    public String md5() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "Blob[" + mimetype + ", " + size() + " bytes]";
    }
}
