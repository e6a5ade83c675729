package io.github.camelcomposio.sources.vault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcomposio.sources.ImportSourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the vault's token alive, also while nothing is read: renews it when two thirds of its time have passed.
 * <p>
 * Source: HashiCorp Vault, API documentation, token auth method: lookup-self, renew-self; AppRole auth method: login.
 */
final class VaultToken {

    private static final Logger LOG = LoggerFactory.getLogger(VaultToken.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final VaultClient vault;
    private volatile boolean closed;
    private long seconds;

    VaultToken(VaultClient vault) {
        this.vault = vault;
    }

    /** Gets a token for a role. */
    void login(String roleId, String secretId) {
        VaultAnswer answer
                = VaultClient.join(vault.post("auth/approle/login", Map.of("role_id", roleId, "secret_id", secretId)));
        String token = answer.body().path("auth").path("client_token").asText("");
        if (token.isEmpty()) {
            throw new ImportSourceException("the vault refuses the role: " + answer);
        }
        vault.token(token);
    }

    /** Finds out how long the token lasts, and renews it from then on. */
    void keep() {
        VaultAnswer answer = VaultClient.join(vault.get("auth/token/lookup-self", ""));
        JsonNode data = answer.body().path("data");
        seconds = data.path("ttl").asLong(0);
        if (!answer.isOk()) {
            LOG.warn("The vault does not say how long the token lasts ({}), so that it is not renewed", answer);
        } else if (seconds > 0 && !data.path("renewable").asBoolean(false)) {
            LOG.warn("The vault's token ends in {} s and can't be renewed", seconds);
        } else if (seconds > 0) {
            renewAfter(Duration.ofSeconds(seconds).multipliedBy(2).dividedBy(3));
        }
    }

    /** Whether the vault still knows the token. */
    CompletableFuture<Boolean> isAlive() {
        return vault.get("auth/token/lookup-self", "").thenApply(VaultAnswer::isOk);
    }

    private void renewAfter(Duration delay) {
        long millis = Math.max(delay.toMillis(), SHORTEST.toMillis());
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::renew);
    }

    private void renew() {
        if (closed) {
            return;
        }
        vault.post("auth/token/renew-self", Map.of()).whenComplete((answer, failure) -> {
            if (failure != null) {
                renewAfter(Duration.ofSeconds(seconds).dividedBy(10));
            } else if (answer.isOk()) {
                renewed(answer.body().path("auth").path("lease_duration").asLong(0));
            } else {
                LOG.warn("The vault does not renew the token: {}", answer);
            }
        });
    }

    private void renewed(long lasts) {
        if (lasts < seconds) {
            LOG.warn("The vault's token comes to its end: it was renewed for {} s, and not for {} s", lasts, seconds);
        } else {
            LOG.debug("The vault's token was renewed for {} s", lasts);
        }
        seconds = lasts;
        renewAfter(Duration.ofSeconds(lasts).multipliedBy(2).dividedBy(3));
    }

    void close() {
        closed = true;
    }
}
