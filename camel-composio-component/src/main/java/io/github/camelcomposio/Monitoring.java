package io.github.camelcomposio;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.camelcomposio.client.ClientSettings;
import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.Probe;
import io.github.camelcomposio.client.TransportSettings;
import io.github.camelcomposio.health.ComposioHealthCheck;
import io.github.camelcomposio.telemetry.ComposioMeters;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * What a component shows of itself: its meters, where there is a registry for them, and its health check, from the
 * first endpoint on that uses the component's own key and base URL; until the component stops.
 */
final class Monitoring {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";
    private static final String REPOSITORY = "producers";

    private final ComposioComponent component;
    private final ClientOptions options;
    private final Executor blocking;
    private final Clock clock;
    private WritableHealthCheckRepository repository;
    private ComposioHealthCheck check;
    private Probe probe;
    private Runnable endMeters;

    /**
     * @param blocking where an API key's source is asked, which may block
     * @param clock    the time of leases, which is compared with Composio's
     */
    Monitoring(ComposioComponent component, ClientOptions options, Executor blocking, Clock clock) {
        this.component = component;
        this.options = options;
        this.blocking = blocking;
        this.clock = clock;
    }

    /** An endpoint is about to be used. */
    synchronized void inUse(ClientSettings settings, TransportSettings transport) {
        if (endMeters == null) {
            endMeters = hasMicrometer() ? ComposioMeters.bind(component) : () -> {
            };
        }
        if (check == null) {
            check(settings, transport);
        }
    }

    /** Micrometer is there only where the application has it. */
    private boolean hasMicrometer() {
        return component.getCamelContext().getClassResolver().resolveClass(MICROMETER) != null;
    }

    private void check(ClientSettings settings, TransportSettings transport) {
        if (!component.isHealthCheckProducerEnabled() || !settings.keys().has(Credential.PROJECT)
                || !options.areOfComponent(settings)) {
            return;
        }
        repository = HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), REPOSITORY, WritableHealthCheckRepository.class);
        if (repository != null) {
            probe = new Probe(settings, transport, blocking, clock);
            check = new ComposioHealthCheck(
                    "producer:" + component.name(), settings.baseUrl().toString(), probe::ask,
                    Duration.ofMillis(component.getHealthCheckInterval()), System::nanoTime);
            repository.addHealthCheck(check);
        }
    }

    synchronized void stop() {
        if (check != null) {
            repository.removeHealthCheck(check);
            probe.close();
            check = null;
        }
        if (endMeters != null) {
            endMeters.run();
            endMeters = null;
        }
    }
}
