package io.github.camelcomposio.simulator.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelcomposio.simulator.model.Ids;

/**
 * Where files lie, as the storage service behind Composio: everything is by key, and whoever has a presigned URL may
 * read or write what it is for, without a key of the API. OURS: a URL is good for an hour and for any number of times.
 */
public final class Storage {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Map<String, Blob> blobs = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new HashMap<>();
    private final Ids ids;
    private final Clock clock;
    private final boolean azure;
    private final Supplier<String> origin;

    /**
     * @param azure  whether it is Azure's storage service, else Amazon's
     * @param origin scheme, host and port of presigned URLs
     */
    public Storage(Ids ids, Clock clock, boolean azure, Supplier<String> origin) {
        this.ids = ids;
        this.clock = clock;
        this.azure = azure;
        this.origin = origin;
    }

    /** The word of the wire for the kind of service. */
    public String backend() {
        return azure ? "azure_blob_storage" : "s3";
    }

    boolean azure() {
        return azure;
    }

    /**
     * A URL to PUT a file to.
     *
     * @param md5 what the bytes must have, hexadecimal; null for any
     */
    public Grant upload(String key, String mimetype, String md5) {
        return grant(key, true, mimetype, md5);
    }

    /** A URL to GET the file from. */
    public Grant download(String key) {
        return grant(key, false, null, null);
    }

    /** The file, when its bytes are there. */
    public Optional<Blob> find(String key) {
        return Optional.ofNullable(blobs.get(key));
    }

    /** All files by key, the oldest first. */
    public Map<String, Blob> all() {
        return Collections.unmodifiableMap(blobs);
    }

    /** Puts a text there. */
    public void putText(String key, String mimetype, String text) {
        put(key, Blob.ofText(mimetype, text, clock.instant()));
    }

    /** Forgets the file; nothing happens when there is none. */
    public void remove(String key) {
        blobs.remove(key);
    }

    void put(String key, Blob blob) {
        blobs.put(key, blob);
    }

    Blob blob(String mimetype, String latin1) {
        return new Blob(mimetype, latin1, clock.instant());
    }

    /** What a URL is good for, unless it never was or has expired. */
    Optional<Grant> find(String token, boolean write) {
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> grant.write() == write && clock.instant().isBefore(grant.expiresAt()));
    }

    private Grant grant(String key, boolean write, String mimetype, String md5) {
        String token = ids.next("") + ids.next("");
        String name = URLEncoder.encode(key.substring(key.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
        Grant grant = new Grant(
                origin.get() + "/storage/" + token + "/" + name.replace("+", "%20"), key, write, mimetype, md5,
                clock.instant().plus(LIFETIME));
        grants.put(token, grant);
        return grant;
    }

    /**
     * What a presigned URL permits.
     *
     * @param write    PUT, else GET
     * @param mimetype what was announced for the file; null when nothing was
     * @param md5      what the bytes must have; null for any
     */
    public record Grant(String url, String key, boolean write, String mimetype, String md5, Instant expiresAt) {

        /** Without the URL: whoever has it can use it. */
        @Override
        public String toString() {
            return "Grant[" + key + ", " + (write ? "write" : "read") + ", expiresAt=" + expiresAt + "]";
        }
    }
}
