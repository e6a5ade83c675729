package io.github.camelcomposio.simulator.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.wire.ApiError;

/**
 * The accounts that are not deleted, found by id, by user and by auth config without looking at the others. Whatever
 * was not finished in time is EXPIRED before anybody sees it.
 *
 * <p>
 * Source: Composio reference, lifecycle of a connected account.
 */
public final class AccountStore {

    private static final String EXPIRED_REASON = "Connection initiation did not complete within 10 minutes";

    private final Map<String, ConnectedAccount> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, ConnectedAccount>> byUser = new LinkedHashMap<>();
    private final Map<String, Map<String, ConnectedAccount>> byConfig = new LinkedHashMap<>();
    private final PriorityQueue<Link> deadlines = new PriorityQueue<>(Comparator.comparing(Link::expiresAt));
    private final Ids ids;
    private final Clock clock;
    private long sequence;

    public AccountStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    ConnectedAccount add(String userId, AuthConfig config, Sharing sharing) {
        ConnectedAccount account
                = new ConnectedAccount(ids.next("ca_"), sequence++, userId, config, sharing, clock.instant());
        byId.put(account.id(), account);
        byUser.computeIfAbsent(userId, user -> new LinkedHashMap<>()).put(account.id(), account);
        byConfig.computeIfAbsent(config.id(), key -> new LinkedHashMap<>()).put(account.id(), account);
        return account;
    }

    /** Deletes an account. */
    public void remove(ConnectedAccount account) {
        byId.remove(account.id());
        byConfig.get(account.authConfig().id()).remove(account.id());
        Map<String, ConnectedAccount> ofUser = byUser.get(account.userId());
        ofUser.remove(account.id());
        if (ofUser.isEmpty()) {
            byUser.remove(account.userId());
        }
        account.link(null);
    }

    /** Deletes all accounts of a config. */
    public void removeOf(AuthConfig config) {
        List.copyOf(ofConfig(config.id())).forEach(this::remove);
    }

    /** Remembers when the account's connection must be finished. */
    void expect(Link link) {
        link.account().link(link);
        deadlines.add(link);
    }

    public Optional<ConnectedAccount> find(String id) {
        expireOverdue();
        return Optional.ofNullable(byId.get(id));
    }

    /** The account, or 404 with code 606 when it is unknown or deleted. */
    public ConnectedAccount require(String id) {
        return find(id).orElseThrow(() -> new ApiError(
                404, 606, "ConnectedAccount_ResourceNotFound", "Connected account \"" + id + "\" not found",
                "Check the connected account id and the project of the API key."));
    }

    /** All, the oldest first. */
    public Collection<ConnectedAccount> all() {
        expireOverdue();
        return byId.values();
    }

    /** A user's, the oldest first. */
    public Collection<ConnectedAccount> ofUser(String userId) {
        expireOverdue();
        return byUser.getOrDefault(userId, Map.of()).values();
    }

    /** A config's, the oldest first. */
    public Collection<ConnectedAccount> ofConfig(String authConfigId) {
        expireOverdue();
        return byConfig.getOrDefault(authConfigId, Map.of()).values();
    }

    /** Refuses an alias that another account of the same user and toolkit has. */
    void requireFreeAlias(String alias, String userId, AuthConfig config, ConnectedAccount self) {
        boolean taken = alias != null && !alias.isEmpty() && ofUser(userId).stream()
                .anyMatch(other -> other != self && alias.equals(other.alias())
                        && other.authConfig().toolkit().equals(config.toolkit()));
        if (taken) {
            throw ApiError.accountRefused(
                    "Alias is already in use by another connected account of this user and toolkit");
        }
    }

    private void expireOverdue() {
        Instant now = clock.instant();
        while (!deadlines.isEmpty() && !deadlines.peek().expiresAt().isAfter(now)) {
            Link overdue = deadlines.poll();
            if (overdue.open()) {
                overdue.account().status(Status.EXPIRED, EXPIRED_REASON, overdue.expiresAt());
            }
        }
    }
}
