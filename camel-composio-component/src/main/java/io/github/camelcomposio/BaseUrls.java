package io.github.camelcomposio;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import io.github.camelcomposio.client.Loopback;

/** Checks a base URL, since the API key and every credential go there. */
final class BaseUrls {

    private BaseUrls() {
    }

    /** @throws IllegalArgumentException if it is none, or plain http on another machine */
    static URI check(String baseUrl, boolean allowInsecure) {
        URI uri = parse(baseUrl.trim());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getPort() > 65_535 || !scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("baseUrl must look like https://backend.composio.dev");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("baseUrl must have no user, query or fragment: https://backend.composio.dev");
        }
        if (uri.getPath().matches("(.*/)?api/v3(\\.1)?(/.*)?")) {
            throw new IllegalArgumentException(
                    "baseUrl must end before /api/v3: give https://backend.composio.dev, and the version as apiVersion");
        }
        if (scheme.equals("http") && !allowInsecure && !Loopback.is(uri.getHost())) {
            throw new IllegalArgumentException(
                    "baseUrl is plain http on another machine (" + uri.getHost() + "), and the API key and all credentials"
                                               + " would cross the network in clear. Use https, or set"
                                               + " allowInsecureBaseUrl=true if you are sure");
        }
        return uri;
    }

    private static URI parse(String baseUrl) {
        try {
            return new URI(baseUrl);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("baseUrl is no URL; it must look like https://backend.composio.dev", e);
        }
    }
}
