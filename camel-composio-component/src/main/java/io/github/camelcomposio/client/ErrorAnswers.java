package io.github.camelcomposio.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioPermissionException;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioRetiredEndpointException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.Redaction;

/**
 * Makes an exception of an answer that says no. Tolerant: the error may stand in an envelope or not, its code may be a
 * number or a word, the body may be no JSON at all. The HTTP status decides. The server's words are redacted.
 */
final class ErrorAnswers {

    private static final String RETIRED_1 = "no longer supported";
    private static final String RETIRED_2 = "/connected_accounts/link";

    private ErrorAnswers() {
    }

    static ComposioException toException(
            ApiRequest request, Transport.Answer answer, Redaction redaction, int attempts, Duration elapsed,
            Duration retryAfter, boolean mayHaveRun) {
        Map<String, Object> body = body(answer);
        Map<String, Object> error = body.get("error") instanceof Map ? Json.object(body, "error") : body;
        String message = redaction.excerpt(message(error));
        Failure failure = new Failure(
                request.operation(), answer.status(), redaction.scrub(first(error, "code", "error_code")),
                redaction.scrub(Json.text(error, "slug")), redaction.scrub(requestId(error, answer)),
                redaction.scrub(first(error, "suggested_fix", "suggestedFix")), attempts, elapsed, mayHaveRun);
        return switch (answer.status()) {
            case 401 -> new ComposioAuthenticationException(message, failure);
            case 403 -> new ComposioPermissionException(message, failure);
            case 404 -> new ComposioNotFoundException(message, failure);
            case 409 -> new ComposioConflictException(message, failure, List.of());
            case 429 -> new ComposioRateLimitException(message, failure, retryAfter == null ? Duration.ZERO : retryAfter);
            default -> other(answer.status(), message, failure);
        };
    }

    private static ComposioException other(int status, String message, Failure failure) {
        if (status >= 500 || status == 408) {
            return new ComposioServerException(message, failure);
        }
        if (status < 400) {
            return new ComposioResponseException(
                    "unexpected answer; redirects are not followed, so that the API key goes"
                                                 + " nowhere else: check baseUrl",
                    failure);
        }
        if (status == 400 && message.contains(RETIRED_1) && message.contains(RETIRED_2)) {
            return new ComposioRetiredEndpointException(message, failure);
        }
        return new ComposioInvalidRequestException(message, failure);
    }

    private static Map<String, Object> body(Transport.Answer answer) {
        try {
            Map<String, Object> body = Json.readObject(answer.body());
            return body == null ? Map.of() : body;
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static String message(Map<String, Object> error) {
        String message = first(error, "message", "error");
        String text = message == null ? "refused without a readable reason" : message;
        if (error.get("errors") instanceof List<?> errors && !errors.isEmpty()) {
            text += errors.stream().map(String::valueOf).collect(Collectors.joining("; ", " (", ")"));
        }
        return text;
    }

    private static String first(Map<String, Object> error, String name, String otherName) {
        String text = Json.text(error, name);
        return text == null ? Json.text(error, otherName) : text;
    }

    private static String requestId(Map<String, Object> error, Transport.Answer answer) {
        String id = Json.text(error, "request_id");
        return id == null ? answer.headers().get("x-request-id") : id;
    }
}
