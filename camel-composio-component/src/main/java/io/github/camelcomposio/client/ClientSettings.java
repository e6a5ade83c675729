package io.github.camelcomposio.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How one client behaves.
 *
 * @param baseUrl          scheme, host, port and perhaps a path in front of {@code /api}
 * @param apiVersion       {@code v3.1} or {@code v3}
 * @param keys             what opens the doors
 * @param retries          how requests are repeated
 * @param maxRateLimitWait how long one request may wait for the rate limit, all in all
 * @param maxOutageWait    how long an outage may last for which requests are held until it is over; zero for none
 * @param responseTimeout  how long an answer may be silent
 * @param lateCommitWait   how long, after the response timeout, a create may still be carried out by Composio
 * @param spoolFolder      where temporary files go; null for the platform's folder
 */
public record ClientSettings(
        URI baseUrl, String apiVersion, Keys keys, RetryPolicy retries, Duration maxRateLimitWait,
        Duration maxOutageWait, Duration responseTimeout, Duration lateCommitWait, Path spoolFolder) {

    /** What stands in front of the paths of a version of the API. */
    String prefix(String version) {
        String path = baseUrl.getRawPath() == null ? "" : baseUrl.getRawPath();
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/api/" + version;
    }

    /** How long a request may still be carried out after it was sent. */
    public Duration longestRequest() {
        return responseTimeout.plus(lateCommitWait);
    }
}
