package io.github.camelcomposio.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.toolkit.InputField;

/**
 * Pages on which users finish connections: opened, viewed, completed, failed.
 *
 * <p>
 * Source: Composio reference, link and lifecycle. OURS: a page can be viewed again until the connection is finished;
 * what a provider would hand out on consent is made up and starts with {@code simulated-}; a refusal has the reason of
 * a failed OAuth callback, whatever the scheme.
 */
public final class Links {

    private static final String FAILED_REASON = "OAuth callback failed during token exchange";

    private static final Duration VERIFICATION = Duration.ofMinutes(10);

    private final Map<String, Link> links = new HashMap<>();
    private final Map<String, Link> sessions = new HashMap<>();
    private final AccountStore accounts;
    private final Ids ids;
    private final Settings settings;
    private final Supplier<String> origin;

    /** @param origin scheme, host and port of the pages */
    public Links(AccountStore accounts, Ids ids, Settings settings, Supplier<String> origin) {
        this.accounts = accounts;
        this.ids = ids;
        this.settings = settings;
        this.origin = origin;
    }

    Link open(ConnectedAccount account, String callbackUrl) {
        String token = ids.next("ln_");
        Instant expiresAt = settings.clock().instant().plus(settings.linkLifetime());
        Link link = new Link(token, origin.get() + "/link/" + token, account, callbackUrl, expiresAt);
        links.put(token, link);
        accounts.expect(link);
        return link;
    }

    /** A link that was once opened, whatever became of it. */
    public Optional<Link> find(String token) {
        Optional<Link> link = Optional.ofNullable(links.get(token));
        link.ifPresent(found -> accounts.find(found.account().id()));
        return link;
    }

    /** The user looks at the page. */
    public void view(Link link) {
        if (link.account().status() == Status.INITIALIZING) {
            link.account().status(Status.INITIATED, null, settings.clock().instant());
        }
    }

    /** What the page still has to ask for. */
    public List<InputField> missing(Link link) {
        ConnectedAccount account = link.account();
        return account.authConfig().toolkit().inputs(account.scheme()).stream()
                .filter(field -> !account.val().containsKey(field.name())).toList();
    }

    /**
     * The user has finished; what was not given is made up. With a verifier the connection waits for it.
     *
     * @return where the browser goes when a verifier must be asked
     */
    public Optional<String> finish(Link link, Map<String, Object> given) {
        String verifier = settings.verifierUrl();
        if (verifier == null) {
            complete(link, given);
            return Optional.empty();
        }
        fill(link, given);
        Link session = new Link(
                ids.next("session_"), null, link.account(), null, settings.clock().instant().plus(VERIFICATION));
        sessions.put(session.token(), session);
        accounts.expect(session);
        return Optional.of(verifier + (verifier.contains("?") ? "&" : "?") + "session_uri=" + session.token());
    }

    /** The connection that waits for its verifier under this name, unless it was told already or is too late. */
    Optional<Link> session(String uri) {
        return Optional.ofNullable(sessions.get(uri)).filter(session -> accounts.find(session.account().id()).isPresent())
                .filter(Link::open);
    }

    /** The user has finished, and nobody needs to be asked; what was not given is made up. */
    public void complete(Link link, Map<String, Object> given) {
        fill(link, given);
        link.account().status(Status.ACTIVE, null, settings.clock().instant());
    }

    private void fill(Link link, Map<String, Object> given) {
        ConnectedAccount account = link.account();
        Map<String, Object> fields = new LinkedHashMap<>(account.val());
        fields.putAll(given);
        account.scheme().required(Status.ACTIVE).forEach(makeUp(fields));
        missing(link).stream().filter(InputField::required).map(InputField::name).forEach(makeUp(fields));
        if (account.scheme() == AuthScheme.OAUTH2) {
            fields.putIfAbsent("refresh_token", ids.next("simulated-refresh_token-"));
            fields.putIfAbsent("token_type", "Bearer");
            fields.putIfAbsent("expires_in", 3600);
            fields.putIfAbsent("scope", String.join(" ", account.authConfig().scopes()));
        }
        account.replaceVal(fields);
    }

    /** The user or the provider has refused. */
    public void fail(Link link) {
        link.account().status(Status.FAILED, FAILED_REASON, settings.clock().instant());
    }

    private Consumer<String> makeUp(Map<String, Object> fields) {
        return name -> fields.putIfAbsent(name, ids.next("simulated-" + name + "-"));
    }
}
