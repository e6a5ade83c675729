package io.github.camelcomposio.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.camelcomposio.client.Finding;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether a component is ready: key, base URL and clock are right. What was found is believed for a while, so that
 * asking often costs nothing; a failure for a sixth of that time. Readiness only: to start the application anew would
 * mend nothing.
 */
public final class ComposioHealthCheck extends AbstractHealthCheck {

    /** How far clocks may be apart before it is worth a word; webhooks are refused from 300 s on. */
    static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);
    /** Less than the second for which Kubernetes waits by default. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(800);
    private static final int FAILURE_SHARE = 6;

    private final String baseUrl;
    private final Supplier<CompletableFuture<Finding>> probe;
    private final long believed;
    private final LongSupplier nanoTime;
    private CompletableFuture<Finding> asking;
    private Finding last;
    private long lastAt;

    /**
     * @param id       its name in Camel
     * @param baseUrl  where the probe asks
     * @param probe    asks Composio; its future never fails
     * @param believed how long an answer is believed
     * @param nanoTime the clock
     */
    public ComposioHealthCheck(String id, String baseUrl, Supplier<CompletableFuture<Finding>> probe, Duration believed,
                               LongSupplier nanoTime) {
        super("camel", id);
        this.baseUrl = baseUrl;
        this.probe = probe;
        this.believed = believed.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /** Called under the lock of the superclass. */
    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("service.url", baseUrl);
        refresh();
        if (last == null) {
            builder.message("Composio has not answered yet").unknown();
            return;
        }
        report(builder, last);
    }

    private void refresh() {
        if (asking == null && (last == null || nanoTime.getAsLong() - lastAt >= lifetime(last))) {
            asking = probe.get();
        }
        if (asking != null && await(asking)) {
            last = asking.join();
            lastAt = nanoTime.getAsLong();
            asking = null;
        }
    }

    private long lifetime(Finding finding) {
        return finding.fault() == Finding.Fault.NONE ? believed : believed / FAILURE_SHARE;
    }

    /** Whether there is an answer now; who waits in vain gets the last one, and the next who asks gets this one. */
    private static boolean await(CompletableFuture<Finding> asked) {
        try {
            asked.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report(HealthCheckResultBuilder builder, Finding finding) {
        builder.detail("checked.ago.ms", TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - lastAt));
        if (finding.status() > 0) {
            builder.detail(SERVICE_STATUS_CODE, finding.status());
        }
        String message = finding.text();
        if (finding.clockSkew() != null) {
            builder.detail("clock.skew.ms", finding.clockSkew().toMillis());
            if (finding.clockSkew().abs().compareTo(TOLERATED_SKEW) > 0) {
                String warning = "our clock is " + finding.clockSkew().abs().toSeconds() + " s "
                                 + (finding.clockSkew().isNegative() ? "behind" : "ahead of") + " Composio's";
                builder.detail("warning", warning);
                message += "; " + warning;
            }
        }
        builder.message(message);
        if (finding.fault() == Finding.Fault.NONE) {
            builder.up();
        } else {
            builder.detail("fault", finding.fault().name());
            builder.down();
        }
    }
}
