package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.github.camelcomposio.client.ApiKey;
import io.github.camelcomposio.client.ClientSettings;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.HttpTransport;
import io.github.camelcomposio.client.Keys;
import io.github.camelcomposio.client.Pacer;
import io.github.camelcomposio.client.RetryPolicy;
import io.github.camelcomposio.client.Timer;
import io.github.camelcomposio.client.TransportSettings;
import io.github.camelcomposio.client.Turns;
import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which key goes with which operation, where the component has no other, and what is said where it is missing. The
 * client is a bean, so that keys in the environment have no part in it.
 */
class OperationKeysTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> HEADERS = List.of("x-api-key", "x-org-api-key", "x-user-api-key");

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final DefaultCamelContext context = TestContexts.newContext();
    private HttpTransport transport;

    @AfterEach
    void stop() throws Exception {
        context.close();
        if (transport != null) {
            transport.close();
        }
        scheduler.shutdownNow();
        simulator.close();
    }

    private Keys keys(String kinds) {
        Keys keys = Keys.none();
        for (String kind : kinds.split(" ")) {
            keys = switch (kind) {
                case "project" -> keys.with(Credential.PROJECT, ApiKey.of(simulator.apiKey()));
                case "organisation" -> keys.with(Credential.ORGANISATION, ApiKey.of(simulator.orgApiKey()));
                case "user" -> keys.with(Credential.USER, ApiKey.of(" " + simulator.userApiKey() + "\n"));
                default -> keys;
            };
        }
        return keys;
    }

    private ComposioClient client(Keys keys) {
        transport = new HttpTransport(new TransportSettings(TIMEOUT, TIMEOUT, 4, null, null, 0));
        return new ComposioClient(
                new ClientSettings(
                        URI.create(simulator.baseUrl()), "v3.1", keys, new RetryPolicy(0, Duration.ZERO, Duration.ZERO),
                        TIMEOUT, Duration.ZERO, TIMEOUT, TIMEOUT, null),
                transport, new Pacer(0, 0, TIMEOUT, System::nanoTime), new Timer(scheduler), new Turns(), Runnable::run,
                System::nanoTime);
    }

    private Throwable start(String operation, Keys keys) throws Exception {
        context.getRegistry().bind("client", client(keys));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:start").to("composio:" + operation + (operation.contains("?") ? "&" : "?")
                                        + "composioClient=#client");
            }
        });
        return catchThrowable(context::start);
    }

    private Exchange send(Object body) {
        return context.createProducerTemplate().request("direct:start", exchange -> exchange.getMessage().setBody(body));
    }

    private Map<String, String> keysSent() {
        assertThat(simulator.requests()).hasSize(1);
        Map<String, String> sent = new TreeMap<>(simulator.requests().get(0).headers());
        sent.keySet().retainAll(HEADERS);
        return sent;
    }

    @ParameterizedTest
    @CsvSource({
            "connectedAccounts/list, project, x-api-key", "webhooks/list, project organisation user, x-api-key",
            "project/getConfig, project, x-api-key",
            "projects/list, organisation, x-org-api-key", "projects/list, organisation user project, x-org-api-key",
            "org/usageSummary, organisation, x-org-api-key",
            "org/list, user, x-user-api-key", "org/projects, project organisation user, x-user-api-key",
            "auth/sessionInfo, project, x-api-key", "auth/sessionInfo, user, x-user-api-key",
            "auth/sessionInfo, project organisation user, x-user-api-key" })
    void goWithTheKeyThatTheyNeedAndWithNoOther(String operation, String kinds, String header) throws Exception {
        assertThat(start(operation, keys(kinds))).isNull();
        assertThat(send(null).getException()).isNull();
        assertThat(keysSent()).isEqualTo(Map.of(header, Map.of("x-api-key", simulator.apiKey(), "x-org-api-key",
                simulator.orgApiKey(), "x-user-api-key", simulator.userApiKey()).get(header)));
    }

    @ParameterizedTest
    @CsvSource({ "none", "project", "project organisation user" })
    void goWithNoKeyWhereNoneIsNeeded(String kinds) throws Exception {
        assertThat(start("apiKeys/revoke", keys(kinds))).isNull();
        assertThat(send(Map.of("apiKeys", List.of("ak_leaked_0123456789"))).getException()).isNull();
        assertThat(keysSent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "connectedAccounts/list | organisation user | No API key, which connectedAccounts/list needs | COMPOSIO_API_KEY | apiKeySource",
            "projects/create | project user | No organisation's API key, which projects/create needs | COMPOSIO_ORG_API_KEY | orgApiKey",
            "org/usage?entityType=x | project user | No organisation's API key, which org/usage needs | COMPOSIO_ORG_API_KEY | orgApiKey",
            "org/list | project organisation | No user API key, which org/list needs | COMPOSIO_USER_API_KEY | userApiKey",
            "auth/sessionInfo | organisation | No API key, which auth/sessionInfo needs | COMPOSIO_USER_API_KEY | userApiKey",
            "auth/sessionInfo | none | No API key, which auth/sessionInfo needs | COMPOSIO_API_KEY | apiKey" })
    void stopTheRouteFromStartingWhereTheirKeyIsMissing(
            String operation, String kinds, String says, String variable, String option)
            throws Exception {
        assertThat(start(operation, keys(kinds))).isNotNull().rootCause().isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says).hasMessageContaining(variable).hasMessageContaining(option);
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "projects/list, ORGANISATION, COMPOSIO_ORG_API_KEY", "org/list, USER, COMPOSIO_USER_API_KEY" })
    void failWithAKeyThatCannotStandInAHeader(String operation, Credential kind, String variable) throws Exception {
        assertThat(start(operation, Keys.none().with(kind, ApiKey.of("oak_one\noak_two")))).isNull();
        assertThat(send(null).getException()).isInstanceOf(ComposioAuthenticationException.class)
                .hasMessageContaining(variable).hasMessageNotContainingAny("oak_one");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void doNotAskTheSourceOfTheProjectsKeyForAnother() throws Exception {
        Supplier<String> source = () -> {
            throw new IllegalStateException("asked");
        };
        assertThat(start("projects/list", Keys.none().with(Credential.PROJECT, ApiKey.from(source))
                .with(Credential.ORGANISATION, ApiKey.of("oak_wrong_0123456789")))).isNull();
        assertThat(send(null).getException()).isInstanceOf(ComposioAuthenticationException.class);
        assertThat(simulator.requests()).hasSize(1);
    }
}
