package io.github.camelcomposio.simulator.organisation;

import java.time.Instant;

/** A project's key. Immutable. */
record ApiKey(String id, String name, String key, Instant createdAt) {

    /** Only its end can be read. */
    String masked() {
        return "ak_**" + (key.length() < 12 ? "" : key.substring(key.length() - 4));
    }

    @Override
    public String toString() {
        return "ApiKey[" + id + ", " + name + "]";
    }
}
