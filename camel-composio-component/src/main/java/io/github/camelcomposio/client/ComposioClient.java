package io.github.camelcomposio.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.Failure;

/**
 * Talks to Composio: one request at a time per call, with retries, rate limit and errors taken care of. Asynchronous
 * down to the socket. Thread-safe. Several clients may share transport, pacer, timer and turns.
 */
public final class ComposioClient {

    private final ClientSettings settings;
    private final String pathPrefix;
    private final Transport transport;
    private final Pacer pacer;
    private final Timer timer;
    private final Executor blocking;
    private final LongSupplier nanoTime;
    private final AuthConfigDirectory authConfigs;
    private final AccountLookups accountLookups;
    private final Turns turns;
    private final SendWatch watch;
    private final Traffic traffic;

    /**
     * @param blocking where an API key's source is asked, which may block
     * @param nanoTime the clock
     */
    public ComposioClient(ClientSettings settings, Transport transport, Pacer pacer, Timer timer, Turns turns,
                          Executor blocking, LongSupplier nanoTime) {
        this(settings, transport, pacer, timer, turns, blocking, nanoTime, new Traffic());
    }

    /** @param traffic counts its requests */
    public ComposioClient(ClientSettings settings, Transport transport, Pacer pacer, Timer timer, Turns turns,
                          Executor blocking, LongSupplier nanoTime, Traffic traffic) {
        this.settings = settings;
        this.pathPrefix = settings.prefix(settings.apiVersion());
        this.transport = transport;
        this.pacer = pacer;
        this.timer = timer;
        this.turns = turns;
        this.blocking = blocking;
        this.nanoTime = nanoTime;
        this.authConfigs = new AuthConfigDirectory(this);
        this.accountLookups = new AccountLookups();
        this.watch = request -> {
        };
        this.traffic = traffic;
    }

    private ComposioClient(ComposioClient same, SendWatch watch) {
        this.settings = same.settings;
        this.pathPrefix = same.pathPrefix;
        this.transport = same.transport;
        this.pacer = same.pacer;
        this.timer = same.timer;
        this.turns = same.turns;
        this.blocking = same.blocking;
        this.nanoTime = same.nanoTime;
        this.authConfigs = same.authConfigs;
        this.accountLookups = same.accountLookups;
        this.watch = watch;
        this.traffic = same.traffic;
    }

    /**
     * The same client, of which the watch sees every attempt of every request, instead of the watch that this one has.
     * Look-ups that become one request are seen by the watch of the first of them, and what is asked of auth configs by
     * none, since others get the answers too.
     */
    public ComposioClient watched(SendWatch newWatch) {
        return new ComposioClient(this, newWatch);
    }

    SendWatch watch() {
        return watch;
    }

    public ClientSettings settings() {
        return settings;
    }

    Traffic traffic() {
        return traffic;
    }

    /** What is known of auth configs and toolkits; remembered for a while. */
    public AuthConfigDirectory authConfigs() {
        return authConfigs;
    }

    AccountLookups accountLookups() {
        return accountLookups;
    }

    /** Keeps work on one user's accounts of one auth config in order. */
    public Turns turns() {
        return turns;
    }

    /**
     * Sends a request. The future fails with a {@link io.github.camelcomposio.error.ComposioException}; it may be
     * completed on an I/O thread, on which nothing may block.
     */
    public CompletableFuture<ApiResponse> send(ApiRequest request) {
        return call(request).start();
    }

    /** Where the content of files lies. */
    public Storage storage() {
        return new Storage(this);
    }

    /** What stands in front of a path; null is the version that the client was made for. */
    String pathPrefix(String version) {
        return version == null ? pathPrefix : settings.prefix(version);
    }

    Call call(ApiRequest request) {
        return new Call(this, request);
    }

    Transport transport() {
        return transport;
    }

    Pacer pacer() {
        return pacer;
    }

    /** What waits without a thread; everything that waits on it fails when the component stops. */
    public Timer timer() {
        return timer;
    }

    /** The header that opens Composio's doors with a key of this kind, for others who knock there. Secret. */
    public CompletableFuture<Map<String, String>> credentialHeader(String operation, Credential asked) {
        Credential credential = settings.keys().chosen(asked);
        return key(credential).handle((key, failure) -> {
            if (failure != null || key == null || key.isBlank()) {
                throw new ComposioAuthenticationException(
                        "the " + credential.title() + " is missing, or has characters in it that no key has",
                        Failure.notSent(operation).withSuggestedFix("check " + credential.places()), Call.unwrap(failure));
            }
            return Map.of(credential.header(), key.trim());
        });
    }

    /** The project's key; may block. Secret. */
    public String projectKey(String operation) {
        try {
            return credentialHeader(operation, Credential.PROJECT).join().values().iterator().next();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The key of a kind; null where there is none. */
    CompletableFuture<String> key(Credential credential) {
        return settings.keys().get(credential).map(key -> key.get(blocking))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** How long Composio has not answered this client's group properly; empty while it does. */
    public Optional<Duration> outage() {
        return pacer.outage();
    }

    /** Whether its requests wait for the end of an outage. */
    boolean isPatient() {
        return !settings.maxOutageWait().isZero();
    }

    /**
     * How many requests a minute are open to this client's group now: what Composio has announced, less the reserve and
     * what others used of the present window, and no more than our own limit; empty while neither is known.
     */
    public OptionalInt requestsPerMinute() {
        return pacer.requestsPerMinute();
    }

    /** Where blocking work may be done. */
    Executor blocking() {
        return blocking;
    }

    /** Nanoseconds since some moment. */
    public long now() {
        return nanoTime.getAsLong();
    }

    Clock clock() {
        return Clock.systemUTC();
    }
}
