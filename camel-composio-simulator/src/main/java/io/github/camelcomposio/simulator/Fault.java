package io.github.camelcomposio.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;

/**
 * Something that goes wrong on purpose, for example
 * {@code Fault.on("POST", "/connected_accounts").times(3).cutAfter()}. Immutable. Of several faults of a simulator the
 * first that applies to a request wins.
 *
 * <p>
 * A fault plays before anything else is checked. Where the work is done it is done in full, so that without budget or
 * with a wrong key it is the refusal.
 */
public final class Fault {

    /** Does to one exchange what the fault is for. */
    @FunctionalInterface
    interface Action {

        void play(Exchange exchange, Random random);
    }

    private final String method;
    private final String path;
    private final double share;
    private final int times;
    private final Action action;

    private Fault(String method, String path, double share, int times, Action action) {
        this.method = method;
        this.path = path;
        this.share = share;
        this.times = times;
        this.action = action;
    }

    /**
     * Where it goes wrong. Without an action nothing does.
     *
     * @param method upper case, or {@code *} for any
     * @param path   below the version prefix, with or without parameters, such as {@code /connected_accounts/{id}} (the
     *               parameter's name does not matter) or {@code /connected_accounts/ca_1a2b3c4d5e6f}; {@code *} for any
     */
    public static Fault on(String method, String path) {
        return new Fault(method, Templates.plain(path), 1, Integer.MAX_VALUE, (exchange, random) -> exchange.answer());
    }

    /**
     * Only a share of the requests, chosen by the simulator's seeded random numbers; 1 by default.
     *
     * @param portion from 0 for none to 1 for all
     */
    public Fault rate(double portion) {
        if (!(portion >= 0 && portion <= 1)) {
            throw new IllegalArgumentException("A rate is a share from 0 to 1");
        }
        return new Fault(method, path, portion, times, action);
    }

    /** At most so many requests, then never again; without bound by default. */
    public Fault times(int most) {
        return new Fault(method, path, share, most, action);
    }

    /** The connection is closed and nothing is done. Costs no budget. */
    public Fault cutBefore() {
        return with(Exchange::cut);
    }

    /** The work is done and the connection closed without an answer. */
    public Fault cutAfter() {
        return with(exchange -> {
            exchange.work();
            exchange.cut();
        });
    }

    /** This status with Composio's error body; nothing is done. Costs a request of the budget and tells about it. */
    public Fault answer(int status) {
        return with(exchange -> {
            exchange.spend();
            exchange.send(exchange.told(ApiError.ofStatus(status)));
        });
    }

    /**
     * Exactly these headers and this body, as something in front of the API would answer: nothing is done, no budget
     * spent, and no rate limit header added.
     *
     * @param body null for Composio's error body
     */
    public Fault answer(int status, Map<String, String> headers, String body) {
        Map<String, String> kept = Map.copyOf(headers);
        return with(exchange -> exchange.send(body == null
                ? exchange.error(ApiError.ofStatus(status)).withHeaders(kept)
                : Answer.claimedJson(status, kept, body)));
    }

    /** The work is done, and then this status is answered with Composio's error body. */
    public Fault answerAfter(int status) {
        return with(exchange -> {
            exchange.work();
            exchange.send(exchange.told(ApiError.ofStatus(status)));
        });
    }

    /** The work is done at once and its answer held back that long, besides the simulator's latency. */
    public Fault delay(Duration duration) {
        return with(exchange -> {
            Answer answer = exchange.work();
            exchange.later(duration, () -> exchange.send(answer));
        });
    }

    /** The connection is closed at once, and the work done that much later. */
    public Fault commitLate(Duration duration) {
        return with(exchange -> {
            exchange.cut();
            exchange.later(duration, exchange::work);
        });
    }

    /**
     * The connection is closed at once, and the work done later, by a duration in milliseconds that the simulator's
     * seeded random numbers choose.
     *
     * @param least at the soonest
     * @param most  at the latest; not less than {@code least}
     */
    public Fault commitLate(Duration least, Duration most) {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("The least duration is not negative, and the most not less than it");
        }
        return new Fault(method, path, share, times, (exchange, random) -> {
            Duration wait = Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
            exchange.cut();
            exchange.later(wait, exchange::work);
        });
    }

    /** The work is done; the headers and half of the body are sent, then the connection is closed. */
    public Fault cutMidBody() {
        return with(exchange -> exchange.sendHalf(exchange.work()));
    }

    /** The work is done and its status answered with a body that claims to be JSON and is none. */
    public Fault garbage() {
        return with(exchange -> exchange.send(exchange.work().withBody("<html>this is no JSON")));
    }

    private Fault with(Consumer<Exchange> next) {
        return new Fault(method, path, share, times, (exchange, random) -> next.accept(exchange));
    }

    int times() {
        return times;
    }

    boolean matches(String requestMethod, String template, String requestPath, Random random) {
        boolean here = (method.equals("*") || method.equals(requestMethod))
                && (path.equals("*") || path.equals(requestPath) || path.equals(Templates.plain(template)));
        return here && (share >= 1 || random.nextDouble() < share);
    }

    void play(Exchange exchange, Random random) {
        action.play(exchange, random);
    }

    @Override
    public String toString() {
        return "Fault[" + method + " " + path + ", rate=" + share + "]";
    }
}
