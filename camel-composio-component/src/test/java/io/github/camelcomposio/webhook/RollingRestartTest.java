package io.github.camelcomposio.webhook;

import static io.github.camelcomposio.webhook.Receiver.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three instances behind one address are restarted one after the other while events come. */
class RollingRestartTest extends WebhookTestBase {

    private static final int INSTANCES = 3;
    private static final int BETWEEN = 60;

    private final Map<String, AtomicInteger> handled = new ConcurrentHashMap<>();
    private final List<Receiver> instances = new ArrayList<>();
    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:rolling;DB_CLOSE_DELAY=-1", "sa", "");
    private Balancer balancer;

    @BeforeEach
    void startBalancer() throws Exception {
        balancer = new Balancer();
    }

    @AfterEach
    void close() {
        instances.forEach(Receiver::close);
        balancer.close();
        database.dispose();
    }

    private Receiver instance() throws Exception {
        Receiver instance = Receiver.of(simulator);
        instances.add(instance);
        instance.context.getRegistry().bind("repository", new JdbcMessageIdRepository(database, "webhooks"));
        instance.start("idempotentRepository=#repository&webhookExternalUrl=" + balancer.origin(), exchange -> handled
                .computeIfAbsent(exchange.getMessage().getHeader(ComposioConstants.WEBHOOK_ID, String.class),
                        id -> new AtomicInteger())
                .incrementAndGet());
        balancer.add(instance);
        return instance;
    }

    /** Waits until so many more were handled. */
    private void awaitMore() {
        int enough = handled.size() + BETWEEN;
        await().until(() -> handled.size() >= enough);
    }

    @Test
    void losesNothingAndHandlesNothingTwice() throws Exception {
        List<Receiver> running = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            running.add(instance());
        }
        simulator.clearRequests();
        String trigger = trigger("user_1");
        Set<String> fired = new HashSet<>();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> firing = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                fired.add(simulator.fireTrigger(trigger, Map.of()));
                await().until(() -> handled.size() > fired.size() - BETWEEN);
            }
        });
        for (Receiver old : running) {
            awaitMore();
            old.close();
            balancer.remove(old);
            awaitMore();
            instance();
        }
        awaitMore();
        over.set(true);
        firing.join();
        simulator.webhooks().awaitNonePending(LONG);

        assertThat(handled.keySet()).isEqualTo(fired);
        assertThat(handled.values()).allMatch(times -> times.get() == 1);
        assertThat(changes()).as("changes of the subscription").isEmpty();
    }
}
