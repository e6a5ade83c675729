package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.client.ApiKey;
import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants marked credentials and a marked API key, and looks for them wherever text goes out, with TRACE for everything.
 */
class LeakTest {

    static final String KEY = "ak_LEAKMARKER_apikey_5f1d";
    static final String SECRET = "LEAKMARKER-secret-77aa41";
    static final String ROTATED = "LEAKMARKER-rotated-90bc12";
    private static final String PASSWORD = "LEAKMARKER pass \"word\" 31";
    static final String ORGANISATION_KEY = "oak_LEAKMARKER_orgkey_83ab";
    private static final String USER_KEY = "uak_LEAKMARKER_userkey_19cd";
    private static final List<String> MARKERS = List.of(KEY, SECRET, ROTATED, PASSWORD, "LEAKMARKER");

    private final WrittenTexts log = new WrittenTexts();
    private final List<String> texts = new ArrayList<>();
    private ComposioSimulator simulator;
    private StorageServer storage;
    private Main main;

    @BeforeEach
    void recordEverything() throws Exception {
        storage = new StorageServer();
        log.start(Level.TRACE);
        simulator = ComposioSimulator.builder().apiKey(KEY).orgApiKey(ORGANISATION_KEY).userApiKey(USER_KEY).start();
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        simulator.close();
        storage.close();
        log.stop();
    }

    @Test
    void noSecretGoesOut() throws Exception {
        main = new Main();
        main.bind("keys", (Supplier<String>) () -> KEY);
        main.addInitialProperty("camel.component.composio.api-key-source", "#bean:keys");
        main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
        main.addInitialProperty("camel.component.composio.retry-initial-delay", "10ms");
        main.addInitialProperty("camel.component.composio.late-commit-wait", "200ms");
        main.addInitialProperty("camel.component.composio.response-timeout", "500ms");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:initiate").to("composio:connectedAccounts/initiate");
                from("direct:update").to("composio:connectedAccounts/update");
            }
        });
        main.start();
        ProducerTemplate template = main.getCamelContext().createProducerTemplate();

        ComposioConfiguration configuration
                = main.getCamelContext().getComponent("composio", ComposioComponent.class).getConfiguration();
        configuration.setOrgApiKey(ORGANISATION_KEY);
        configuration.setUserApiKey(USER_KEY);

        other(template).keysAndWebhooks();
        runThrough(template);
        collectObjects(main.getCamelContext());
        texts.addAll(WrittenTexts.jmx());
        assertThat(texts.stream().filter(text -> text.startsWith("org.apache.camel:"))).hasSizeGreaterThan(100);
        texts.addAll(log.lines());

        assertThat(log.lines()).as("the run was traced").hasSizeGreaterThan(500)
                .anyMatch(line -> line.startsWith("org.apache.hc.client5.http.headers") && line.contains("x-api-key"));
        for (String marker : MARKERS) {
            assertThat(texts.stream().filter(text -> text.contains(marker)).collect(Collectors.toList()))
                    .as("texts with a marker").isEmpty();
        }
    }

    /** Camel itself prints properties at DEBUG, so that this one holds for INFO and above. */
    @Test
    void aKeyInAPropertyIsMaskedInTheStartupSummary(@TempDir Path folder) throws Exception {
        log.level(Level.INFO);
        Path file = Files.writeString(folder.resolve("my.properties"), "camel.component.composio.api-key=" + KEY
                                                                       + "\ncamel.component.composio.org-api-key="
                                                                       + ORGANISATION_KEY
                                                                       + "\ncamel.component.composio.user-api-key=" + USER_KEY);
        main = new Main();
        main.setPropertyPlaceholderLocations(file.toUri().toString());
        main.start();

        assertThat(log.lines()).anyMatch(line -> line.contains("camel.component.composio.apiKey = xxxxxx"));
        assertThat(log.lines()).noneMatch(line -> line.contains("LEAKMARKER"));
    }

    @Test
    void aKeyInAUriIsWarnedAboutOnceAndMasked() throws Exception {
        log.level(Level.INFO);
        main = new Main();
        main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
        main.start();
        ProducerTemplate template = main.getCamelContext().createProducerTemplate();
        send(template, "composio:connectedAccounts/list?apiKey=" + KEY, null);
        send(template, "composio:connectedAccounts/get?connectedAccountId=ca_1&apiKey=" + KEY, null);

        assertThat(log.lines().stream().filter(line -> line.contains("An apiKey stands in an endpoint URI"))).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains("LEAKMARKER"));
        assertThat(texts).noneMatch(text -> text.contains("LEAKMARKER"));
    }

    @Test
    void aReferenceToAKeyIsNotWarnedAbout() throws Exception {
        log.level(Level.INFO);
        main = new Main();
        main.bind("aKey", KEY);
        main.addInitialProperty("my.key", KEY);
        main.addInitialProperty("camel.component.composio.base-url", simulator.baseUrl());
        main.start();
        ProducerTemplate template = main.getCamelContext().createProducerTemplate();

        for (String reference : List.of("#bean:aKey", "#property:my.key", "RAW(#property:my.key)")) {
            assertThat(send(template, "composio:connectedAccounts/list?apiKey=" + reference, null).getException())
                    .as(reference).isNull();
        }
        assertThat(send(template, "composio:connectedAccounts/list?apiKey=RAW({{?none}})", null).getException())
                .hasMessageContaining("ak_…");
        collectObjects(main.getCamelContext());
        assertThat(log.lines()).noneMatch(line -> line.contains("stands in an endpoint URI"));
        assertThat(log.lines()).noneMatch(line -> line.contains("LEAKMARKER"));
        assertThat(texts).noneMatch(text -> text.contains("LEAKMARKER"));
    }

    private void runThrough(ProducerTemplate template) {
        other(template).files();
        Map<String, Object> sendgrid = Map.of("user_id", "user_1", "auth_config_id", "ac_sendgrid", "api_key", SECRET);
        String id = send(template, "direct:initiate", sendgrid).getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        send(template, "direct:initiate", new CredentialRecord(
                "users.csv:3", Map.of(
                        "user_id", "user_2", "auth_config_id", "ac_freshdesk", "username", "u", "password", PASSWORD)));
        send(template, "direct:initiate?", "{\"user_id\":\"user_3\",\"api_key\":\"" + SECRET + "\"");
        send(template, "direct:initiate", Map.of("user_id", "user_1", "auth_config_id", "ac_unknown", "api_key", SECRET));
        send(template, "direct:initiate", sendgrid);
        send(template, "direct:initiate", Map.of("user_id", "user_4", "auth_config_id", "ac_sendgrid", "wrong", SECRET));
        send(template, "direct:initiate", List.of(SECRET));
        send(template, "direct:update", Map.of("connected_account_id", id, "api_key", ROTATED));
        send(template, "direct:update", Map.of("connected_account_id", id, "auth_scheme", SECRET, "api_key", ROTATED));

        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutAfter());
        send(template, "direct:initiate", Map.of("user_id", "user_5", "auth_config_id", "ac_github", "token", SECRET));
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{nanoid}").times(1).answer(400, Map.of(),
                "{\"error\":{\"message\":\"val " + ROTATED + " is refused for key " + KEY + "\",\"code\":\"" + ROTATED
                                                                                                         + "\",\"errors\":[\""
                                                                                                         + ROTATED + "\"]}}"));
        send(template, "direct:update", Map.of("connected_account_id", id, "api_key", ROTATED));
        simulator.fault(Fault.on("POST", "/connected_accounts").times(3).garbage());
        simulator.fault(Fault.on("POST", "/connected_accounts").times(3).delay(Duration.ofSeconds(2)));
        send(template, "direct:initiate", Map.of("user_id", "user_6", "auth_config_id", "ac_github", "token", SECRET));
        other(template).sessionsAndTools();
        simulator.apiKey("ak_another_key_0123456");
        send(template, "direct:update", Map.of("connected_account_id", id, "api_key", ROTATED));
    }

    private LeakyOperations other(ProducerTemplate template) {
        return new LeakyOperations(simulator, storage, texts, (uri, body) -> send(template, uri, body));
    }

    private Exchange send(ProducerTemplate template, String uri, Object body) {
        Exchange exchange = template.request(uri, message -> message.getMessage().setBody(body));
        if (exchange.getException() != null) {
            StringWriter text = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(text));
            texts.add(text.toString());
        }
        texts.add(exchange.toString());
        texts.add(exchange.getMessage().getHeaders().toString());
        return exchange;
    }

    private void collectObjects(CamelContext context) {
        ComposioComponent component = context.getComponent("composio", ComposioComponent.class);
        texts.add(component.toString());
        texts.add(component.getConfiguration().toString());
        context.getEndpoints().forEach(endpoint -> texts.add(endpoint + " " + endpoint.getEndpointUri()));
        texts.add(ApiKey.of(KEY).toString());
        Map<String, Object> val = new LinkedHashMap<>(Map.of("api_key", SECRET));
        ConnectionState state = new ConnectionState(AuthScheme.API_KEY, val);
        texts.add(state.toString());
        texts.add(new ApiRequest("o", "POST", "/p", Repetition.FREELY).body(state.toWire())
                .toString());
        texts.add(new CredentialRecord("a:1", val).toString());
    }
}
