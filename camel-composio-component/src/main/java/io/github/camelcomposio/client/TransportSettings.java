package io.github.camelcomposio.client;

import java.time.Duration;

import javax.net.ssl.SSLContext;

/**
 * What tells one connection pool from another.
 *
 * @param connectTimeout  how long a connection may take to come up
 * @param responseTimeout how long an answer may be silent
 * @param maxConnections  connections at the same time
 * @param sslContext      null for the platform's own
 * @param proxyHost       null for none
 * @param proxyPort       the proxy's port
 */
public record TransportSettings(
        Duration connectTimeout, Duration responseTimeout, int maxConnections, SSLContext sslContext, String proxyHost,
        int proxyPort) {
}
