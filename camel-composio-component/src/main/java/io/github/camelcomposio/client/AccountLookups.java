package io.github.camelcomposio.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioInvalidRequestException;

/**
 * Makes one request of many look-ups: a lone one goes at once, and what arrives while it is under way becomes the next
 * request. None joins a request that was already sent. One whose watch prevents a request fails alone. Thread-safe.
 */
final class AccountLookups {

    /** What one request asks for at most, so that its address is short enough for whatever stands in between. */
    static final int MOST_USERS = 100;
    static final int LONGEST_LIST = 4000;

    /** What waits behind a request that is under way; no entry where none is. */
    private final Map<Kind, Deque<Waiting>> waiting = new HashMap<>();

    /**
     * The accounts of one look-up, as the list gives them.
     *
     * @param client whose request it is, if it is the first of those that go together
     */
    CompletableFuture<List<Map<String, Object>>> find(AccountLookup lookup, ComposioClient client) {
        Waiting one = new Waiting(lookup, client, new CompletableFuture<>());
        Kind kind = new Kind(lookup.authConfigId(), lookup.scope());
        synchronized (waiting) {
            Deque<Waiting> queue = waiting.get(kind);
            if (queue != null) {
                queue.add(one);
                return one.found;
            }
            waiting.put(kind, new ArrayDeque<>());
        }
        send(kind, List.of(one));
        return one.found;
    }

    private void send(Kind kind, List<Waiting> batch) {
        RememberingWatch watch = new RememberingWatch(batch.get(0).client.watch());
        ask(batch, watch).whenComplete((accounts, failure) -> {
            if (failure != null && watch.hasPrevented() && batch.size() > 1) {
                batch.get(0).end(null, failure);
                send(kind, batch.subList(1, batch.size()));
                return;
            }
            sendNext(kind);
            if (batch.size() > 1 && failure != null && Call.unwrap(failure) instanceof ComposioInvalidRequestException) {
                batch.forEach(AccountLookups::askAlone);
            } else {
                batch.forEach(one -> one.end(accounts, failure));
            }
        });
    }

    /** Of many, one may be what Composio refuses. */
    private static void askAlone(Waiting one) {
        ask(List.of(one), one.client.watch()).whenComplete(one::end);
    }

    private static CompletableFuture<List<Map<String, Object>>> ask(List<Waiting> batch, SendWatch watch) {
        ComposioClient client = batch.get(0).client.watched(watch);
        AccountLookup first = batch.get(0).lookup;
        List<String> users = batch.stream().map(one -> one.lookup.userId()).distinct().toList();
        return CompletableFuture.completedFuture(null).thenCompose(go -> Pages.all(client, () -> first.request(users)));
    }

    private void sendNext(Kind kind) {
        List<Waiting> batch;
        synchronized (waiting) {
            Deque<Waiting> queue = waiting.get(kind);
            if (queue.isEmpty()) {
                waiting.remove(kind);
                return;
            }
            batch = next(queue);
        }
        send(kind, batch);
    }

    private static List<Waiting> next(Deque<Waiting> queue) {
        List<Waiting> batch = new ArrayList<>();
        int length = 0;
        while (!queue.isEmpty() && batch.size() < MOST_USERS) {
            length += URLEncoder.encode(queue.peek().lookup.userId(), StandardCharsets.UTF_8).length() + 3;
            if (!batch.isEmpty() && length > LONGEST_LIST) {
                break;
            }
            batch.add(queue.poll());
        }
        return batch;
    }

    /** Look-ups that can go together. */
    private record Kind(String authConfigId, AccountLookup.Scope scope) {
    }

    private record Waiting(
            AccountLookup lookup, ComposioClient client, CompletableFuture<List<Map<String, Object>>> found) {

        /** An account that was pushed to the next page while the pages were read stands on both. */
        void end(List<Map<String, Object>> accounts, Throwable failure) {
            if (failure == null) {
                Map<String, Map<String, Object>> own = new LinkedHashMap<>();
                accounts.stream().filter(lookup::matches).forEach(account -> own.put(Json.text(account, "id"), account));
                found.complete(List.copyOf(own.values()));
            } else {
                found.completeExceptionally(Call.unwrap(failure));
            }
        }
    }
}
