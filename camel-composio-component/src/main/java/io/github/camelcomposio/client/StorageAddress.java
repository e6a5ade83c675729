package io.github.camelcomposio.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks where the content of a file lies. Such an address is a secret: who has it can use it. */
final class StorageAddress {

    private StorageAddress() {
    }

    /**
     * Reads an address. Plain http is for test benches: it is good only where Composio's own base URL is plain http,
     * and then only on this machine unless Composio itself is on another one.
     *
     * @throws IllegalArgumentException if it is none, or must not be used; the message does not quote it
     */
    static Transport.Url parse(String text, URI baseUrl) {
        URI uri;
        try {
            uri = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no address of a file");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("is no address of a file");
        }
        boolean plainAllowed = baseUrl.getScheme().equalsIgnoreCase("http")
                && (Loopback.is(uri.getHost()) || !Loopback.is(baseUrl.getHost()));
        if (scheme.equals("http") && !plainAllowed) {
            throw new IllegalArgumentException("is plain http, where https is a must");
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Transport.Url(
                scheme, uri.getHost(), uri.getPort(), uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }
}
