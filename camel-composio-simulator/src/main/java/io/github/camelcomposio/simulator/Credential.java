package io.github.camelcomposio.simulator;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.ApiError;

/**
 * Checks who is asking. Source: Composio reference, authentication. Only project keys are known here, so any key of
 * another kind is wrong.
 */
final class Credential {

    private static final List<String> HEADERS = List.of("x-api-key", "x-org-api-key", "x-user-api-key");

    private Credential() {
    }

    /** @throws ApiError 401 unless the headers hold exactly the one project key */
    static void check(Map<String, String> headers, String apiKey) {
        List<String> given = HEADERS.stream().filter(name -> !headers.getOrDefault(name, "").isBlank()).toList();
        if (given.isEmpty()) {
            throw new ApiError(
                    401, 906, "Auth_NoAuthProvided", "No authentication provided",
                    "Send a project API key in the x-api-key header.");
        } else if (given.size() > 1) {
            throw new ApiError(
                    401, 10401, "HTTP_Unauthorized", "Multiple authentication modes provided: " + String.join(", ", given),
                    "Send exactly one credential header.");
        } else if (given.get(0).equals("x-org-api-key")) {
            throw new ApiError(
                    401, 10401, "HTTP_Unauthorized", "Invalid organisation API key", "Send a project API key.");
        } else if (given.get(0).equals("x-user-api-key")) {
            throw new ApiError(401, 2113, "UserApiKey_Unauthorized", "Invalid user API key", "Send a project API key.");
        } else if (!headers.get("x-api-key").equals(apiKey)) {
            throw new ApiError(
                    401, 801, "APIKey_InvalidAPIKey", "Invalid API key: " + masked(headers.get("x-api-key")),
                    "Please check you are using a valid API key.");
        }
    }

    /** The last four characters, as Composio shows them; none of a short key. */
    private static String masked(String key) {
        return "ak_**" + (key.length() < 12 ? "" : key.substring(key.length() - 4));
    }
}
