package io.github.camelcomposio.benchmarks.peer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One that blocks: a thread for each request in flight. */
abstract class ThreadsPeer implements Peer {

    private final ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);

    abstract void create(int user) throws Exception;

    @Override
    public void create(int firstUser, int users) throws Exception {
        Flight flight = new Flight(IN_FLIGHT);
        AtomicInteger next = new AtomicInteger(firstUser);
        for (int i = 0; i < IN_FLIGHT; i++) {
            flight.begin();
            threads.execute(() -> {
                try {
                    for (int user = next.getAndIncrement(); user < firstUser + users; user = next.getAndIncrement()) {
                        create(user);
                    }
                    flight.end(null);
                } catch (Exception e) {
                    flight.end(e);
                }
            });
        }
        flight.land();
    }
}
