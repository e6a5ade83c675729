package io.github.camelcomposio.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All items of a list, page after page; a page is fetched when the one before it has been read. Not thread-safe.
 * Reading on waits for a page where one is needed.
 */
public final class Pages implements Iterator<Map<String, Object>> {

    private final ComposioClient client;
    private final Function<String, ApiRequest> pageAfter;
    private Iterator<Map<String, Object>> page;
    private String next;

    /**
     * @param first     the first page, fetched already
     * @param pageAfter makes the request for the page of a cursor
     */
    public Pages(ComposioClient client, ApiResponse first, Function<String, ApiRequest> pageAfter) {
        this.client = client;
        this.pageAfter = pageAfter;
        read(first);
    }

    /**
     * The items of all pages, for lists that are known to be short.
     *
     * @param firstPage makes the request for the first page, anew for each page
     */
    static CompletableFuture<List<Map<String, Object>>> all(ComposioClient client, Supplier<ApiRequest> firstPage) {
        return all(client, firstPage, null, new ArrayList<>());
    }

    private static CompletableFuture<List<Map<String, Object>>> all(
            ComposioClient client, Supplier<ApiRequest> firstPage, String cursor, List<Map<String, Object>> found) {
        ApiRequest request = firstPage.get();
        if (cursor != null) {
            request.query("cursor", cursor);
        }
        return client.send(request).thenCompose(response -> {
            found.addAll(items(response));
            String next = nextCursor(response);
            return next == null ? CompletableFuture.completedFuture(found) : all(client, firstPage, next, found);
        });
    }

    /** The items of one page; none where the answer has none. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> items(ApiResponse response) {
        return response.body().get("items") instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    /** The cursor of the next page; null on the last one. */
    public static String nextCursor(ApiResponse response) {
        String cursor = Json.text(response.body(), "next_cursor");
        return cursor == null || cursor.isEmpty() ? null : cursor;
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
            return client.send(pageAfter.apply(next)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void read(ApiResponse response) {
        page = items(response).iterator();
        next = nextCursor(response);
    }
}
