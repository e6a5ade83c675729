package io.github.camelcomposio.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.Failure;

/**
 * All items of a list, page after page; a page is fetched when the one before it has been read. Not thread-safe.
 * Reading on waits for a page where one is needed.
 */
public final class Pages implements Iterator<Map<String, Object>> {

    private final ComposioClient client;
    private final Paging paging;
    private final Supplier<ApiRequest> list;
    private final UnaryOperator<ApiResponse> change;
    private List<Map<String, Object>> last;
    private Iterator<Map<String, Object>> page;
    private String next;
    private final Set<String> named = new HashSet<>();

    /**
     * @param first  the first page, fetched already
     * @param list   makes the list's request, anew for each page
     * @param change what is made of each further page
     */
    public Pages(ComposioClient client, Paging paging, ApiResponse first, Supplier<ApiRequest> list,
                 UnaryOperator<ApiResponse> change) {
        this.client = client;
        this.change = change;
        this.paging = paging;
        this.list = list;
        read(first);
    }

    /**
     * The items of all pages, for lists that are known to be short.
     *
     * @param firstPage makes the request for the first page, anew for each page
     */
    public static CompletableFuture<List<Map<String, Object>>> all(ComposioClient client, Supplier<ApiRequest> firstPage) {
        return client.send(firstPage.get()).thenCompose(first -> new Pages(
                client, Paging.CURSOR, first, firstPage, UnaryOperator.identity()).rest(new ArrayList<>()));
    }

    private CompletableFuture<List<Map<String, Object>>> rest(List<Map<String, Object>> found) {
        found.addAll(last);
        return isLast() ? CompletableFuture.completedFuture(found) : turn().thenCompose(turned -> rest(found));
    }

    /** The items of the page that was fetched last. */
    public List<Map<String, Object>> page() {
        return last;
    }

    /** Whether no further page is there to be fetched. */
    public boolean isLast() {
        return next == null;
    }

    /** Fetches the next page; {@link #page} may be read when that is done, and not before. */
    public CompletableFuture<Pages> turn() {
        return client.send(paging.page(list.get(), next)).thenApply(change).thenApply(response -> {
            read(response);
            return this;
        });
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            fetch();
        }
        return page.hasNext();
    }

    @Override
    public Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private void fetch() {
        try {
            turn().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void read(ApiResponse response) {
        List<Map<String, Object>> items = paging.items(response.body());
        String after = paging.after(response.body());
        boolean namedBefore = after != null && !named.add(after);
        if (namedBefore && !after.equals(next)) {
            throw endless("names a page as the next one that was there before", response);
        }
        if (namedBefore && items.equals(last)) {
            throw endless("names the page that it is as the next one", response);
        }
        page = items.iterator();
        last = items;
        next = after;
    }

    @Override
    public String toString() {
        return "the items of " + list.get().operation() + ", to be read once";
    }

    private ComposioResponseException endless(String answer, ApiResponse response) {
        return new ComposioResponseException(
                "the answer " + answer + ", so that the list would never end",
                Failure.answered(list.get().operation(), response.status(), response.requestId()));
    }
}
