package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static final Paging NUMBER = new Paging("items", Paging.Next.NUMBER);
    private static final Paging IN_BODY = new Paging("logs", Paging.Next.CURSOR_IN_BODY);

    private static Map<String, Object> json(String text) {
        try {
            return Json.readStrictly(text.replace('\'', '"'));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void findsTheItemsUnderTheirName() {
        Map<String, Object> answer = json("{'items': [{'id': 1}], 'data': [{'id': 2}], 'instances': [{'id': 3}]}");
        assertThat(Paging.CURSOR.items(answer)).isEqualTo(List.of(Map.of("id", 1)));
        assertThat(new Paging("data", Paging.Next.CURSOR).items(answer)).isEqualTo(List.of(Map.of("id", 2)));
        assertThat(new Paging("instances", Paging.Next.NUMBER).items(answer)).isEqualTo(List.of(Map.of("id", 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'items': null}", "{'items': {}}", "{'items': 'x'}", "{'data': [{}]}" })
    void findsNoItemsWhereThereIsNoListOfThem(String answer) {
        assertThat(Paging.CURSOR.items(json(answer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'next_cursor': null}", "{'next_cursor': ''}", "{'next_cursor': {}}",
            "{'current_page': 1, 'total_pages': 3}" })
    void endsWhereThereIsNoCursor(String answer) {
        assertThat(Paging.CURSOR.after(json(answer))).isNull();
        assertThat(IN_BODY.after(json(answer))).isNull();
    }

    @Test
    void goesOnWithACursorThatIsANumber() {
        assertThat(Paging.CURSOR.after(json("{'next_cursor': 17}"))).isEqualTo("17");
        assertThat(IN_BODY.after(json("{'next_cursor': 'c'}"))).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'current_page': 3, 'total_pages': 3}", "{'current_page': 1, 'total_pages': 0}",
            "{'current_page': 4, 'total_pages': 3}", "{'current_page': 1}", "{'total_pages': 3}",
            "{'current_page': 1, 'total_pages': 1, 'next_cursor': 'c'}" })
    void endsWithTheLastNumber(String answer) {
        assertThat(NUMBER.after(json(answer))).isNull();
    }

    @Test
    void goesOnWithTheNextNumber() {
        assertThat(NUMBER.after(json("{'current_page': 1, 'total_pages': 2}"))).isEqualTo("2");
        assertThat(NUMBER.after(json("{'current_page': 9, 'total_pages': 11, 'next_cursor': null}"))).isEqualTo("10");
        assertThat(NUMBER.after(json("{'current_page': 1.0, 'total_pages': 2.0}"))).isEqualTo("2");
    }

    @Test
    void asksForAPageInTheQuery() {
        assertThat(Paging.CURSOR.page(ApiRequest.get("o", "/list").query("limit", 5).query("cursor", "old"), "n/1").target())
                .isEqualTo("/list?limit=5&cursor=n%2F1");
        assertThat(NUMBER.page(ApiRequest.get("o", "/list").query("page_no", 1), "2").target()).isEqualTo("/list?page_no=2");
    }

    @Test
    void asksForAPageInTheBodyAndLeavesTheFirstOnesAlone() {
        Map<String, Object> first = Map.of("limit", 5, "cursor", "old");
        ApiRequest request = new ApiRequest("o", "POST", "/list", Repetition.FREELY).body(first);
        assertThat(IN_BODY.page(request, "new").body()).isEqualTo(Map.of("limit", 5, "cursor", "new"));
        assertThat(first).isEqualTo(new HashMap<>(Map.of("limit", 5, "cursor", "old")));
        assertThat(request.target()).isEqualTo("/list");
    }
}
