package io.github.camelcomposio.simulator;

import java.util.Collections;
import java.util.Map;

import io.github.camelcomposio.simulator.session.Session;

/**
 * A session that was created and not deleted.
 *
 * @param id            {@code trs_…}
 * @param userId        whose it is
 * @param configVersion 1 after the create, one more with each update
 * @param config        the effective configuration as the API answers it; read only
 */
public record HeldSession(String id, String userId, int configVersion, Map<String, Object> config) {

    static HeldSession of(Session session) {
        return new HeldSession(
                session.id(), session.userId(), session.version(), Collections.unmodifiableMap(session.configView()));
    }
}
