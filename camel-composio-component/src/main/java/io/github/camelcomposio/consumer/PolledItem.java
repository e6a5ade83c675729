package io.github.camelcomposio.consumer;

/**
 * An item that a poll has found. Its text shows no value of it.
 *
 * @param key  by what it is known again
 * @param item the item as Composio gave it
 */
record PolledItem(String key, Object item) {

    @Override
    public String toString() {
        return key;
    }
}
