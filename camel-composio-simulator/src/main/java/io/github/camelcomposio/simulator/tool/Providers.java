package io.github.camelcomposio.simulator.tool;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.camelcomposio.simulator.account.ConnectedAccount;

/**
 * The services to which proxied calls go: what each answers, and the last calls that reached them. A status that a test
 * chose for a toolkit comes before the refusal of a credential. Thread-safe.
 */
public final class Providers {

    private static final int USUAL = 200;
    private static final int UNAUTHORIZED = 401;

    private final Set<String> refused = new HashSet<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final ArrayDeque<Call> calls = new ArrayDeque<>();
    private final int keep;

    /** @param keep how many calls are remembered; 0 for none */
    public Providers(int keep) {
        this.keep = keep;
    }

    /**
     * One proxied call.
     *
     * @param accountId null when the request brought its own connection data, or needed none
     * @param status    what the service answered
     */
    public record Call(String accountId, String method, String endpoint, int status) {

        /** Without the endpoint: a credential may stand in it. */
        @Override
        public String toString() {
            return "Call[" + accountId + ", " + method + ", status=" + status + "]";
        }
    }

    /** From now on this credential is answered with 401, whichever field holds it. */
    public synchronized void refuse(String secret) {
        refused.add(Objects.requireNonNull(secret));
    }

    /** The credential is good again. */
    public synchronized void accept(String secret) {
        refused.remove(secret);
    }

    /**
     * From now on every call of a toolkit is answered with this status.
     *
     * @param status 0 or 200 for the usual answers
     */
    public synchronized void status(String toolkit, int status) {
        if (status != 0 && (status < 100 || status > 599)) {
            throw new IllegalArgumentException("A status is a number from 100 to 599, or 0 for the usual answers");
        }
        statuses.put(Objects.requireNonNull(toolkit), status == 0 ? USUAL : status);
    }

    /** The last calls, the oldest first. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Forgets the calls; what is refused stays refused. */
    public synchronized void clearCalls() {
        calls.clear();
    }

    /** A call reaches the toolkit's service, which answers with this status. */
    synchronized int called(
            String toolkit, ConnectedAccount account, Map<String, Object> val, String method, String endpoint) {
        int status = statuses.getOrDefault(toolkit, USUAL);
        if (status == USUAL && val.values().stream().anyMatch(refused::contains)) {
            status = UNAUTHORIZED;
        }
        calls.add(new Call(account == null ? null : account.id(), method, endpoint, status));
        if (calls.size() > keep) {
            calls.remove();
        }
        return status;
    }

    /** What stands in the body of a refusal. */
    static Map<String, Object> refusal(int status) {
        return Map.of("error", status == UNAUTHORIZED ? "Unauthorized" : "Simulated answer with status " + status);
    }
}
