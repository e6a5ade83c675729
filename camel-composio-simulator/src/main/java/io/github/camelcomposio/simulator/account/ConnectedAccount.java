package io.github.camelcomposio.simulator.account;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Status;

/** One user's credentials for one auth config. Mutable; guarded by the simulator's lock. */
public final class ConnectedAccount {

    private static final List<String> COLOURS
            = List.of("red", "blue", "green", "amber", "white", "black", "silver", "violet");
    private static final List<String> NOUNS
            = List.of("castle", "river", "falcon", "meadow", "harbor", "lantern", "maple", "summit");

    private final String id;
    private final long sequence;
    private final String userId;
    private final AuthConfig authConfig;
    private final Instant createdAt;

    private Map<String, Object> val = new LinkedHashMap<>();
    private String alias;
    private Sharing sharing;
    private Status status = Status.INITIALIZING;
    private String statusReason;
    private boolean disabled;
    private Instant updatedAt;
    private Link link;

    ConnectedAccount(String id, long sequence, String userId, AuthConfig authConfig, Sharing sharing, Instant now) {
        this.id = id;
        this.sequence = sequence;
        this.userId = userId;
        this.authConfig = authConfig;
        this.sharing = sharing;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public String id() {
        return id;
    }

    /** Rises with each account made, which a clock need not. */
    public long sequence() {
        return sequence;
    }

    public String userId() {
        return userId;
    }

    public AuthConfig authConfig() {
        return authConfig;
    }

    public AuthScheme scheme() {
        return authConfig.scheme();
    }

    /** The credentials and other fields as they were given, without {@code status}. Not masked; read only. */
    public Map<String, Object> val() {
        return Collections.unmodifiableMap(val);
    }

    /** The name that tells several accounts of a user apart; null for none. */
    public String alias() {
        return alias;
    }

    /** A name that people can read, such as {@code gmail_red-castle}. OURS: the words. */
    public String wordId() {
        int hash = Math.floorMod(id.hashCode(), COLOURS.size() * NOUNS.size());
        return authConfig.toolkit().slug() + "_" + COLOURS.get(hash / NOUNS.size()) + "-"
               + NOUNS.get(hash % NOUNS.size());
    }

    /** It may be used: ACTIVE and not switched off. */
    public boolean usable() {
        return status == Status.ACTIVE && !disabled;
    }

    void alias(String name) {
        alias = name == null || name.isEmpty() ? null : name;
    }

    /** Who may use it. */
    public Sharing sharing() {
        return sharing;
    }

    void sharing(Sharing rules) {
        sharing = rules;
    }

    public Status status() {
        return status;
    }

    /** Why the account has its status; null when there is nothing to say. */
    public String statusReason() {
        return statusReason;
    }

    /** Switched off by its owner. */
    public boolean disabled() {
        return disabled;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The page on which the user finishes the connection; null when nobody has to. */
    Link link() {
        return link;
    }

    void link(Link page) {
        link = page;
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    /** Another status; {@code reason} may be null. */
    public void status(Status next, String reason, Instant now) {
        status = next;
        statusReason = reason;
        updatedAt = now;
    }

    void disable(boolean off) {
        disabled = off;
    }

    void replaceVal(Map<String, Object> fields) {
        val = new LinkedHashMap<>(fields);
        val.remove("status");
    }

    /** Takes over the fields that are given, leaves the others, and drops those that are given as null. */
    void patchVal(Map<String, Object> changes) {
        changes.forEach((name, value) -> {
            if (value == null) {
                val.remove(name);
            } else {
                val.put(name, value);
            }
        });
    }

    /** Without fields: they are credentials. */
    @Override
    public String toString() {
        return "ConnectedAccount[" + id + ", " + status + "]";
    }
}
