package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.Account;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The template {@code composio-import-kafka}, from a topic of a real broker to accounts. */
class KafkaImportTest extends SourceTestBase {

    private static final String TEMPLATE = "composio-import-kafka";
    private static final int PARTITIONS = 3;
    private static final Duration LONG = Duration.ofSeconds(60);

    private static EmbeddedKafkaKraftBroker broker;

    private final String topic = "credentials-" + UUID.randomUUID();
    private final List<ImportReport> reports = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
        broker.afterPropertiesSet();
    }

    @AfterAll
    static void stopBroker() {
        broker.destroy();
    }

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    @BeforeEach
    void createTopic() throws Exception {
        broker.addTopics(topic);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:reports").process(
                        exchange -> reports.add(exchange.getMessage().getBody(ImportReport.class)));
            }
        });
    }

    private void send(String key, String value) {
        send(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String key, byte[] value) {
        produce(List.of(new ProducerRecord<>(topic, key, value)));
    }

    private void users(int count) {
        produce(IntStream.range(0, count).mapToObj(i -> new ProducerRecord<>(
                topic, "user_" + i,
                ("{\"user_id\":\"user_" + i + "\",\"api_key\":\"sg-key-of-" + i + "\"}").getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /**
     * One request at a time: a topic that has just been made refuses the first ones, and none must overtake another.
     */
    private static void produce(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.getBrokersAsString(), "enable.idempotence", false,
                "max.in.flight.requests.per.connection", 1);
        try (KafkaProducer<String, byte[]> producer
                = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (Exception e) {
            throw new AssertionError("the broker did not take the records", e);
        }
    }

    private void importTopic(String... more) {
        Map<String, String> parameters = new HashMap<>(
                Map.of("topic", topic, "brokers", broker.getBrokersAsString(), "group",
                        topic, "reports", "direct:reports"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        route(TEMPLATE, parameters);
    }

    private long committed() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            return admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset()).sum();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void importsEachRecordOnceAndCommits() {
        users(700);
        importTopic("maxPollRecords", "100");

        await().atMost(LONG).until(() -> committed() == 700);
        assertThat(simulator.accounts()).extracting(Account::userId).doesNotHaveDuplicates().hasSize(700);
        await().atMost(LONG).until(() -> reports.stream().mapToLong(ImportReport::rows).sum() == 700);
        assertThat(rejects).isEmpty();
    }

    @Test
    void aRecordThatCantBeReadIsARejectAndStopsNothing() {
        send("ann", "{\"api_key\":\"sg-key-of-ann\"}");
        send("bob", "{\"api_key\":\"sg-secret");
        send("carl", (String) null);
        send("dan", new byte[] { (byte) 0xFF, '{', '}' });
        send("eve", "sg-key-of-eve");
        importTopic("textColumn", "api_key");

        await().atMost(LONG).until(() -> committed() == 5);
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("ann", "eve");
        assertThat(simulator.accountsOf("eve").get(0).val()).containsEntry("api_key", "sg-key-of-eve");
        assertThat(rejects.keySet()).hasSize(2).allMatch(position -> position.matches(topic + "-[0-2]@\\d+"));
        assertThat(rejects.values()).noneMatch(reason -> reason.contains("sg-secret"))
                .anyMatch(reason -> reason.contains("no JSON object")).anyMatch(reason -> reason.contains("UTF-8"));
    }

    @Test
    void theKeyIsWhoseARecordIsWhereTheColumnsAreNamedToo() {
        Columns columns = new Columns();
        columns.setNames(Map.of("api_key", "secret"));
        context.getRegistry().bind("names", columns);
        send("ann", "{\"secret\":\"sg-key-of-ann\",\"more\":1}");
        importTopic("columns", "names");

        await().atMost(LONG).until(() -> committed() == 1);
        assertThat(rejects).isEmpty();
        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("api_key", "sg-key-of-ann");
    }

    @Test
    void aRunThatIsStoppedCommitsNothingOfItsBatchAndStopsTheRoute() throws Exception {
        users(300);
        String key = simulator.apiKey();
        simulator.apiKey("ak_another_one");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("org.apache.camel");
        logger.addAppender(log);
        importTopic("maxPollRecords", "100");

        await().atMost(LONG).until(() -> context.getRouteController().getRouteStatus(TEMPLATE) == ServiceStatus.Stopped);
        logger.detachAppender(log);
        assertThat(committed()).isZero();
        assertThat(simulator.accounts()).isEmpty();
        assertThat(rejects).isEmpty();
        assertThat(new ArrayList<>(log.list)).extracting(ILoggingEvent::getFormattedMessage).anyMatch(
                message -> message.contains("the import was stopped: Composio does not accept the API key"));

        simulator.apiKey(key);
        context.getRouteController().startRoute(TEMPLATE);
        await().atMost(LONG).until(() -> committed() == 300);
        assertThat(simulator.accounts()).extracting(Account::userId).doesNotHaveDuplicates().hasSize(300);
        assertThat(reports.stream().mapToLong(report -> report.outcomes().of(ImportAction.CREATED)).sum()).isEqualTo(300);
    }

    @Test
    void aProcessThatEndsLosesNothing() throws Exception {
        users(200);
        simulator.latency(Duration.ofMillis(50));
        importTopic("maxPollRecords", "100");
        await().atMost(LONG).until(() -> !simulator.accounts().isEmpty());

        context.getRouteController().stopRoute(TEMPLATE);
        long done = committed();

        assertThat(done).isLessThanOrEqualTo(simulator.accounts().size());
        context.getRouteController().startRoute(TEMPLATE);
        await().atMost(LONG).until(() -> committed() == 200);
        assertThat(simulator.accounts()).extracting(Account::userId).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void theExampleOfTheReadmeImports() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + topic + ";DB_CLOSE_DELAY=-1", "sa", "");
        JdbcImportLedger ledger = new JdbcImportLedger(pool);
        ledger.setCreateTables(true);
        context.getRegistry().bind("ledger", ledger);
        send("ann", "{\"toolkit\":\"sendgrid\",\"api_key\":\"sg-key-of-ann\"}");
        send("ann", "{\"toolkit\":\"sendgrid\",\"api_key\":\"sg-newer-of-ann\"}");
        Readme.load(context, "kafka", "credentials", topic, "broker.example.com:9092", broker.getBrokersAsString());

        await().atMost(LONG).until(() -> simulator.accountsOf("ann").stream()
                .anyMatch(account -> "sg-newer-of-ann".equals(account.val().get("api_key"))));
        context.getRouteController().stopRoute("topic");
        List<String> positions = new ArrayList<>();
        ledger.journal("topic", line -> positions.add(line.position()));
        assertThat(positions).hasSize(2).allMatch(position -> position.matches(topic + "-[0-2]@[01]"));
        pool.dispose();
    }
}
