package io.github.camelcomposio.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.model.Status;

/**
 * Composio's REST API in this process, with state, on a loopback port: for tests, demos and work without a network.
 *
 * <p>
 * Both {@code /api/v3} and {@code /api/v3.1} are served. It answers connected accounts, auth configs, toolkits and the
 * Connect Link page, and can be asked what it holds and what it received. Methods may be called from any thread.
 *
 * <p>
 * Source: Composio reference of both versions as of October 2026. Where that is silent, the choice is documented as
 * OURS, at the class that makes it or at {@link Builder}.
 */
public final class ComposioSimulator implements AutoCloseable {

    private final Project project;
    private final Journal journal;
    private final Faults faults;
    private final ApiServer server;

    ComposioSimulator(Builder builder) {
        journal = new Journal(builder.keepRequests);
        faults = new Faults(builder.seed);
        project = new Project(
                builder.settings(), builder.seed, builder.apiKey,
                new RateLimit(builder.clock, builder.limit, builder.window, builder.rolling), this::baseUrl);
        server = new ApiServer(project, faults, journal, builder.port);
    }

    /** Starts with all defaults on a free port. */
    public static ComposioSimulator start() {
        return builder().start();
    }

    /** To start with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The origin, such as {@code http://127.0.0.1:40123}, without a path. */
    public String baseUrl() {
        return server.origin();
    }

    /** The accepted {@code x-api-key}. */
    public String apiKey() {
        return project.apiKey();
    }

    /** Rotates the key: from now on the old one is answered with 401, code 801. */
    public void apiKey(String newKey) {
        project.apiKey(newKey);
    }

    /**
     * Adds an auth config with credentials of one's own.
     *
     * @param  toolkit slug; one that is not in the catalogue is added to it, and takes every scheme
     * @param  scheme  such as {@code API_KEY}; unlike through the API, any scheme for any toolkit
     * @return         its id, {@code ac_…}
     */
    public String addAuthConfig(String toolkit, String scheme) {
        return project.addAuthConfig(null, toolkit, AuthScheme.valueOf(scheme), false);
    }

    /**
     * Adds an auth config with credentials of one's own under a chosen id, such as {@code ac_sendgrid}.
     *
     * @return the id
     */
    public String addAuthConfig(String id, String toolkit, String scheme) {
        return project.addAuthConfig(id, toolkit, AuthScheme.valueOf(scheme), false);
    }

    /**
     * Adds an auth config for which Composio brings the OAuth app.
     *
     * @param  toolkit                  slug of one that has such an app, for example {@code gmail}
     * @return                          its id
     * @throws IllegalArgumentException when Composio has none
     */
    public String addManagedAuthConfig(String toolkit) {
        return project.addAuthConfig(null, toolkit, project.managedScheme(toolkit), true);
    }

    /** All connected accounts as they are now, the oldest first; deleted ones are gone. */
    public List<Account> accounts() {
        return project.accounts();
    }

    /** One user's connected accounts, the oldest first. */
    public List<Account> accountsOf(String userId) {
        return project.accountsOf(userId);
    }

    /** The account, unless it is unknown or deleted. */
    public Optional<Account> account(String id) {
        return project.account(id);
    }

    /**
     * Puts an account into a status, as time or a provider would.
     *
     * @param status such as {@code EXPIRED}
     * @param reason {@code status_reason}; null for none
     */
    public void setStatus(String accountId, String status, String reason) {
        project.setStatus(accountId, Status.valueOf(status), reason);
    }

    /**
     * Finishes a connection as if its user had gone through the page; what the page asks for is made up.
     *
     * @param  linkToken             {@code ln_…}, the end of the page's address
     * @throws IllegalStateException when the link was used or has expired
     */
    public void completeLink(String linkToken) {
        project.completeLink(linkToken);
    }

    /** Fails a connection as if its user or the provider had refused. */
    public void failLink(String linkToken) {
        project.failLink(linkToken);
    }

    /** What was received, in order of arrival: the last requests, as many as the builder said. */
    public List<ReceivedRequest> requests() {
        return journal.requests();
    }

    /** Forgets what was received and sets {@link #counts()} to zero. */
    public void clearRequests() {
        journal.clear();
    }

    /** How many requests came in; cheap, whatever was received. */
    public Counts counts() {
        return journal.counts();
    }

    /** From now on every answer comes that much later; its work is done on arrival. Zero by default. */
    public void latency(Duration latency) {
        server.latency(latency);
    }

    /** From now on another budget, of which nothing is used yet. */
    public void rateLimit(int requests, Duration window) {
        project.rateLimit(requests, window);
    }

    /** Adds a fault behind those that are there. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /** Takes all faults away. */
    public void clearFaults() {
        faults.clear();
    }

    /** Closes all connections; what was waiting for its time is not done. May be called again. */
    @Override
    public void close() {
        server.close();
    }

    /** The address; no key. */
    @Override
    public String toString() {
        return "ComposioSimulator[" + baseUrl() + "]";
    }

    /** Settings of a {@link ComposioSimulator}. Not thread-safe; may start several simulators. */
    public static final class Builder {

        private int port;
        private String apiKey = "ak_simulator_key";
        private int limit = 1_000_000;
        private Duration window = Duration.ofSeconds(60);
        private boolean rolling;
        private Clock clock = Clock.systemUTC();
        private long seed = 1;
        private int keepRequests = 100_000;

        private int pageSize = 20;
        private Duration linkLifetime = Duration.ofMinutes(10);
        private boolean maskSecrets = true;
        private boolean retiredManagedCreate = true;
        private boolean requireToolkitFields;
        private boolean patchReactivates;
        private boolean deleteAuthConfigDeletesAccounts;

        Builder() {
        }

        /** The port on 127.0.0.1; 0, the default, for any free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** The accepted {@code x-api-key}; {@code ak_simulator_key} by default. */
        public Builder apiKey(String key) {
            apiKey = Objects.requireNonNull(key);
            return this;
        }

        /**
         * The budget; 1,000,000 requests in 60 s by default, which no test notices. Composio's smallest is 2,000 in 60
         * s.
         */
        public Builder rateLimit(int requests, Duration per) {
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
        public Builder rollingWindow(boolean on) {
            rolling = on;
            return this;
        }

        /**
         * Whether the project masks secrets of connected accounts in answers; true by default. OAuth tokens are hidden
         * anyway.
         */
        public Builder maskSecrets(boolean on) {
            maskSecrets = on;
            return this;
        }

        /**
         * Whether creating accounts for Composio-managed OAuth configs is over (400), as since 2026-07-03; true by
         * default. Else it works and the answer has the headers {@code Deprecation} and {@code Sunset}.
         */
        public Builder retiredManagedCreate(boolean on) {
            retiredManagedCreate = on;
            return this;
        }

        /**
         * Items on a page when a request names no {@code limit}; 20 by default. OURS: Composio's number is not known.
         */
        public Builder pageSize(int items) {
            if (items < 1) {
                throw new IllegalArgumentException("A page has at least 1 item");
            }
            pageSize = items;
            return this;
        }

        /** How long a user has to finish a connection; 10 minutes by default. Then the account is EXPIRED. */
        public Builder linkLifetime(Duration duration) {
            linkLifetime = Objects.requireNonNull(duration);
            return this;
        }

        /** The clock for timestamps, windows and expiry; the system's by default. Latency and delays take real time. */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source);
            return this;
        }

        /** The start of ids and of chance in faults; 1 by default, so that runs are alike. */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /**
         * Whether a create without a field that its toolkit requires is 400, code 612; false by default. OURS: it is
         * not known when Composio checks that, and its own examples send {@code api_key} where toolkits name
         * {@code generic_api_key}.
         */
        public Builder requireToolkitFields(boolean on) {
            requireToolkitFields = on;
            return this;
        }

        /** Whether new credentials bring an EXPIRED account back to ACTIVE; false by default. OURS: it is not known. */
        public Builder patchReactivates(boolean on) {
            patchReactivates = on;
            return this;
        }

        /**
         * Whether the accounts of an auth config are deleted with it; false by default, they stay and show it as
         * disabled. OURS: it is not known.
         */
        public Builder deleteAuthConfigDeletesAccounts(boolean on) {
            deleteAuthConfigDeletesAccounts = on;
            return this;
        }

        /** How many requests {@link ComposioSimulator#requests()} remembers; 100,000 by default, 0 for none. */
        public Builder keepRequests(int number) {
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
                    deleteAuthConfigDeletesAccounts);
        }
    }
}
