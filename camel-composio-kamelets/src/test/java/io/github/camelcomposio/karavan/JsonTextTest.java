package io.github.camelcomposio.karavan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import io.github.camelcomposio.karavan.JsonText.Value;
import io.vertx.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read as the libraries read it, and what is not JSON is refused with the place. */
class JsonTextTest {

    /** The text again, of the values' places. */
    private static String put(String text, Value value) {
        if (value.members() != null) {
            return '{' + String.join(",", value.members().stream()
                    .map(member -> '"' + member.name() + "\":" + put(text, member.value())).toList())
                   + '}';
        }
        if (value.elements() != null) {
            return '[' + String.join(",", value.elements().stream().map(element -> put(text, element)).toList()) + ']';
        }
        return text.substring(value.start(), value.end());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "[]", " [ ] ", "{ \"a\" : [ 1 , -0.5e+3 , true , false , null , \"\" ] , \"b\" : { } }",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "[[[{\"a\":[{}]}]]]", "0", "-0", "1E5", "[\"},{\",\"]\"]",
            "\"\u20ac\u2028\"" })
    void readsJson(String text) {
        assertThat(Json.decodeValue(put(text, JsonText.read(text)))).isEqualTo(Json.decodeValue(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{1:1}",
            "01", "+1", "1.", ".5", "1e", "tru", "truE", "nul", "NaN", "\"a", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "[1}",
            "[1 2]",
            "[1]]", "{} {}", "// c\n[]", "\ufeff[]" })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(KaravanException.class)
                .hasMessageStartingWith("is not JSON: line ");
    }

    static Stream<String[]> places() {
        return Stream.of(new String[] { "[1,\n  2\n  3]", "line 3, column 3: '3' instead of ',' or ']'" },
                new String[] { "[\r\n{\"a\" 1}]", "line 2, column 6: '1' instead of ':'" },
                new String[] { "[{", "line 1, column 3: the end instead of a value" },
                new String[] { "[] x", "line 1, column 4: 'x' instead of the end of the file" });
    }

    @ParameterizedTest
    @MethodSource("places")
    void saysWhere(String text, String message) {
        assertThatThrownBy(() -> JsonText.read(text)).hasMessage("is not JSON: " + message);
    }

    @Test
    void neitherLongTextsNorDeepOnesOverflowTheStack() {
        String longText = "[\"" + "a\\n".repeat(1_000_000) + "\"," + "1,".repeat(300_000) + "1]";
        assertThat(JsonText.read(longText).elements()).hasSize(300_002);
        assertThatThrownBy(() -> JsonText.read("[".repeat(1_000_000))).hasMessageContaining("at most 100 levels");
    }
}
