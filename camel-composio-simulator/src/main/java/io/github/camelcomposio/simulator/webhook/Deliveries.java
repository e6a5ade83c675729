package io.github.camelcomposio.simulator.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings events to the subscription's address, at least once. Thread-safe, and never waits with a thread but in
 * {@link #await}.
 *
 * <p>
 * Source: Composio reference, webhooks, delivery: 2xx acknowledges, all else is repeated with the same
 * {@code webhook-id} and a growing attempt. OURS: when it is repeated, and how often; address and secret are those of
 * the subscription at the time of the attempt, and the timestamp that of the attempt; what waits when the subscription
 * is deleted is dropped; no order is promised.
 */
public final class Deliveries {

    private final Subscriptions subscriptions;
    private final DeliverySettings settings;
    private final Clock clock;
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private final ArrayDeque<Attempt> attempts = new ArrayDeque<>();
    private final Map<String, Told> events = new LinkedHashMap<>();

    private Courier courier;
    private List<Pending> held;
    private boolean bothSecrets;
    private int inFlight;
    private int sleeping;

    public Deliveries(Subscriptions subscriptions, DeliverySettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.clock = clock;
    }

    /** From now on there is something that delivers; null when there is not any more. */
    public synchronized void with(Courier next) {
        courier = next;
    }

    /** An event has happened; it is delivered if the subscription wants it. */
    public synchronized void submit(Event event) {
        Told told = new Told(event);
        events.put(event.id(), told);
        if (events.size() > settings.keep()) {
            events.remove(events.keySet().iterator().next());
        }
        if (subscriptions.current().filter(subscription -> subscription.wants(event.type())).isPresent()) {
            queue(new Pending(told));
        }
    }

    /** Delivers an event again, as often as said, whatever became of it and whoever wants it. */
    public synchronized boolean again(String eventId, int times) {
        Told told = events.get(eventId);
        for (int i = 0; told != null && i < times; i++) {
            queue(new Pending(told));
        }
        return told != null;
    }

    /** Keeps what is to be delivered back, until it is let go. */
    public synchronized void hold() {
        if (held == null) {
            held = new ArrayList<>();
        }
    }

    /** Lets go what was kept back. */
    public synchronized void release(boolean lastFirst) {
        List<Pending> all = held == null ? List.of() : held;
        held = null;
        if (lastFirst) {
            Collections.reverse(all);
        }
        all.forEach(this::queue);
    }

    /** Whether the secret before the last rotation signs too. */
    public synchronized void bothSecrets(boolean on) {
        bothSecrets = on;
    }

    /** The last events, the oldest first. */
    public synchronized List<Event> events() {
        return events.values().stream().map(told -> told.event).toList();
    }

    /** The last attempts that came to an end, the oldest first. */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Waits until nothing is to be delivered or repeated; false when the time is over before. */
    public synchronized boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!idle()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private boolean idle() {
        return waiting.isEmpty() && inFlight == 0 && sleeping == 0;
    }

    private void queue(Pending pending) {
        if (held != null) {
            held.add(pending);
        } else {
            waiting.add(pending);
            pump();
        }
    }

    private void pump() {
        while (courier != null && inFlight < settings.inFlight() && !waiting.isEmpty()) {
            Pending next = waiting.poll();
            subscriptions.current().ifPresent(subscription -> send(next, subscription));
        }
        if (idle()) {
            notifyAll();
        }
    }

    private void send(Pending pending, Subscription subscription) {
        inFlight++;
        Instant now = clock.instant();
        Event event = pending.told.event;
        int number = ++pending.told.attempts;
        courier.post(subscription.url(), headers(event, subscription, now, number), event.body(),
                status -> answered(pending, new Attempt(event, number, status, now)));
    }

    private Map<String, String> headers(Event event, Subscription subscription, Instant now, int number) {
        String timestamp = String.valueOf(now.getEpochSecond());
        String signature = Signature.of(subscription.secret(), event.id(), timestamp, event.body());
        if (bothSecrets && subscription.oldSecret() != null) {
            signature += " " + Signature.of(subscription.oldSecret(), event.id(), timestamp, event.body());
        }
        return Map.of("content-type", "application/json", "webhook-id", event.id(), "webhook-timestamp", timestamp,
                "webhook-signature", signature, "x-composio-webhook-version", event.version(),
                "x-composio-delivery-attempt", String.valueOf(number));
    }

    private synchronized void answered(Pending pending, Attempt attempt) {
        inFlight--;
        attempts.add(attempt);
        if (attempts.size() > settings.keep()) {
            attempts.remove();
        }
        boolean acknowledged = attempt.status() >= 200 && attempt.status() < 300;
        if (!acknowledged && courier != null && pending.repeats < settings.repeats().size()) {
            sleeping++;
            courier.later(settings.repeats().get(pending.repeats++), () -> wake(pending));
        }
        pump();
    }

    private synchronized void wake(Pending pending) {
        sleeping--;
        queue(pending);
        pump();
    }

    /** An event with how often it was tried. */
    private static final class Told {

        private final Event event;
        private int attempts;

        private Told(Event event) {
            this.event = event;
        }
    }

    /** An event on its way, with how often it had to be repeated. */
    private static final class Pending {

        private final Told told;
        private int repeats;

        private Pending(Told told) {
            this.told = told;
        }
    }
}
