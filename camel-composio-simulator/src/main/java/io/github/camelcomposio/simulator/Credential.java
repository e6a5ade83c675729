package io.github.camelcomposio.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.Key;

/**
 * Checks who is asking. Source: Composio reference, authentication. OURS: a key of a kind that the operation does not
 * take is answered as a wrong key of that kind; a user's key where a project's is meant works on the first project.
 */
final class Credential {

    private final Predicate<String> project;
    private final String organisation;
    private final String user;

    /** @param project knows the keys of the project */
    Credential(Predicate<String> project, String organisation, String user) {
        this.project = project;
        this.organisation = organisation;
        this.user = user;
    }

    /** The organisation's key. */
    String organisation() {
        return organisation;
    }

    /** The key of the organisation's member. */
    String user() {
        return user;
    }

    /** @throws ApiError 401 unless the headers hold exactly one key, of one of these kinds, and it is right */
    void check(Map<String, String> headers, Set<Key> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        List<Key> given = Arrays.stream(Key.values())
                .filter(kind -> !headers.getOrDefault(kind.header(), "").isBlank()).toList();
        if (given.isEmpty()) {
            throw new ApiError(401, 906, "Auth_NoAuthProvided", "No authentication provided", fix(kinds));
        } else if (given.size() > 1) {
            throw new ApiError(
                    401, 10401, "HTTP_Unauthorized", "Multiple authentication modes provided: "
                                                     + given.stream().map(Key::header).collect(Collectors.joining(", ")),
                    "Send exactly one credential header.");
        }
        check(given.get(0), headers.get(given.get(0).header()), kinds);
    }

    private void check(Key kind, String key, Set<Key> kinds) {
        boolean taken = kinds.contains(kind);
        if (kind == Key.ORGANISATION && !(taken && key.equals(organisation))) {
            throw new ApiError(401, 10401, "HTTP_Unauthorized", "Invalid organisation API key", fix(kinds));
        } else if (kind == Key.USER && !(taken && key.equals(user))) {
            throw new ApiError(401, 2113, "UserApiKey_Unauthorized", "Invalid user API key", fix(kinds));
        } else if (kind == Key.PROJECT && !(taken && project.test(key))) {
            throw new ApiError(
                    401, 801, "APIKey_InvalidAPIKey", "Invalid API key: " + masked(key),
                    taken ? "Please check you are using a valid API key." : fix(kinds));
        }
    }

    private static String fix(Set<Key> kinds) {
        if (kinds.contains(Key.PROJECT)) {
            return "Send a project API key in the x-api-key header.";
        }
        return kinds.contains(Key.USER)
                ? "Send a user API key in the x-user-api-key header."
                : "Send an organisation API key in the x-org-api-key header.";
    }

    /** The last four characters, as Composio shows them; none of a short key. */
    static String masked(String key) {
        return "ak_**" + (key.length() < 12 ? "" : key.substring(key.length() - 4));
    }
}
