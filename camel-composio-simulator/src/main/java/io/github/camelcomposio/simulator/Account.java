package io.github.camelcomposio.simulator;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.wire.Maps;

/**
 * A connected account as the simulator holds it at one moment, with its credentials in clear for a test's assertions.
 *
 * @param id           {@code ca_…}
 * @param userId       owner; {@code default} when the create named none
 * @param authConfigId {@code ac_…}
 * @param toolkit      slug, such as {@code sendgrid}
 * @param alias        null for none
 * @param status       such as {@code ACTIVE}
 * @param statusReason null when there is nothing to say
 * @param authScheme   such as {@code API_KEY}
 * @param val          what {@code state.val} was given, exactly as it came and NOT masked, without {@code status};
 *                     values may be null; read only
 * @param disabled     switched off by the status operation
 * @param createdAt    by the simulator's clock
 * @param updatedAt    by the simulator's clock
 */
public record Account(
        String id, String userId, String authConfigId, String toolkit, String alias, String status, String statusReason,
        String authScheme, Map<String, Object> val, boolean disabled, Instant createdAt, Instant updatedAt) {

    static Account of(ConnectedAccount account) {
        return new Account(
                account.id(), account.userId(), account.authConfig().id(), account.authConfig().toolkit().slug(),
                account.alias(), account.status().name(), account.statusReason(), account.scheme().name(),
                Collections.unmodifiableMap(Maps.copy(account.val())), account.disabled(), account.createdAt(),
                account.updatedAt());
    }

    /** Names the fields of {@code val}, not their values. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", userId=" + userId + ", authConfigId=" + authConfigId + ", toolkit=" + toolkit
               + ", alias=" + alias + ", status=" + status + ", authScheme=" + authScheme + ", val=" + val.keySet() + "]";
    }
}
