package io.github.camelcomposio.client;

import java.util.LinkedHashMap;

/**
 * A JSON object. As a message body it converts to JSON text, streams and beans; its own text shows the members' names
 * only, since a project may have masking turned off.
 */
public class JsonMap extends LinkedHashMap<String, Object> {

    @Override
    public String toString() {
        return "JSON object with " + keySet();
    }
}
