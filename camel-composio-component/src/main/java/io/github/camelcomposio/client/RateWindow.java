package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Decides when the next request of a group may go. What the answers say of the budget is believed over settings: our
 * own requests are reckoned exactly (see {@link SlidingBudget}), those of other applications by what is said to remain.
 * Pure: time comes in as nanoseconds since some start. Not thread-safe.
 */
final class RateWindow {

    /** Requests that go before the first answer has told the budget. */
    private static final int BEFORE_FIRST_ANSWER = 8;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** A window's rest is told in whole seconds, and may be rounded down to none. */
    private static final long SHORTEST_PAUSE = SECOND / 2;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long EDGE_FIRST = Duration.ofMillis(500).toNanos();
    private static final long EDGE_LAST = Duration.ofSeconds(8).toNanos();

    private final int requestsPerSecond;
    private final int reservePercent;
    private final SlidingBudget own;
    private SlidingBudget server;
    private RateHeaders told = new RateHeaders(null, null, null);
    private boolean answered;
    private int open;
    private long allowed = Long.MAX_VALUE;
    private long remaining = Long.MAX_VALUE;
    private long lastUsed;
    private long ours;
    private long others;
    private long resetAt;
    private boolean windowOver;
    private boolean rolling;
    private long givenBackBefore;
    private long pausedUntil;
    private long edgeUntil;
    private long edgeDelay = EDGE_FIRST;

    /**
     * @param requestsPerSecond at most so many, 0 for no limit of our own
     * @param reservePercent    share of the budget that is left to others
     */
    RateWindow(int requestsPerSecond, int reservePercent) {
        this.requestsPerSecond = requestsPerSecond;
        this.reservePercent = reservePercent;
        this.own = requestsPerSecond > 0 ? new SlidingBudget(requestsPerSecond, SECOND) : null;
    }

    /** Takes the right to send one request, if there is one now. */
    boolean tryTake(long now) {
        if (nextAt(now) > now) {
            return false;
        }
        open++;
        remaining--;
        if (own != null) {
            own.taken();
            own.answered(now);
        }
        if (server != null) {
            server.taken();
        }
        return true;
    }

    /** When to ask again: now, later, or {@link Long#MAX_VALUE} while only an answer can tell. */
    long nextAt(long now) {
        if (!answered && open >= BEFORE_FIRST_ANSWER) {
            return Long.MAX_VALUE;
        }
        long at = Math.max(now, Math.max(pausedUntil, edgeUntil));
        if (own != null) {
            at = Math.max(at, own.nextAt(now));
        }
        if (server != null) {
            at = Math.max(at, server.nextAt(now));
            at = Math.max(at, othersAllowAt(now));
        }
        return at;
    }

    private long othersAllowAt(long now) {
        if (now >= resetAt) {
            remaining = allowed - open;
            windowOver = true;
            newWindow(now + server.window());
        }
        if (!rolling) {
            return remaining > 0 ? now : resetAt;
        }
        boolean room = remaining + server.givenBack(now) - givenBackBefore > 0;
        return room ? now : Math.min(resetAt, server.nextBackAt());
    }

    private void newWindow(long end) {
        resetAt = end;
        ours = 0;
        others = 0;
    }

    /** The requests a minute that are open to us now; empty while nothing is known of any limit. */
    OptionalInt perMinute(long now) {
        long most = requestsPerSecond > 0 ? requestsPerSecond * 60L : Long.MAX_VALUE;
        if (server != null) {
            long left = Math.max(0, allowed - (now < resetAt ? others : 0));
            most = Math.min(most, Math.round((double) left * MINUTE / server.window()));
        }
        return most == Long.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) Math.min(Integer.MAX_VALUE, most));
    }

    /** How it stands, for people. */
    BudgetFigures figures(long now, int waiting, int parked) {
        long at = nextAt(now);
        Duration pause = at == Long.MAX_VALUE ? null : Duration.ofNanos(at - now);
        return new BudgetFigures(told.limit(), told.remaining(), told.window(), waiting, parked, pause);
    }

    /** A request that had its right was not sent. */
    void unused() {
        open = Math.max(0, open - 1);
        remaining++;
        if (server != null) {
            server.unused();
        }
    }

    /** An answer came: 429 pauses everybody. */
    void answered(long now, int status, RateHeaders headers, Duration retryAfter) {
        closed(now);
        if (headers.complete()) {
            believe(now, headers);
        }
        if (status == 429) {
            if (headers.complete()) {
                long until = retryAfter == null ? resetAt : now + Math.max(SHORTEST_PAUSE, retryAfter.toNanos());
                pausedUntil = Math.max(pausedUntil, until);
                resetAt = pausedUntil;
            } else {
                edge(now, retryAfter);
            }
        } else if (now >= edgeUntil) {
            edgeDelay = EDGE_FIRST;
        }
    }

    /** No answer came; the server may have counted the request all the same. */
    void unanswered(long now) {
        closed(now);
    }

    private void closed(long now) {
        answered = true;
        ours++;
        open = Math.max(0, open - 1);
        if (server != null) {
            server.answered(now);
        }
    }

    private void believe(long now, RateHeaders headers) {
        told = headers;
        long limit = headers.limit();
        long window = headers.window().toNanos();
        allowed = Math.max(1, limit - (limit * reservePercent + 99) / 100);
        if (server == null || server.window() != window) {
            server = new SlidingBudget(allowed, window);
            for (int i = 0; i <= open; i++) {
                server.taken();
            }
            server.answered(now);
            resetAt = now + window;
        }
        server.limit(allowed);
        long used = limit - headers.remaining();
        followWindow(now, used);
        givenBackBefore = server.givenBack(now);
        others = Math.max(0, used - (rolling ? server.held(now) : ours) - open);
        remaining = allowed - used - open;
    }

    /** A fixed window that is over begins anew with next to nothing used; a rolling one goes on as it was. */
    private void followWindow(long now, long used) {
        if (used * 2 < lastUsed) {
            newWindow(now + server.window());
            ours = 1;
            rolling = false;
        } else if (windowOver) {
            rolling = true;
        }
        if (rolling) {
            resetAt = now + server.window();
        }
        windowOver = false;
        lastUsed = used;
    }

    /**
     * A 429 that says nothing of the budget comes from the edge in front of the API: backing off for it is its own
     * affair.
     */
    private void edge(long now, Duration retryAfter) {
        if (now < edgeUntil) {
            return;
        }
        edgeUntil = now + (retryAfter == null ? edgeDelay : Math.max(edgeDelay, retryAfter.toNanos()));
        edgeDelay = Math.min(EDGE_LAST, edgeDelay * 2);
    }
}
