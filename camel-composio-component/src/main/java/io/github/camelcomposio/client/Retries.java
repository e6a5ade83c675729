package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What one call has left when an attempt failed: so many repeats, and any number in an outage if it has the patience.
 */
final class Retries {

    private final ComposioClient client;
    private int used;
    private Pacer.Permit first;

    Retries(ComposioClient client) {
        this.client = client;
    }

    /** An attempt goes with this right. */
    void attempt(Pacer.Permit permit) {
        first = first == null ? permit : first;
    }

    /**
     * Whether the failure belongs to an outage that the call waits for; then it begins anew.
     *
     * @param status of the answer; 0 where there was none
     */
    boolean isOutage(int status) {
        if (!client.isPatient() || status > 0 && status < 500) {
            return false;
        }
        boolean notThere = status == 0 || status >= 502 && status <= 504;
        if (client.outage().isPresent() || notThere && isSpent() && first.spent()) {
            used = 0;
            first = null;
            return true;
        }
        return false;
    }

    boolean isSpent() {
        return used >= client.settings().retries().maxRetries();
    }

    /** Uses one up; gives the delay before it. */
    Duration next(Duration retryAfter) {
        return client.settings().retries().delay(used++, retryAfter, ThreadLocalRandom.current());
    }
}
