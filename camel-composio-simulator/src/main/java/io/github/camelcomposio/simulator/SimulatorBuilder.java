package io.github.camelcomposio.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.webhook.DeliverySettings;

/** Settings of a {@link ComposioSimulator}. Not thread-safe; may start several simulators. */
public final class SimulatorBuilder {

    int port;
    String apiKey = "ak_simulator_key";
    String orgApiKey = "oak_simulator_key";
    String userApiKey = "uak_simulator_key";
    boolean controls;
    int limit = 1_000_000;
    Duration window = Duration.ofSeconds(60);
    boolean rolling;
    Clock clock = Clock.systemUTC();
    long seed = 1;
    int keepRequests = 100_000;
    boolean azureStorage;
    String filesUrl;

    private int pageSize = 20;
    private Duration linkLifetime = Duration.ofMinutes(10);
    private boolean maskSecrets = true;
    private boolean retiredManagedCreate = true;
    private boolean requireToolkitFields;
    private boolean patchReactivates;
    private boolean deleteAuthConfigDeletesAccounts;
    private String verifierUrl;
    private List<Duration> webhookRepeats = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(30), Duration.ofMinutes(2));
    private Duration webhookTimeout = Duration.ofSeconds(10);
    private int webhooksInFlight = 8;

    SimulatorBuilder() {
    }

    /** The port on 127.0.0.1; 0, the default, for any free one. */
    public SimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** The accepted {@code x-api-key}; {@code ak_simulator_key} by default. */
    public SimulatorBuilder apiKey(String key) {
        apiKey = Objects.requireNonNull(key);
        return this;
    }

    /** The accepted {@code x-org-api-key}; {@code oak_simulator_key} by default. */
    public SimulatorBuilder orgApiKey(String key) {
        orgApiKey = Objects.requireNonNull(key);
        return this;
    }

    /** The accepted {@code x-user-api-key}; {@code uak_simulator_key} by default. */
    public SimulatorBuilder userApiKey(String key) {
        userApiKey = Objects.requireNonNull(key);
        return this;
    }

    /**
     * The budget; 1,000,000 requests in 60 s by default, which no test notices. Composio's smallest is 2,000 in 60 s.
     */
    public SimulatorBuilder rateLimit(int requests, Duration per) {
        limit = requests;
        window = per;
        return this;
    }

    /**
     * Whether the budget counts the time before each request instead of fixed windows; false by default.
     *
     * <p>
     * Source: Composio reference, rate limits: fixed now, rolling in older documentation.
     */
    public SimulatorBuilder rollingWindow(boolean on) {
        rolling = on;
        return this;
    }

    /**
     * Whether the project masks secrets of connected accounts in answers; true by default. OAuth tokens are hidden
     * anyway.
     */
    public SimulatorBuilder maskSecrets(boolean on) {
        maskSecrets = on;
        return this;
    }

    /**
     * Whether creating accounts for Composio-managed OAuth configs is over (400), as since 2026-07-03; true by default.
     * Else it works and the answer has the headers {@code Deprecation} and {@code Sunset}.
     */
    public SimulatorBuilder retiredManagedCreate(boolean on) {
        retiredManagedCreate = on;
        return this;
    }

    /**
     * Items on a page when a request names no {@code limit}; 20 by default. OURS: Composio's number is not known.
     */
    public SimulatorBuilder pageSize(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("A page has at least 1 item");
        }
        pageSize = items;
        return this;
    }

    /** How long a user has to finish a connection; 10 minutes by default. Then the account is EXPIRED. */
    public SimulatorBuilder linkLifetime(Duration duration) {
        linkLifetime = Objects.requireNonNull(duration);
        return this;
    }

    /** The clock for timestamps, windows and expiry; the system's by default. Latency and delays take real time. */
    public SimulatorBuilder clock(Clock source) {
        clock = Objects.requireNonNull(source);
        return this;
    }

    /** The start of ids and of chance in faults; 1 by default, so that runs are alike. */
    public SimulatorBuilder seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Whether a create without a field that its toolkit requires is 400, code 612; false by default. OURS: it is not
     * known when Composio checks that, and its own examples send {@code api_key} where toolkits name
     * {@code generic_api_key}.
     */
    public SimulatorBuilder requireToolkitFields(boolean on) {
        requireToolkitFields = on;
        return this;
    }

    /** Whether new credentials bring an EXPIRED account back to ACTIVE; false by default. OURS: it is not known. */
    public SimulatorBuilder patchReactivates(boolean on) {
        patchReactivates = on;
        return this;
    }

    /**
     * Whether the accounts of an auth config are deleted with it; false by default, they stay and show it as disabled.
     * OURS: it is not known.
     */
    public SimulatorBuilder deleteAuthConfigDeletesAccounts(boolean on) {
        deleteAuthConfigDeletesAccounts = on;
        return this;
    }

    /**
     * The address to which a browser is sent after a connection, so that the application tells who came back; null, the
     * default, for none. With one a connection is not ACTIVE before {@code POST /connected_accounts/complete_auth}, and
     * accounts can't be made without a user.
     */
    public SimulatorBuilder verifierUrl(String url) {
        verifierUrl = url;
        return this;
    }

    /**
     * Whether files lie in Azure's storage service, whose uploads need the header {@code x-ms-blob-type: BlockBlob};
     * false by default, they lie in Amazon's.
     */
    public SimulatorBuilder azureStorage(boolean on) {
        azureStorage = on;
        return this;
    }

    /**
     * How long to wait before each repeat of a webhook delivery that was not answered with 2xx; none for no repeats. 1
     * s, 5 s, 30 s and 2 minutes by default. OURS: Composio's schedule is not known.
     */
    public SimulatorBuilder webhookRepeats(Duration... waits) {
        webhookRepeats = List.of(waits);
        return this;
    }

    /** How long the receiver of a webhook may take; 10 s by default. OURS: Composio's time is not known. */
    public SimulatorBuilder webhookTimeout(Duration duration) {
        webhookTimeout = Objects.requireNonNull(duration);
        return this;
    }

    /** At most so many webhook deliveries are under way at a time; 8 by default. */
    public SimulatorBuilder webhooksInFlight(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("At least 1 delivery can be under way");
        }
        webhooksInFlight = number;
        return this;
    }

    /**
     * Whether what only a test can do in Java can be asked for with HTTP too, under {@code /simulator}; false by
     * default. The operations are listed at {@code ControlOperations}.
     */
    public SimulatorBuilder controls(boolean on) {
        controls = on;
        return this;
    }

    /**
     * The origin in presigned URLs of files, for a proxy that leads to the simulator; the simulator's own by default.
     * Composio's official clients refuse files on loopback addresses.
     *
     * @param origin such as {@code https://files.example.com}, without a path
     */
    public SimulatorBuilder filesUrl(String origin) {
        filesUrl = Objects.requireNonNull(origin);
        return this;
    }

    /**
     * How many requests {@link ComposioSimulator#requests()} remembers, how many calls
     * {@link ComposioSimulator#proxiedCalls()}, and how many webhook events and deliveries; 100,000 by default, 0 for
     * none.
     */
    public SimulatorBuilder keepRequests(int number) {
        keepRequests = number;
        return this;
    }

    /**
     * Listens.
     *
     * @throws IllegalStateException when the port can't be used
     */
    public ComposioSimulator start() {
        return new ComposioSimulator(this);
    }

    Settings settings() {
        return new Settings(
                clock, pageSize, linkLifetime, maskSecrets, retiredManagedCreate, requireToolkitFields, patchReactivates,
                deleteAuthConfigDeletesAccounts, verifierUrl, keepRequests);
    }

    DeliverySettings deliveries() {
        return new DeliverySettings(webhookRepeats, webhookTimeout, webhooksInFlight, keepRequests);
    }
}
