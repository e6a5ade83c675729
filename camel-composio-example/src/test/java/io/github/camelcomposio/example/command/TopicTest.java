package io.github.camelcomposio.example.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.example.ImporterTestBase;
import io.github.camelcomposio.simulator.Account;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Imports the messages of a topic, with a real broker. */
@Timeout(300)
class TopicTest extends ImporterTestBase {

    private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1, "ends", "goes-on");

    @BeforeAll
    static void startBroker() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.destroy();
    }

    private Path mapping(String topic, String idle) throws IOException {
        return write(topic + ".yaml", """
                source: {kafka: {brokers: "%s", topic: %s, group: importers%s}}
                columns: {user_id: owner, token: pat}
                constants: {toolkit: github}
                """.formatted(BROKER.getBrokersAsString(), topic, idle));
    }

    private static void send(String topic, String... users) throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            try (ProducerTemplate template = camel.createProducerTemplate()) {
                for (String user : users) {
                    template.sendBodyAndHeader(
                            "kafka:" + topic + "?brokers=" + BROKER.getBrokersAsString(),
                            "{\"owner\":\"%s\",\"pat\":\"ghp_%s_%s\"}".formatted(user, user, SECRET), "kafka.KEY", user);
                }
            }
        }
    }

    @Test
    void endsWhenTheTopicHasBeenIdleAndGoesOnThere() throws Exception {
        Path mapping = mapping("ends", ", idle: 7s, sessionTimeoutMs: 6000");
        send("ends", "ann", "bob");
        assertThat(run("run", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("created                    2");

        send("ends", "cid");
        assertThat(run("run", mapping, "--run", "later")).as(out() + err()).isZero();
        assertThat(out()).contains("rows                         1").contains("created                    1");
        assertThat(out() + err() + everythingIn(outFolder())).doesNotContain(SECRET);
    }

    @Test
    void withoutIdleItRunsUntilItIsToldToEnd() throws Exception {
        Path mapping = mapping("goes-on", "");
        send("goes-on", "dan");
        Importer importer = importer();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> importer.run("run", mapping.toString()));
        await().atMost(Duration.ofMinutes(2)).until(() -> simulator.accounts().size() == 1);
        send("goes-on", "eve");
        await().atMost(Duration.ofMinutes(2)).until(() -> simulator.accounts().size() == 2);
        assertThat(status).isNotDone();

        importer.stop();
        assertThat(status.get()).as(out() + err()).isEqualTo(1);
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactly("dan", "eve");
    }

    @Test
    void isNeverReadInPart() throws IOException {
        Path mapping = mapping("ends", "");
        write("rejects.csv", "position,user,toolkit,error,reason\n");

        assertThat(run("run", mapping, "--limit", 3)).isEqualTo(2);
        assertThat(run("plan", mapping)).isEqualTo(2);
        assertThat(run("run", mapping, "--only-rejects", folder.resolve("rejects.csv"))).isEqualTo(2);
    }
}
