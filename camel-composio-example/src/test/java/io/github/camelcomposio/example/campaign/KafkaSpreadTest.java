package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Importers of one consumer group with one ledger in PostgreSQL, records keyed by user, a real broker. */
class KafkaSpreadTest {

    private static final String TOPIC = "credentials";
    private static final String GROUP = "importers";
    private static final int PARTITIONS = 6;
    private static final int RECORDS = Campaigns.FULL ? 20_000 : 1200;
    private static final int PAUSED_RECORDS = 500;
    private static final int KILLS = Campaigns.FULL ? 10 : 1;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS, TOPIC);

    @BeforeEach
    void start() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.latency(Duration.ofMillis(50));
        broker.afterPropertiesSet();
    }

    @AfterEach
    void stop() {
        broker.destroy();
        simulator.close();
    }

    /** How many importers the broker holds for alive and reading. */
    private int members() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            return admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP).members().size();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private String source(String more) {
        return "{kafka: {brokers: \"" + broker.getBrokersAsString() + "\", topic: " + TOPIC + ", group: " + GROUP
               + ", maxPollRecords: 50, sessionTimeoutMs: 6000, " + more + "}}";
    }

    private void send(int users) {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.getBrokersAsString());
        try (KafkaProducer<String, String> producer
                = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (int i = 1; i <= users; i++) {
                String user = "user_" + i;
                producer.send(new ProducerRecord<>(TOPIC, user,
                        "{\"user_id\":\"" + user + "\",\"api_key\":\"" + CampaignImport.key(user) + "\"}"));
            }
        }
    }

    @Test
    void whatAKilledImporterHadBegunIsFinishedByTheOthersAndOnce() throws IOException {
        CampaignLog log = CampaignLog.begin("Kafka, two importers", RECORDS + " records, " + KILLS + " kills");
        send(RECORDS);
        try (CampaignLedger ledger = CampaignLedger.postgresql()) {
            CampaignImport imported = new CampaignImport(simulator, ledger, folder, RECORDS)
                    .source(source("idle: 15s"))
                    .option("responseTimeout", "2s").option("lateCommitWait", "2s").option("maxInFlight", 8);
            imported.prepare();
            try (ChildProcess one = imported.startInstance("one")) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    try (ChildProcess other = imported.startInstance("other")) {
                        int enough = simulator.accounts().size() + RECORDS / (2 * KILLS + 1);
                        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE)
                                .until(() -> !other.isRunning() || simulator.accounts().size() >= enough);
                        assertThat(other.kill()).as(other.output()).isEqualTo(ChildProcess.KILLED);
                    }
                }
                try (ChildProcess again = imported.startInstance("other")) {
                    assertThat(again.ended()).as(again.output()).isZero();
                    assertThat(one.ended()).as(one.output()).isZero();
                }
            }
            imported.assertRight();
        }
        log.end(simulator.counts().total() + " requests");
    }

    @Test
    void aPauseThatIsLongerThanTheBrokerWaitsCostsNothingButTime() throws IOException {
        send(PAUSED_RECORDS);
        try (CampaignLedger ledger = CampaignLedger.postgresql()) {
            CampaignImport imported = new CampaignImport(simulator, ledger, folder, PAUSED_RECORDS)
                    .source(source("idle: 10s, maxPollIntervalMs: 7000")).option("maxInFlight", 8);
            imported.prepare();
            try (ChildProcess one = imported.startInstance("one"); ChildProcess other = imported.startInstance("other")) {
                await().atMost(PATIENCE).until(() -> members() == 2 && simulator.accounts().size() > 100);
                simulator.outage(true);
                await("the broker takes both for stuck").atMost(PATIENCE).until(() -> members() == 0);
                assertThat(one.isRunning() && other.isRunning()).as("nothing ends in a pause").isTrue();
                simulator.outage(false);

                assertThat(one.ended()).as(one.output()).isZero();
                assertThat(other.ended()).as(other.output()).isZero();
            }
            imported.assertRight();
        }
    }
}
