package io.github.camelcomposio.simulator;

/**
 * A file that lies in the simulator's storage.
 *
 * @param key      where it lies; for an upload, the {@code key} that was answered
 * @param mimetype as it was stored
 * @param bytes    the content
 */
public record StoredFile(String key, String mimetype, byte[] bytes) {

    /** The part of the key after the last slash. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "StoredFile[" + key + ", " + mimetype + ", " + bytes.length + " bytes]";
    }
}
