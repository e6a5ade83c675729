package io.github.camelcomposio.sources.tokens;

import java.time.Clock;
import java.time.Duration;

import io.github.camelcomposio.sources.BeanUser;

/** What a user says of tokens: where they are, who refreshes them, and when. */
public abstract class TokenSettings extends BeanUser {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private String client;
    private String dataSource;
    private String table;
    private String key = "id";
    private String user = "user_id";
    private String account = "connected_account_id";
    private String accessToken = "access_token";
    private String refreshToken = "refresh_token";
    private String expiresAt = "expires_at";
    private String state = "refresh_state";
    private String since = "refresh_since";
    private String claim = "refresh_claim";
    private Duration margin = Duration.ofMinutes(10);
    private Duration jitter = Duration.ofMinutes(5);
    private Duration defaultLifetime = Duration.ofHours(1);
    private Duration claimTimeout = Duration.ofMinutes(5);
    private boolean repeatable;
    private String clock;

    TokenColumns columns() {
        return new TokenColumns(table, key, user, account, accessToken, refreshToken, expiresAt, state, since, claim);
    }

    TokenEndpoint endpoint() {
        return new TokenEndpoint(bean(client, OAuthClient.class), CONNECT, ANSWER);
    }

    DueTimes times() {
        return new DueTimes(margin, jitter);
    }

    Clock clock() {
        return isNone(clock) ? Clock.systemUTC() : bean(clock, Clock.class);
    }

    String dataSource() {
        return dataSource;
    }

    Duration defaultLifetime() {
        return defaultLifetime;
    }

    Duration claimTimeout() {
        return claimTimeout;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** The name of the bean {@link OAuthClient}. */
    public void setClient(String client) {
        this.client = client;
    }

    /** The name of the bean {@code DataSource}. */
    public void setDataSource(String dataSource) {
        this.dataSource = dataSource;
    }

    /** The table of tokens. */
    public void setTable(String table) {
        this.table = table;
    }

    /** The column that identifies a row; {@code id} by default. */
    public void setKey(String key) {
        this.key = key;
    }

    /** The column with the user's id; {@code user_id} by default. */
    public void setUser(String user) {
        this.user = user;
    }

    /** The column with the connected account's id; {@code connected_account_id} by default. */
    public void setAccount(String account) {
        this.account = account;
    }

    /** The column with the access token; {@code access_token} by default. */
    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    /** The column with the refresh token; {@code refresh_token} by default. Rows without one are left alone. */
    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    /** The column that says when the access token ends, a timestamp with time zone; {@code expires_at} by default. */
    public void setExpiresAt(String expiresAt) {
        this.expiresAt = expiresAt;
    }

    /** A column of ours, a text; {@code refresh_state} by default. */
    public void setState(String state) {
        this.state = state;
    }

    /** A column of ours, a timestamp with time zone; {@code refresh_since} by default. */
    public void setSince(String since) {
        this.since = since;
    }

    /** A column of ours, a text; {@code refresh_claim} by default. */
    public void setClaim(String claim) {
        this.claim = claim;
    }

    /** How long before its end a token is refreshed at the latest, in milliseconds; ten minutes by default. */
    public void setMargin(long margin) {
        this.margin = Duration.ofMillis(margin);
    }

    /** How much earlier at most, so that not all are refreshed at once, in milliseconds; five minutes by default. */
    public void setJitter(long jitter) {
        this.jitter = Duration.ofMillis(jitter);
    }

    /** How long a token lasts where the provider does not say it, in milliseconds; an hour by default. */
    public void setDefaultLifetime(long defaultLifetime) {
        this.defaultLifetime = Duration.ofMillis(defaultLifetime);
    }

    /** After how long a claim is that of a process which has gone, in milliseconds; five minutes by default. */
    public void setClaimTimeout(long claimTimeout) {
        this.claimTimeout = Duration.ofMillis(claimTimeout);
    }

    /** Whether the provider takes a refresh token again of which nobody knows whether it was used; false by default. */
    public void setRepeatable(boolean repeatable) {
        this.repeatable = repeatable;
    }

    /** The name of a bean {@link Clock}; the system's by default. */
    public void setClock(String clock) {
        this.clock = clock;
    }
}
