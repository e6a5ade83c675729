package io.github.camelcomposio.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.account.AccountLink;
import io.github.camelcomposio.simulator.account.AccountOperations;
import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.AccountView;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.account.Link;
import io.github.camelcomposio.simulator.account.Links;
import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.authconfig.AuthConfigOperations;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.execution.ExecutionLogOperations;
import io.github.camelcomposio.simulator.execution.ExecutionStore;
import io.github.camelcomposio.simulator.file.FileOperations;
import io.github.camelcomposio.simulator.file.Storage;
import io.github.camelcomposio.simulator.file.StorageOperations;
import io.github.camelcomposio.simulator.link.LinkOperations;
import io.github.camelcomposio.simulator.mcp.McpOperations;
import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Masking;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.organisation.Organisation;
import io.github.camelcomposio.simulator.organisation.OrganisationOperations;
import io.github.camelcomposio.simulator.session.SessionOperations;
import io.github.camelcomposio.simulator.session.SessionStore;
import io.github.camelcomposio.simulator.tool.Providers;
import io.github.camelcomposio.simulator.tool.ToolOperations;
import io.github.camelcomposio.simulator.tool.ToolProxy;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.toolkit.ToolkitOperations;
import io.github.camelcomposio.simulator.usage.Usage;
import io.github.camelcomposio.simulator.webhook.Deliveries;
import io.github.camelcomposio.simulator.webhook.Subscriptions;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Key;
import io.github.camelcomposio.simulator.wire.Route;

/** Everything that a Composio project holds, and its key and budget. This object's monitor guards all of it. */
final class Project {

    static final Route UNKNOWN = Route.elsewhere("*", request -> {
        throw new ApiError(404, 10404, "HTTP_NotFound", "There is no such operation", "Check the method and the path.");
    });

    static final Route GONE = Route.elsewhere("*", request -> {
        throw new ApiError(410, 10410, "HTTP_Gone", "This version of the API is gone", "Use /api/v3.1.");
    });

    private final Ids ids;
    private final Settings settings;
    private final Catalogue catalogue = new Catalogue();
    private final AuthConfigStore configs;
    private final AccountStore accounts;
    private final Links links;
    private final Organisation organisation;
    private final Credential credential;
    private final ProjectEvents events;
    private final Usage usage;
    private final Storage storage;
    private final ExecutionStore executions;
    private final Providers providers;
    private final SessionStore sessions;
    private final List<Route> routes;
    private final List<Route> pages;

    private RateLimit rateLimit;

    /**
     * @param subscriptions where {@code deliveries} go
     * @param origin        scheme, host and port of pages
     * @param files         those of presigned URLs; null for the same
     */
    Project(
            Settings settings, Ids ids, Organisation organisation, Credential credential, Subscriptions subscriptions,
            Deliveries deliveries, RateLimit rateLimit, Supplier<String> origin, boolean azure, String files) {
        this.ids = ids;
        this.settings = settings;
        this.organisation = organisation;
        this.credential = credential;
        this.rateLimit = rateLimit;
        this.usage = new Usage(settings.clock());
        this.configs = new AuthConfigStore(ids, settings.clock());
        this.accounts = new AccountStore(ids, settings.clock());
        this.links = new Links(accounts, ids, settings, origin);
        Masking masking = new Masking(organisation.first()::masksSecrets);
        this.events = new ProjectEvents(
                catalogue, accounts, new AccountView(masking), subscriptions, deliveries, ids, settings,
                Map.of("project_id", organisation.first().id(), "org_id", organisation.id()),
                organisation.first()::twoFactor, origin);
        this.storage = new Storage(ids, settings.clock(), azure, () -> files == null ? origin.get() : files);
        this.executions = new ExecutionStore(ids, settings.clock());
        this.sessions = new SessionStore(ids, settings.clock());
        this.providers = new Providers(settings.keepRequests());
        ToolProxy proxy = new ToolProxy(storage, providers);
        SessionOperations session = new SessionOperations(
                sessions, catalogue, accounts, configs, new AccountLink(accounts, configs, links), storage, executions,
                proxy, settings.clock(), settings.pageSize(), origin,
                headers -> credential.check(headers, Set.of(Key.PROJECT)));
        this.routes = Stream.of(
                new AccountOperations(accounts, configs, links, masking, ids, settings).routes(),
                new AuthConfigOperations(
                        catalogue, configs, masking, settings.clock(), ids, settings.pageSize(), this::activeAccounts,
                        this::whenDeleted).routes(),
                new ToolkitOperations(catalogue, settings.pageSize()).routes(),
                events.routes(),
                new McpOperations(catalogue, configs, accounts, ids, settings.clock(), origin).routes(),
                new OrganisationOperations(
                        organisation, accounts, configs, events.triggers(), subscriptions, usage, ids, settings).routes(),
                new ToolOperations(catalogue, accounts, configs, storage, executions, proxy, settings.pageSize()).routes(),
                new FileOperations(storage, ids, settings.pageSize()).routes(),
                new ExecutionLogOperations(executions, settings.pageSize()).routes(),
                session.routes()).flatMap(List::stream).toList();
        LinkOperations link = new LinkOperations(links);
        this.pages = Stream.of(List.of(new Route("GET", "/link/{token}", List.of(), link::show),
                new Route("POST", "/link/{token}", List.of(), link::submit)),
                new StorageOperations(storage).pages(), session.pages()).flatMap(List::stream).toList();
    }

    /** The operations of the API, below the version prefixes. */
    List<Route> routes() {
        return routes;
    }

    /** What a person's browser opens. */
    List<Route> pages() {
        return pages;
    }

    /** Does the whole work of one request: budget, key, operation. Every outcome is an answer. */
    synchronized Answer work(Route route, ApiRequest request) {
        if (route.guarded() && !rateLimit.take()) {
            return told(rateLimit.refusal());
        }
        try {
            credential.check(request.headers(), route.keys());
            Answer answer = route.operation().handle(request);
            usage.answered(route, request, answer);
            return told(answer);
        } catch (ApiError e) {
            return told(error(e));
        }
    }

    synchronized void spend() {
        rateLimit.take();
    }

    /** An error's envelope with a request id, which is also a header. */
    synchronized Answer error(ApiError error) {
        String requestId = ids.uuid();
        return error.toAnswer(requestId).withHeaders(Map.of("x-request-id", requestId));
    }

    /** The answer with what every answer of the API tells: budget and request id. */
    synchronized Answer told(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>(rateLimit.headers());
        if (!answer.headers().containsKey("x-request-id")) {
            headers.put("x-request-id", ids.uuid());
        }
        return answer.withHeaders(headers);
    }

    synchronized String apiKey() {
        return organisation.firstKey();
    }

    synchronized void apiKey(String key) {
        organisation.firstKey(key);
    }

    synchronized void rateLimit(int requests, Duration window) {
        rateLimit = rateLimit.changed(requests, window);
    }

    synchronized String addAuthConfig(String id, String toolkit, AuthScheme scheme, boolean managed) {
        Toolkit known = catalogue.findOrAdd(toolkit);
        AuthConfig config = id == null
                ? configs.add(known, scheme, managed) : configs.add(id, known, scheme, managed);
        return config.id();
    }

    /** The scheme of Composio's own app for a toolkit. */
    synchronized AuthScheme managedScheme(String toolkit) {
        return catalogue.findOrAdd(toolkit).managed().stream().findFirst().orElseThrow(() -> new IllegalArgumentException(
                "Composio has no managed credentials for the toolkit " + toolkit));
    }

    synchronized List<Account> accounts() {
        return accounts.all().stream().map(Account::of).toList();
    }

    synchronized List<Account> accountsOf(String userId) {
        return accounts.ofUser(userId).stream().map(Account::of).toList();
    }

    synchronized Optional<Account> account(String id) {
        return accounts.find(id).map(Account::of);
    }

    synchronized List<HeldSession> sessions() {
        return sessions.all().stream().map(HeldSession::of).toList();
    }

    synchronized List<StoredFile> files() {
        return storage.all().entrySet().stream()
                .map(entry -> new StoredFile(entry.getKey(), entry.getValue().mimetype(), entry.getValue().bytes()))
                .toList();
    }

    synchronized List<ToolRun> toolRuns() {
        return executions.all().stream().map(ToolRun::of).toList();
    }

    /** Where proxied calls go; guarded by itself. */
    Providers providers() {
        return providers;
    }

    synchronized void setStatus(String id, Status status, String reason) {
        ConnectedAccount account = requireAccount(id);
        Status before = account.status();
        account.status(status, reason, settings.clock().instant());
        events.changed(account, before);
    }

    synchronized String expireAccount(String id, String reason) {
        ConnectedAccount account = requireAccount(id);
        account.status(Status.EXPIRED, reason, settings.clock().instant());
        return events.expired(account);
    }

    synchronized String fireTrigger(String id, Map<String, Object> payload) {
        String event = events.fire(id, payload);
        events.triggers().find(id).ifPresent(trigger -> usage.fired(trigger.account().userId()));
        return event;
    }

    synchronized String disableTrigger(String id, String reason) {
        return events.disable(id, reason);
    }

    synchronized void completeLink(String token) {
        links.complete(requireOpen(token), Map.of());
    }

    synchronized void failLink(String token) {
        links.fail(requireOpen(token));
    }

    private ConnectedAccount requireAccount(String id) {
        return accounts.find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no connected account " + id));
    }

    private Link requireOpen(String token) {
        Link link = links.find(token).orElseThrow(() -> new IllegalArgumentException("There is no such link"));
        if (!link.open()) {
            throw new IllegalStateException("The link was used or has expired: " + link);
        }
        return link;
    }

    private long activeAccounts(AuthConfig config) {
        return accounts.ofConfig(config.id()).stream().filter(account -> account.status() == Status.ACTIVE).count();
    }

    private void whenDeleted(AuthConfig config) {
        if (settings.deleteAuthConfigDeletesAccounts()) {
            accounts.removeOf(config);
        }
    }
}
