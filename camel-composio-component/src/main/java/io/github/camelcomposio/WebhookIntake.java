package io.github.camelcomposio;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.webhook.WebhookHandler;
import io.github.camelcomposio.webhook.WebhookRegistration;
import io.github.camelcomposio.webhook.WebhookSettings;
import io.github.camelcomposio.webhook.WebhookVerifier;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of an endpoint that receives events: makes what does the work of the endpoint's options. */
final class WebhookIntake {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);
    private static final int REMEMBERED = 50_000;

    private final ComposioEndpoint endpoint;
    private final Clock clock = Clock.systemUTC();
    /** Outlives the route, which may be stopped and started. */
    private final IdempotentRepository inMemory = MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
    private WebhookConfiguration webhook;
    private volatile String toldSecret;

    WebhookIntake(ComposioEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void setWebhookConfiguration(WebhookConfiguration configuration) {
        this.webhook = configuration;
    }

    Processor handler(Processor next) {
        return new WebhookHandler(endpoint, next, settings(), this::verifier, clock);
    }

    private WebhookSettings settings() {
        ComposioConfiguration options = endpoint.getConfiguration();
        require(options.getTolerance() >= 0, "tolerance must not be negative");
        require(options.getMaxBodySize() > 0 && options.getMaxBodySize() < Integer.MAX_VALUE,
                "maxBodySize must be at least 1 byte and less than 2 GiB");
        require(options.getAbandonedAfter() > 0, "abandonedAfter must be more than 0");
        require(options.getAnswerBeforeRouting() >= 0, "answerBeforeRouting must not be negative");
        IdempotentRepository repository = endpoint.getIdempotentRepository();
        return new WebhookSettings(
                Duration.ofMillis(options.getTolerance()), options.getMaxBodySize(), eventTypes(),
                repository == null ? inMemory : repository,
                Duration.ofMillis(options.getAbandonedAfter()), options.getAnswerBeforeRouting());
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("Option " + what);
        }
    }

    private Set<String> eventTypes() {
        String types = endpoint.getConfiguration().getEventTypes();
        return types == null
                ? Set.of()
                : Arrays.stream(types.split(",")).map(String::trim).filter(type -> !type.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private WebhookVerifier verifier() {
        ComposioConfiguration options = endpoint.getConfiguration();
        String secret = isGiven(options.getSecret()) ? options.getSecret() : toldSecret;
        if (secret == null) {
            throw new IllegalArgumentException(
                    "No secret to verify webhooks with: set secret to that of the project's webhook subscription"
                                               + (webhook.isWebhookAutoRegister()
                                                       ? ", which Composio did not tell when it was registered" : ""));
        }
        List<String> secrets = Stream.of(secret, options.getPreviousSecret()).filter(WebhookIntake::isGiven).toList();
        require(secrets.stream().flatMapToInt(String::chars).noneMatch(Character::isWhitespace),
                "secret or previousSecret has white space in it: the line break of a file? In a URI a plus sign means a"
                                                                                                 + " blank; write RAW(…) around it, or set it on the component");
        return new WebhookVerifier(secrets, Duration.ofMillis(options.getTolerance()), clock);
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }

    /** Waits: without a subscription there is nothing to start for. */
    void register() {
        String url = url();
        String told = await(registration(url).register());
        toldSecret = told;
        ComposioConfiguration options = endpoint.getConfiguration();
        LOG.info("Composio sends this project's events to {}", url);
        if (told != null && isGiven(options.getSecret()) && !told.equals(options.getSecret())
                && !told.equals(options.getPreviousSecret())) {
            LOG.warn("The secret that Composio tells for the webhook subscription is not the one in option secret. If"
                     + " webhooks are refused with 401, that is why");
        }
    }

    void unregister() {
        if (endpoint.getConfiguration().isUnregisterOnStop()) {
            await(registration(url()).unregister());
        }
    }

    private WebhookRegistration registration(String url) {
        return new WebhookRegistration(
                endpoint.client(), url, eventTypes(), endpoint.getConfiguration().isTakeOver());
    }

    private String url() {
        if (webhook.getWebhookExternalUrl() == null) {
            throw new IllegalArgumentException(
                    "webhookExternalUrl is missing: the address, such as https://hooks.example.com, at which Composio"
                                               + " reaches this server. Or set webhookAutoRegister=false");
        }
        try {
            return webhook.computeFullExternalUrl();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
