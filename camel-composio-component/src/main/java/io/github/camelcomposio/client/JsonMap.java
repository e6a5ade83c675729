package io.github.camelcomposio.client;

import java.util.LinkedHashMap;

/**
 * A JSON object. As a message body it converts to JSON text, streams and beans; its own text shows the members' names
 * only, since a project may have masking turned off.
 */
public class JsonMap extends LinkedHashMap<String, Object> {

    private boolean reply;

    /** Remembers that this object is a reply as a whole or one of a list, and not a part of one. */
    public void markAsReply() {
        reply = true;
    }

    public boolean isReply() {
        return reply;
    }

    @Override
    public String toString() {
        return "JSON object with " + keySet();
    }
}
