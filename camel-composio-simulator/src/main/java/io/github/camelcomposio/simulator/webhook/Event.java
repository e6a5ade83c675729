package io.github.camelcomposio.simulator.webhook;

/**
 * Something that happened, as it is told. Immutable.
 *
 * @param id      {@code msg_…}, the same in every delivery
 * @param version of the body
 * @param body    exactly as it is sent and signed
 */
public record Event(String id, EventType type, String version, String body) {

    /** Without the body: it is a user's data. */
    @Override
    public String toString() {
        return "Event[" + id + ", " + type.wire() + ", version=" + version + "]";
    }
}
