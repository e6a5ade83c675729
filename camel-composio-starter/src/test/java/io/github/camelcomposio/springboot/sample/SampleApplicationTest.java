package io.github.camelcomposio.springboot.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application on Spring Boot's own server: a route, a webhook, health and metrics. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
                properties = "spring.config.name=sample")
class SampleApplicationTest {

    private static final String SECRET = "whsec_c2FtcGxlLXNlY3JldA==";
    private static final ComposioSimulator SIMULATOR = ComposioSimulator.start();

    @Autowired
    private SampleApplication application;
    @Autowired
    private CamelContext camel;
    @Autowired
    private ProducerTemplate template;
    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        SIMULATOR.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        registry.add("camel.component.composio.base-url", SIMULATOR::baseUrl);
        registry.add("camel.component.composio.api-key", SIMULATOR::apiKey);
        registry.add("camel.component.composio.secret", () -> SECRET);
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    private String onboard(String user) {
        Exchange reply = template.request("direct:onboard", exchange -> exchange.getMessage()
                .setBody(Map.of("user_id", user, "toolkit", "sendgrid", "api_key", "SG.example-0001")));
        assertThat(reply.getException()).isNull();
        return reply.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
    }

    @Test
    void createsAnAccount() {
        String id = onboard("user_1");
        assertThat(SIMULATOR.account(id)).hasValueSatisfying(
                account -> assertThat(account.val()).containsEntry("api_key", "SG.example-0001"));
    }

    @Test
    void takesTheNamesOfPropertiesAsSpringBootDoes() {
        ComposioComponent component = camel.getComponent("composio", ComposioComponent.class);
        assertThat(component.getMaxInFlight()).isEqualTo(16);
        assertThat(component.getConfiguration().getResponseTimeout()).isEqualTo(20_000);
        assertThat(component.getConfiguration().getAuthConfig()).isEqualTo(Map.of("sendgrid", "ac_sendgrid"));
    }

    @Test
    void servesAWebhook() throws Exception {
        String body = "{\"type\":\"composio.trigger.message\",\"data\":{\"text\":\"hello\"}}";
        assertThat(post(body, "v1,AAAA").getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(application.events).isEmpty();
        assertThat(post(body, null).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(application.events).singleElement()
                .satisfies(event -> assertThat(event.get("data")).isEqualTo(Map.of("text", "hello")));
    }

    /** Sends an event, with the right signature if there is none. */
    private ResponseEntity<String> post(String body, String signature) throws Exception {
        String time = String.valueOf(System.currentTimeMillis() / 1000);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        String right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(("msg_1." + time + "." + body).getBytes(UTF_8)));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("webhook-id", "msg_1");
        headers.set("webhook-timestamp", time);
        headers.set("webhook-signature", signature == null ? right : signature);
        return http.postForEntity("/hooks/composio", new HttpEntity<>(body, headers), String.class);
    }

    @Test
    void isReadyWhileTheKeyIsRight() {
        onboard("user_2");
        awaitHealth("UP", HttpStatus.OK);
        SIMULATOR.fault(Fault.on("GET", "/auth/session/info").answer(401));
        awaitHealth("DOWN", HttpStatus.SERVICE_UNAVAILABLE);
        SIMULATOR.clearFaults();
        awaitHealth("UP", HttpStatus.OK);
    }

    private void awaitHealth(String state, HttpStatus status) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            ResponseEntity<JsonNode> health = http.getForEntity("/actuator/health", JsonNode.class);
            assertThat(health.getBody().at("/components/camelHealth/details/producer:composio").textValue())
                    .isEqualTo(state);
            assertThat(health.getStatusCode()).as("%s", health.getBody()).isEqualTo(status);
            ResponseEntity<String> readiness = http.getForEntity("/actuator/health/readiness", String.class);
            assertThat(readiness.getStatusCode()).as(readiness.getBody()).isEqualTo(status);
        });
    }

    @Test
    void countsRequests() {
        onboard("user_3");
        JsonNode metric = http.getForObject("/actuator/metrics/composio.requests?tag=operation:connectedAccounts/initiate",
                JsonNode.class);
        assertThat(metric.at("/measurements/0/value").asInt()).isPositive();
    }
}
