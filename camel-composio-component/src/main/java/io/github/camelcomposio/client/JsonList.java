package io.github.camelcomposio.client;

import java.util.ArrayList;

/** A JSON array as a whole answer. As a message body it converts to JSON text and streams. */
public class JsonList extends ArrayList<Object> {
}
