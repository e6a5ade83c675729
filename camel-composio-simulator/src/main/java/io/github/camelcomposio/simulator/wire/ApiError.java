package io.github.camelcomposio.simulator.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal that becomes Composio's error envelope
 * {@code {"error":{message,code,slug,status,request_id,suggested_fix,errors}}}.
 *
 * <p>
 * Source: Composio reference, errors. Where Composio's number or slug is unknown the number is ours: clients must not
 * rely on it.
 */
public class ApiError extends RuntimeException {

    private final int status;
    private final int code;
    private final String slug;
    private final String suggestedFix;
    private final List<String> errors;

    public ApiError(int status, int code, String slug, String message, String suggestedFix) {
        this(status, code, slug, message, suggestedFix, List.of());
    }

    private ApiError(int status, int code, String slug, String message, String suggestedFix, List<String> errors) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.slug = slug;
        this.suggestedFix = suggestedFix;
        this.errors = List.copyOf(errors);
    }

    /** 400, code 10400: the request does not have the shape that the operation asks for. */
    public static ApiError invalid(List<String> errors) {
        return new ApiError(
                400, 10400, "HTTP_BadRequest", "Validation error while processing request", "Please check the payload.",
                errors);
    }

    /** 400, code 10400, for one finding such as {@code Error in query.limit: Expected number, received nan}. */
    public static ApiError invalid(String error) {
        return invalid(List.of(error));
    }

    /** 400, code 600: the request is well-formed, but this connected account can't take it. */
    public static ApiError accountRefused(String message) {
        return new ApiError(400, 600, "ConnectedAccount_BadRequest", message, "Change the request and send it again.");
    }

    /** An error for a status of which nothing else is known, as gateways and faults give it. */
    public static ApiError ofStatus(int status) {
        return new ApiError(
                status, status, "HTTP_" + status, "Simulated answer with status " + status,
                "Retry later or contact support with the request id.");
    }

    /** The envelope. */
    public Answer toAnswer(String requestId) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", getMessage());
        error.put("code", code);
        error.put("slug", slug);
        error.put("status", status);
        error.put("request_id", requestId);
        error.put("suggested_fix", suggestedFix);
        if (!errors.isEmpty()) {
            error.put("errors", errors);
        }
        return Answer.json(status, Map.of("error", error));
    }
}
