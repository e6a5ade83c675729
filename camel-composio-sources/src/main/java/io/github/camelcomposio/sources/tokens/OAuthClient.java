package io.github.camelcomposio.sources.tokens;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Your OAuth app at its provider: where tokens are refreshed, and how the app says who it is. As a bean it keeps the
 * secret out of the parameters of a route template. Its text shows the address only.
 * <p>
 * Source: RFC 6749, 2.3.1 (client password) and 6 (refreshing an access token).
 */
public final class OAuthClient {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI tokenUrl;
    private final String authorization;
    private final Map<String, String> form;

    private OAuthClient(String tokenUrl, String authorization, Map<String, String> form) {
        this.tokenUrl = URI.create(tokenUrl == null ? "" : tokenUrl.strip());
        this.authorization = authorization;
        this.form = form;
        if (this.tokenUrl.getHost() == null
                || !"https".equals(this.tokenUrl.getScheme()) && !LOOPBACK.contains(this.tokenUrl.getHost())) {
            throw new IllegalArgumentException("the token endpoint must be an https URL");
        }
    }

    /** The secret goes in the header {@code Authorization} (client_secret_basic), which every provider must accept. */
    public static OAuthClient basic(String tokenUrl, String clientId, String clientSecret) {
        String both = encoded(required(clientId, "id")) + ":" + encoded(required(clientSecret, "secret"));
        String header = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return new OAuthClient(tokenUrl, header, Map.of());
    }

    /** The secret goes in the form (client_secret_post), for providers that want it there. */
    public static OAuthClient post(String tokenUrl, String clientId, String clientSecret) {
        return new OAuthClient(
                tokenUrl, null,
                Map.of("client_id", required(clientId, "id"), "client_secret", required(clientSecret, "secret")));
    }

    /** A public client, which has no secret. */
    public static OAuthClient none(String tokenUrl, String clientId) {
        return new OAuthClient(tokenUrl, null, Map.of("client_id", required(clientId, "id")));
    }

    /** Sends another parameter with each request, such as {@code scope} or {@code resource}. */
    public OAuthClient with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(form);
        more.put(name, value);
        return new OAuthClient(tokenUrl.toString(), authorization, more);
    }

    private static String required(String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the OAuth client's " + what + " is missing");
        }
        return value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    URI tokenUrl() {
        return tokenUrl;
    }

    /** The header {@code Authorization}; null for none. */
    String authorization() {
        return authorization;
    }

    /** Parameters of the form besides those of the grant. */
    Map<String, String> form() {
        return form;
    }

    @Override
    public String toString() {
        return "OAuthClient[" + tokenUrl.getScheme() + "://" + tokenUrl.getAuthority() + tokenUrl.getPath() + "]";
    }
}
