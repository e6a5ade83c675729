package io.github.camelcomposio.simulator.model;

import java.time.Clock;
import java.time.Duration;

/**
 * How the simulator behaves where Composio lets a project choose or where its behaviour is not known. The builder of
 * the simulator explains each.
 */
public record Settings(
        Clock clock, int pageSize, Duration linkLifetime, boolean maskSecrets, boolean retiredManagedCreate,
        boolean requireToolkitFields, boolean patchReactivates, boolean deleteAuthConfigDeletesAccounts,
        String verifierUrl, int keepRequests) {
}
