package io.github.camelcomposio.simulator.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;

/**
 * One page of a list that is paged with {@code page_no} and {@code limit}. Source: Composio reference, pagination,
 * deviations. OURS: at most 1,000 items; an empty list has 0 pages.
 */
record NumberedPage(int number, int limit) {

    private static final int MOST = 1000;

    static NumberedPage of(ApiRequest request, int usual) {
        return new NumberedPage(positive(request, "page_no", 1), Math.min(MOST, positive(request, "limit", usual)));
    }

    <T> Map<String, Object> cut(String name, List<T> all, Function<T, Map<String, Object>> view) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, all.stream().skip((number - 1L) * limit).limit(limit).map(view).toList());
        body.put("total_pages", (all.size() + limit - 1) / limit);
        body.put("current_page", number);
        return body;
    }

    private static int positive(ApiRequest request, String name, int absent) {
        String text = request.query(name).orElse(String.valueOf(absent));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw ApiError.invalid("Error in query." + name + ": Expected a number from 1");
        }
        return Integer.parseInt(text);
    }
}
