package io.github.camelcomposio.operation;

import java.util.Map;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.Failure;

/** What a further request needs of an answer. */
final class Answers {

    private Answers() {
    }

    /**
     * The id of an object in an answer.
     *
     * @param  what                      what the object is, for the message
     * @throws ComposioResponseException if it has none
     */
    static String id(Invocation invocation, ApiResponse response, Map<String, Object> object, String what) {
        String id = Json.text(object, "id");
        if (id == null || id.isEmpty()) {
            throw new ComposioResponseException(
                    "the answer has no id of " + what + ", which the next request needs",
                    Failure.answered(invocation.operation().name(), response.status(), response.requestId()));
        }
        return id;
    }
}
