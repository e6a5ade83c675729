package io.github.camelcomposio.springboot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Webhooks come to Spring Boot's own server. */
class SpringBootWebhookTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ALONE = "/hooks/alone";
    private static final String SECRET = "whsec_a+b/c==";
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final List<Exchange> ROUTED = new CopyOnWriteArrayList<>();
    private static ComposioSimulator simulator;
    private static ServletWebServerApplicationContext spring;
    private static CamelContext camel;

    /** An application that has nothing but what its dependencies bring. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
    }

    @BeforeAll
    static void start() throws Exception {
        simulator = ComposioSimulator.builder().webhookRepeats(Duration.ofMillis(50), Duration.ofMillis(50)).start();
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off"));
        spring = (ServletWebServerApplicationContext) application.run();
        camel = spring.getBean(CamelContext.class);
        String connection = "baseUrl=" + simulator.baseUrl() + "&apiKey=" + simulator.apiKey();
        camel.addRoutes(new RouteBuilder() {

            @Override
            public void configure() {
                from("webhook:composio:webhooks/receive?webhookComponentName=platform-http&webhookPath=" + ALONE
                     + "&webhookAutoRegister=false&maxBodySize=20000&secret=RAW(" + SECRET + ")").process(ROUTED::add)
                        .filter(header(ComposioConstants.WEBHOOK_ID).isEqualTo("msg_fails"))
                        .throwException(new IllegalStateException("private"));
                from("webhook:composio:webhooks/receive?webhookComponentName=platform-http&webhookPath=/hooks/composio"
                     + "&webhookExternalUrl=http://127.0.0.1:" + spring.getWebServer().getPort() + "&" + connection)
                        .process(ROUTED::add);
                from("direct:composio").toD("composio:${header.operation}?" + connection);
            }
        });
    }

    @AfterAll
    static void stop() {
        spring.close();
        simulator.close();
    }

    private static Object composio(String operation, Object body) {
        return camel.createProducerTemplate().requestBodyAndHeader("direct:composio", body, "operation", operation);
    }

    private static String sign(String id, String time, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        mac.update((id + "." + time + ".").getBytes(UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    private static HttpResponse<String> send(String id, byte[] signed, byte[] sent, boolean chunked, String type)
            throws GeneralSecurityException, IOException, InterruptedException {
        String time = String.valueOf(System.currentTimeMillis() / 1000);
        return CLIENT.send(HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + spring.getWebServer().getPort() + ALONE))
                .header("webhook-id", id).header("webhook-timestamp", time).header("webhook-signature", sign(id, time, signed))
                .header("Content-Type", type).header("CamelComposioUserId", "evil")
                .POST(chunked
                        ? HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sent))
                        : HttpRequest.BodyPublishers.ofByteArray(sent))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int status(String id, String body) throws Exception {
        return send(id, body.getBytes(UTF_8), body.getBytes(UTF_8), false, "application/json").statusCode();
    }

    private static List<Exchange> routed(String id) {
        return ROUTED.stream().filter(exchange -> id.equals(exchange.getMessage().getHeader(ComposioConstants.WEBHOOK_ID)))
                .toList();
    }

    @Test
    void registersAndReceivesWhatComposioSends() {
        Map<?, ?> account = (Map<?, ?>) composio("connectedAccounts/initiate",
                Map.of("user_id", "user_1", "auth_config_id", "ac_github", "token", "ghp-1"));
        Map<?, ?> trigger = (Map<?, ?>) composio("triggers/create", Map.of("triggerSlug", "GITHUB_COMMIT_EVENT",
                "connectedAccountId", account.get("id"), "triggerConfig", Map.of("owner", "acme", "repo", "website")));
        String fired = simulator.fireTrigger(trigger.get("trigger_id").toString(), Map.of("message", "fix: été 😀"));
        simulator.webhooks().redeliver(fired, 2);
        simulator.webhooks().awaitNonePending(LONG);

        assertThat(simulator.webhooks().deliveries()).anyMatch(delivery -> delivery.acknowledged());
        assertThat(routed(fired)).singleElement().satisfies(exchange -> {
            Map<?, ?> event = exchange.getMessage().getBody(Map.class);
            assertThat(event.get("data")).isEqualTo(Map.of("message", "fix: été 😀"));
            assertThat(exchange.getMessage().getHeader(ComposioConstants.USER_ID)).isEqualTo("user_1");
        });
    }

    @ParameterizedTest
    @CsvSource({
            "application/json, false", "application/json, true", "application/json; charset=utf-8, false",
            "text/plain, false", "application/octet-stream, true" })
    void takesTheBytesHoweverTheyAreSent(String type, boolean chunked) throws Exception {
        String id = "msg_" + (type + chunked).replaceAll("\\W", "_");
        byte[] body = "{\"type\":\"composio.x\",\r\n\"data\":{\"t\":\"été 日本 😀\"}}\r\n".getBytes(UTF_8);
        HttpResponse<String> answer = send(id, body, body, chunked, type);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(routed(id)).singleElement().satisfies(exchange -> {
            assertThat(exchange.getProperty(ComposioConstants.RAW_PAYLOAD, String.class).getBytes(UTF_8)).isEqualTo(body);
            assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(ComposioConstants.WEBHOOK_ID,
                    ComposioConstants.EVENT_TYPE);
        });
    }

    @Test
    void refusesWhatWasChanged() throws Exception {
        byte[] signed = "{\"t\":\"été\"}".getBytes(UTF_8);
        for (String changed : List.of("{\"t\":\"ete\"}", "{\"t\": \"été\"}", "\uFEFF{\"t\":\"été\"}", "x")) {
            HttpResponse<String> answer
                    = send("msg_changed", signed, changed.getBytes(UTF_8), false, "application/json");
            assertThat(answer.statusCode()).as(changed).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
        byte[] latin = "{\"t\":\"été\"}".getBytes(ISO_8859_1);
        assertThat(send("msg_changed", signed, latin, false, "application/json").statusCode()).isEqualTo(401);
        assertThat(send("msg_changed", latin, latin, false, "application/json").statusCode()).isBetween(400, 401);
        assertThat(send("msg_changed", signed, signed, false, "application/x-www-form-urlencoded").statusCode())
                .as("the server itself takes forms apart").isGreaterThanOrEqualTo(400);
        assertThat(routed("msg_changed")).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() throws Exception {
        byte[] body = ("{\"t\":\"" + "x".repeat(20_000) + "\"}").getBytes(UTF_8);
        assertThat(send("msg_long", body, body, false, "application/json").statusCode()).isEqualTo(413);
        assertThat(send("msg_long", body, body, true, "application/json").statusCode()).isEqualTo(413);
        assertThat(routed("msg_long")).isEmpty();
    }

    @Test
    void routesARepeatOnlyAfterAFailure() throws Exception {
        assertThat(status("msg_twice", "{}")).isEqualTo(200);
        assertThat(status("msg_twice", "{}")).isEqualTo(200);
        assertThat(routed("msg_twice")).hasSize(1);
        assertThat(status("msg_fails", "{}")).isEqualTo(500);
        assertThat(status("msg_fails", "{}")).isEqualTo(500);
        assertThat(routed("msg_fails")).hasSize(2);
    }

    @Test
    void answersAnotherMethodWith405() throws Exception {
        assertThat(CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + spring.getWebServer().getPort() + ALONE)).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }
}
