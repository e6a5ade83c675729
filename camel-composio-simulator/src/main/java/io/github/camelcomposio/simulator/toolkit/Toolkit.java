package io.github.camelcomposio.simulator.toolkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A service that Composio can connect to.
 *
 * @param managed     the schemes for which Composio brings its own OAuth app
 * @param baseUrl     the service's address, may hold {@code {{field}}}; null when unknown
 * @param currentUser path that tells whose credentials they are; null when there is none
 * @param scopes      OAuth scopes asked for by default
 * @param custom      made up by a test, not in the built-in catalogue
 */
public record Toolkit(
        String slug, String name, String description, String category, List<AuthScheme> managed, String baseUrl,
        String currentUser, List<String> scopes, List<ToolkitScheme> schemes, boolean custom) {

    /** To whom the tools of sessions themselves belong; not in the catalogue. */
    public static final Toolkit META = new Toolkit(
            "composio", "Composio", "The tools of sessions themselves", "Composio", List.of(), null, null, List.of(),
            List.of(new ToolkitScheme(AuthScheme.NO_AUTH, "No authentication", List.of(), List.of())), false);

    static Toolkit of(JsonObject json) {
        return new Toolkit(
                json.getString("slug"), json.getString("name"), json.getString("description"),
                json.getString("category"), texts(json.getJsonArray("managed")).map(AuthScheme::valueOf).toList(),
                json.getString("base_url"), json.getString("current_user"), texts(json.getJsonArray("scopes")).toList(),
                json.getJsonArray("schemes").stream().map(JsonObject.class::cast).map(ToolkitScheme::of).toList(), false);
    }

    /** A toolkit that takes every scheme and asks for the scheme's usual fields. */
    static Toolkit unlisted(String slug) {
        return new Toolkit(
                slug, slug, "Made up for a test", "Test", List.of(AuthScheme.OAUTH2), null, null, List.of(), List.of(),
                true);
    }

    private static Stream<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast);
    }

    /**
     * Whether a custom auth config may have this scheme: those listed, and BEARER_TOKEN wherever OAuth2 works.
     *
     * <p>
     * Source: Composio reference, auth schemes, which key name.
     */
    public boolean takes(AuthScheme scheme) {
        return custom || scheme(scheme).isPresent() || scheme == AuthScheme.BEARER_TOKEN
                && (scheme(AuthScheme.OAUTH2).isPresent() || scheme(AuthScheme.S2S_OAUTH2).isPresent());
    }

    /** What a user is asked for. */
    public List<InputField> inputs(AuthScheme scheme) {
        return scheme(scheme).map(ToolkitScheme::account)
                .orElseGet(() -> scheme.inputs().stream().map(InputField::named).toList());
    }

    /** The names of what a user is asked for and must be masked. */
    public Set<String> secrets(AuthScheme scheme) {
        return inputs(scheme).stream().filter(InputField::secret).map(InputField::name).collect(Collectors.toSet());
    }

    /** Nothing has to be connected. */
    public boolean noAuth() {
        return scheme(AuthScheme.NO_AUTH).isPresent();
    }

    /** Address of the toolkit's picture. */
    public String logo() {
        return "https://logos.composio.dev/api/" + slug;
    }

    private Optional<ToolkitScheme> scheme(AuthScheme scheme) {
        return schemes.stream().filter(entry -> entry.mode() == scheme).findFirst();
    }
}
