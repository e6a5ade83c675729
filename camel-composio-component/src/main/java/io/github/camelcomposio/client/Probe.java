package io.github.camelcomposio.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelcomposio.client.Finding.Fault;

/**
 * Asks Composio one cheap thing, to find out whether key, base URL and clock are right. Has a connection of its own and
 * takes no turn in the rate limit, so that it waits for nobody; the request counts against the organisation's budget
 * all the same.
 * <p>
 * Source: Composio reference, GET /api/v3/auth/session/info, which is documented for a project's key in v3 only. Read
 * 2026-11. The answer may hold secrets of the project: nothing of it is kept.
 */
public final class Probe implements AutoCloseable {

    private static final String PATH = "/auth/session/info";
    private static final String VERSION = "v3";
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final URI baseUrl;
    private final String target;
    private final ApiKey key;
    private final Executor blocking;
    private final Clock clock;
    private final TransportSettings connection;
    private HttpTransport transport;

    /**
     * @param settings  where Composio is, and the key
     * @param transport how to get there
     * @param blocking  where an API key's source is asked, which may block
     * @param clock     the clock that is compared with the server's
     */
    public Probe(ClientSettings settings, TransportSettings transport, Executor blocking, Clock clock) {
        this.baseUrl = settings.baseUrl();
        this.target = settings.prefix(VERSION) + PATH;
        this.key = settings.keys().get(Credential.PROJECT).orElseThrow();
        this.blocking = blocking;
        this.clock = clock;
        this.connection = new TransportSettings(
                shorter(transport.connectTimeout()), shorter(transport.responseTimeout()), 1, transport.sslContext(),
                transport.proxyHost(), transport.proxyPort());
    }

    private static Duration shorter(Duration timeout) {
        return timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
    }

    /** Where it asks. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Asks; never fails. May be completed on an I/O thread. */
    public CompletableFuture<Finding> ask() {
        return key.get(blocking).handle((text, failure) -> text == null ? "" : text.trim()).thenCompose(text -> {
            if (!ApiKey.isSendable(text)) {
                return CompletableFuture.completedFuture(new Finding(
                        Fault.KEY, "The project API key is missing, or has characters in it that no key has: check "
                                   + Credential.PROJECT.places(),
                        0, null));
            }
            return ask(text);
        });
    }

    private CompletableFuture<Finding> ask(String text) {
        Transport.Url url = new Transport.Url(baseUrl.getScheme(), baseUrl.getHost(), baseUrl.getPort(), target);
        Map<String, String> headers = Map.of("Accept", "application/json", Credential.PROJECT.header(), text);
        Instant sent = clock.instant();
        return transport().send("GET", url, headers, null, () -> {
        }).handle((answer, failure) -> failure == null
                ? answered(answer, clockSkew(answer, sent)) : unanswered(Call.unwrap(failure)));
    }

    /** Made when it is needed: most applications leave health checks of producers off. */
    private synchronized HttpTransport transport() {
        if (transport == null) {
            transport = new HttpTransport(connection);
        }
        return transport;
    }

    private static Finding answered(Transport.Answer answer, Duration skew) {
        int status = answer.status();
        Fault fault = fault(answer);
        String text = switch (fault) {
            case NONE -> status == 429 ? "Composio answers, and the rate limit is used up" : "Composio answers";
            case KEY -> "Composio refuses the project API key (HTTP " + status + "): check " + Credential.PROJECT.places();
            case BASE_URL -> "HTTP " + status + ", and not as Composio answers: check baseUrl and proxyHost";
            case COMPOSIO -> "Composio answers HTTP " + status;
        };
        return new Finding(fault, text, status, skew);
    }

    private static Fault fault(Transport.Answer answer) {
        int status = answer.status();
        if (status == 429) {
            return Fault.NONE;
        }
        if (status >= 500 || status == 408) {
            return Fault.COMPOSIO;
        }
        if (!isComposio(answer) || status == 404) {
            return Fault.BASE_URL;
        }
        if (status == 401 || status == 403) {
            return Fault.KEY;
        }
        return status < 300 ? Fault.NONE : Fault.COMPOSIO;
    }

    /** Whether the body has a shape that only Composio gives it: who the key is of, or an error in its envelope. */
    private static boolean isComposio(Transport.Answer answer) {
        try {
            Map<String, Object> body = Json.readObject(answer.body());
            return body != null && (answer.status() < 300
                    ? body.containsKey("project") && body.containsKey("org_member") : body.get("error") instanceof Map);
        } catch (IOException e) {
            return false;
        }
    }

    private static Finding unanswered(Throwable failure) {
        if (!(failure instanceof TransportFailure lost)) {
            return new Finding(Fault.COMPOSIO, "no answer: " + failure.getClass().getSimpleName(), 0, null);
        }
        boolean silent = lost.isSent() && lost.getCause() instanceof SocketTimeoutException;
        return lost.isSent()
                ? new Finding(
                        Fault.COMPOSIO, silent ? "no answer in time" : "the answer was lost: " + lost.describe(), 0, null)
                : new Finding(
                        Fault.BASE_URL, "no connection, check baseUrl, proxyHost and the network: " + lost.describe(), 0,
                        null);
    }

    /** The server's clock tells whole seconds, of a moment between asking and hearing: what may be that is no skew. */
    private Duration clockSkew(Transport.Answer answer, Instant sent) {
        String date = answer.headers().get("date");
        if (date == null) {
            return null;
        }
        try {
            Instant earliest = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Instant latest = earliest.plusSeconds(1);
            if (sent.isAfter(latest)) {
                return Duration.between(latest, sent);
            }
            Instant heard = clock.instant();
            return heard.isBefore(earliest) ? Duration.between(earliest, heard) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public synchronized void close() {
        if (transport != null) {
            transport.close();
        }
    }
}
