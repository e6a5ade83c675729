package io.github.camelcomposio.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.organisation.Organisation;
import io.github.camelcomposio.simulator.webhook.Deliveries;
import io.github.camelcomposio.simulator.webhook.Subscriptions;
import io.github.camelcomposio.simulator.webhook.VertxCourier;

/**
 * Composio's REST API in this process, with state, on a loopback port: for tests, demos and work without a network.
 *
 * <p>
 * Both {@code /api/v3} and {@code /api/v3.1} are served. It answers connected accounts, auth configs, toolkits, tools,
 * files, sessions with their MCP endpoints, triggers and the Connect Link page, sends webhooks, and can be asked what
 * it holds and what it received. Methods may be called from any thread.
 *
 * <p>
 * Source: Composio reference of both versions as of October 2026. Where that is silent, the choice is documented as
 * OURS, at the class that makes it or at {@link SimulatorBuilder}.
 */
public final class ComposioSimulator implements AutoCloseable {

    private final Project project;
    private final Journal journal;
    private final Faults faults;
    private final Deliveries deliveries;
    private final ApiServer server;
    private final Credential credential;

    ComposioSimulator(SimulatorBuilder builder) {
        journal = new Journal(builder.keepRequests);
        faults = new Faults(builder.seed);
        Ids ids = new Ids(builder.seed);
        Subscriptions subscriptions = new Subscriptions(ids, builder.clock);
        deliveries = new Deliveries(subscriptions, builder.deliveries(), builder.clock);
        Organisation organisation
                = new Organisation(new Ids(~builder.seed), builder.clock, builder.apiKey, builder.settings().maskSecrets());
        credential = new Credential(organisation.first()::accepts, builder.orgApiKey, builder.userApiKey);
        project = new Project(
                builder.settings(), ids, organisation, credential, subscriptions, deliveries,
                new RateLimit(builder.clock, builder.limit, builder.window, builder.rolling), this::baseUrl,
                builder.azureStorage, builder.filesUrl);
        server = new ApiServer(
                project, builder.controls ? new ControlOperations(project, webhooks(), faults).routes() : List.of(), faults,
                journal,
                builder.port);
        deliveries.with(new VertxCourier(
                server.vertx(), builder.deliveries().inFlight(), builder.deliveries().timeout()));
    }

    /** Starts with all defaults on a free port. */
    public static ComposioSimulator start() {
        return builder().start();
    }

    /** To start with other settings. */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
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

    /** The accepted {@code x-org-api-key}. */
    public String orgApiKey() {
        return credential.organisation();
    }

    /** The accepted {@code x-user-api-key}. */
    public String userApiKey() {
        return credential.user();
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

    /** The sessions that are not deleted, the oldest first. */
    public List<HeldSession> sessions() {
        return project.sessions();
    }

    /**
     * All files with their bytes, the oldest first: uploaded ones, those of sessions, and those that tools produced.
     */
    public List<StoredFile> files() {
        return project.files();
    }

    /** Every run of a tool so far, in sessions and without, in the order in which they ended. */
    public List<ToolRun> toolRuns() {
        return project.toolRuns();
    }

    /**
     * Puts an account into a status, as time or a provider would. Of an OAuth2 account that becomes EXPIRED the webhook
     * is told.
     *
     * @param status such as {@code EXPIRED}
     * @param reason {@code status_reason}; null for none
     */
    public void setStatus(String accountId, String status, String reason) {
        project.setStatus(accountId, Status.valueOf(status), reason);
    }

    /**
     * Lets an account expire, whatever its scheme, and tells the webhook ({@code composio.connected_account.expired}).
     *
     * @param  reason {@code status_reason}; null for none
     * @return        the event's id, {@code msg_…}
     */
    public String expireAccount(String accountId, String reason) {
        return project.expireAccount(accountId, reason);
    }

    /**
     * Something happens that a trigger listens to; the webhook is told ({@code composio.trigger.message}).
     *
     * @param  payload                  JSON values
     * @return                          the event's id, {@code msg_…}
     * @throws IllegalArgumentException when there is no such trigger
     * @throws IllegalStateException    when it is disabled
     */
    public String fireTrigger(String triggerId, Map<String, Object> payload) {
        return project.fireTrigger(triggerId, payload);
    }

    /**
     * Disables a trigger as Composio does by itself, and tells the webhook ({@code composio.trigger.disabled}).
     *
     * @param  reason                one of Composio's, such as {@code subscription_auth_failure}; after
     *                               {@code connection_expired} it is enabled again when its account is ACTIVE again
     * @return                       the event's id, {@code msg_…}
     * @throws IllegalStateException for {@code connection_expired} when the account is ACTIVE
     */
    public String disableTrigger(String triggerId, String reason) {
        return project.disableTrigger(triggerId, reason);
    }

    /** What the webhook is told. */
    public Webhooks webhooks() {
        return new Webhooks(deliveries);
    }

    /** From now on providers refuse this credential, in whichever field: proxied calls with it have status 401. */
    public void refuseCredential(String secret) {
        project.providers().refuse(secret);
    }

    /** Takes a {@link #refuseCredential} back. */
    public void acceptCredential(String secret) {
        project.providers().accept(secret);
    }

    /**
     * From now on every proxied call of a toolkit has this status, whatever its credential.
     *
     * @param status such as 429; 0 or 200 for the usual answers
     */
    public void providerStatus(String toolkit, int status) {
        project.providers().status(toolkit, status);
    }

    /** The proxied calls that reached a provider, in order: the last ones, as many as the builder said of requests. */
    public List<ProxiedCall> proxiedCalls() {
        return project.providers().calls().stream().map(ProxiedCall::of).toList();
    }

    /**
     * Finishes a connection as if its user had gone through the page; what the page asks for is made up, and a verifier
     * is not asked.
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

    /** Forgets what was received and {@link #proxiedCalls()}, and sets {@link #counts()} to zero. */
    public void clearRequests() {
        journal.clear();
        project.providers().clearCalls();
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

    /** While on, everything is answered 503 before any fault plays, as something in front of a dead API would. */
    public void outage(boolean on) {
        faults.outage(on);
    }

    /** Closes all connections; what was waiting for its time is not done. May be called again. */
    @Override
    public void close() {
        deliveries.with(null);
        server.close();
    }

    /** The address; no key. */
    @Override
    public String toString() {
        return "ComposioSimulator[" + baseUrl() + "]";
    }
}
