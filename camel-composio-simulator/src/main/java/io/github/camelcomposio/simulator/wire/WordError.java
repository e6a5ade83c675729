package io.github.camelcomposio.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** A 400 whose code is a word, such as {@code OriginMismatch}. Source: Composio reference, errors, known codes. */
public final class WordError extends ApiError {

    private final String word;
    private final String fix;

    public WordError(String word, String message, String fix) {
        super(400, 400, word, message, fix);
        this.word = word;
        this.fix = fix;
    }

    @Override
    public Answer toAnswer(String requestId) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", getMessage());
        error.put("code", word);
        error.put("status", 400);
        error.put("request_id", requestId);
        error.put("suggested_fix", fix);
        return Answer.json(400, Map.of("error", error));
    }
}
