package io.github.camelcomposio.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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
        return all(client, firstPage, null, List.of(), new ArrayList<>());
    }

    private static CompletableFuture<List<Map<String, Object>>> all(
            ComposioClient client, Supplier<ApiRequest> firstPage, String cursor, List<Map<String, Object>> last,
            List<Map<String, Object>> found) {
        ApiRequest request = cursor == null ? firstPage.get() : Paging.CURSOR.page(firstPage.get(), cursor);
        return client.send(request).thenCompose(response -> {
            List<Map<String, Object>> items = Paging.CURSOR.items(response.body());
            String next = Paging.CURSOR.after(response.body());
            if (next != null && next.equals(cursor) && items.equals(last)) {
                throw endless(request, response);
            }
            found.addAll(items);
            return next == null ? CompletableFuture.completedFuture(found) : all(client, firstPage, next, items, found);
        });
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            read(fetch());
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

    private ApiResponse fetch() {
        try {
            return change.apply(client.send(paging.page(list.get(), next)).join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void read(ApiResponse response) {
        List<Map<String, Object>> items = paging.items(response.body());
        String after = paging.after(response.body());
        if (after != null && after.equals(next) && items.equals(last)) {
            throw endless(list.get(), response);
        }
        page = items.iterator();
        last = items;
        next = after;
    }

    @Override
    public String toString() {
        return "the items of " + list.get().operation() + ", to be read once";
    }

    private static ComposioResponseException endless(ApiRequest request, ApiResponse response) {
        return new ComposioResponseException(
                "the answer names the page that it is as the next one, so that the list would never end",
                Failure.answered(request.operation(), response.status(), response.requestId()));
    }
}
