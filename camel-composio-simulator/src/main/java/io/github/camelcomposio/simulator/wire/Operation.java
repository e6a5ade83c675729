package io.github.camelcomposio.simulator.wire;

/** What one method and path does. Called for one request at a time. */
@FunctionalInterface
public interface Operation {

    /**
     * Does the work.
     *
     * @throws ApiError to refuse
     */
    Answer handle(ApiRequest request);
}
