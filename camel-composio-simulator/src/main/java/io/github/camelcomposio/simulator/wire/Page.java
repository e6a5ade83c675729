package io.github.camelcomposio.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list: {@code items, next_cursor, total_pages, current_page, total_items}.
 *
 * <p>
 * Source: Composio reference, pagination: a cursor is base64 text that holds the page number and the limit. OURS: the
 * inner form of the cursor, a cursor's own limit wins over the parameter, a limit above the maximum is lowered to it,
 * an empty list has 0 pages, and {@code next_cursor} is null on the last page.
 *
 * @param number the page's number, from 1
 * @param limit  items on a page
 */
public record Page(int number, int limit) {

    /** Reads {@code cursor} and {@code limit}; refuses what can't be read. */
    public static Page of(ApiRequest request, int usual, int most) {
        if (request.query("cursor").isPresent()) {
            return decode(request.query("cursor").get(), most);
        }
        int limit = request.query("limit").map(text -> positive(text, "query.limit")).orElse(usual);
        return new Page(1, Math.min(limit, most));
    }

    /** The answer's body for this page of everything that matches. */
    public <T> Map<String, Object> cut(List<T> all, Function<T, Map<String, Object>> view) {
        return cut("items", all, view);
    }

    /** The same with another name for the items. */
    public <T> Map<String, Object> cut(String name, List<T> all, Function<T, Map<String, Object>> view) {
        int from = (int) Math.min(all.size(), (number - 1L) * limit);
        int to = (int) Math.min(all.size(), (long) from + limit);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, all.subList(from, to).stream().map(view).toList());
        body.put("next_cursor", to < all.size() ? new Page(number + 1, limit).encode() : null);
        body.put("total_pages", (all.size() + limit - 1) / limit);
        body.put("current_page", number);
        body.put("total_items", all.size());
        return body;
    }

    private String encode() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((number + "-" + limit).getBytes(StandardCharsets.UTF_8));
    }

    private static Page decode(String cursor, int most) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("-");
            if (parts.length == 2) {
                return new Page(
                        positive(parts[0], "query.cursor"), Math.min(most, positive(parts[1], "query.cursor")));
            }
        } catch (IllegalArgumentException e) {
            // no base64: refused below as any other text that is no cursor of ours
        }
        throw ApiError.invalid("Error in query.cursor: Invalid cursor");
    }

    private static int positive(String text, String path) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw ApiError.invalid("Error in " + path + ": Expected number, received nan");
        }
        throw ApiError.invalid("Error in " + path + ": Number must be greater than or equal to 1");
    }
}
