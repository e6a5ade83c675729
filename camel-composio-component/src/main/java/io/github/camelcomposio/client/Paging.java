package io.github.camelcomposio.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a list comes page by page.
 *
 * @param items the member of an answer that holds the items
 * @param next  how the next page is asked for
 */
public record Paging(String items, Next next) {

    /** As nearly all of Composio's lists. */
    public static final Paging CURSOR = new Paging("items", Next.CURSOR);

    /** A list that comes whole, in this member of the answer. */
    public static Paging whole(String items) {
        return new Paging(items, Next.NONE);
    }

    /** How the next page is asked for. */
    public enum Next {
        /** by the cursor of the answer before, in the query */
        CURSOR,
        /** by the cursor of the answer before, in the JSON body */
        CURSOR_IN_BODY,
        /** by its number, in the query */
        NUMBER,
        /** there is none */
        NONE
    }

    /** The items of one page; none where the answer has none. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> items(Map<String, Object> answer) {
        if (!(answer.get(items) instanceof List<?> list)) {
            return List.of();
        }
        list.forEach(item -> {
            if (item instanceof JsonMap whole) {
                whole.markAsReply();
            }
        });
        return (List<Map<String, Object>>) list;
    }

    /** What the next page is asked for with; null on the last one. */
    String after(Map<String, Object> answer) {
        return switch (next) {
            case NONE -> null;
            case NUMBER -> numberAfter(answer);
            case CURSOR, CURSOR_IN_BODY -> cursorAfter(answer);
        };
    }

    /** The cursor of the page after an answer; null on the last one. */
    public static String cursorAfter(Map<String, Object> answer) {
        String cursor = Json.text(answer, "next_cursor");
        return cursor == null || cursor.isEmpty() ? null : cursor;
    }

    private static String numberAfter(Map<String, Object> answer) {
        return answer.get("current_page") instanceof Number current && answer.get("total_pages") instanceof Number total
                && current.longValue() < total.longValue() ? String.valueOf(current.longValue() + 1) : null;
    }

    /** Makes of a list's request the one for a further page. */
    ApiRequest page(ApiRequest request, String which) {
        return switch (next) {
            case CURSOR -> request.query("cursor", which);
            case NUMBER -> request.query("page_no", which);
            case CURSOR_IN_BODY -> {
                Map<String, Object> body = new LinkedHashMap<>(request.body());
                body.put("cursor", which);
                yield request.body(body);
            }
            case NONE -> request;
        };
    }
}
