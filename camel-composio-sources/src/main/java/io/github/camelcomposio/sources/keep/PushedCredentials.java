package io.github.camelcomposio.sources.keep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.camelcomposio.bulk.Fingerprints;

/**
 * Which credential this process has given each account last, as a hash whose key nobody else has. Of many accounts the
 * last ones are remembered. Thread-safe.
 */
final class PushedCredentials {

    private static final int MOST = 100_000;

    private final Fingerprints fingerprints = new Fingerprints(UUID.randomUUID().toString());
    private final Map<String, String> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** Whether this is what the account was given last. */
    synchronized boolean isLast(String accountId, Map<String, Object> credential) {
        return fingerprints.credentials(credential).equals(last.get(accountId));
    }

    synchronized void pushed(String accountId, Map<String, Object> credential) {
        last.put(accountId, fingerprints.credentials(credential));
    }
}
