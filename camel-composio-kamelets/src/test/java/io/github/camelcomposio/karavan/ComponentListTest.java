package io.github.camelcomposio.karavan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry is put in, replaced and taken out, and nothing else of the text changes. */
class ComponentListTest {

    private static final String OURS = "{\"component\":{\"name\":\"composio\",\"version\":\"1\"},\"properties\":{}}";
    private static final String NEWER = "{\"component\":{\"name\":\"composio\",\"version\":\"2\"},\"properties\":{}}";
    private static final String LOG = "{\"component\":{\"name\":\"log\"},\"properties\":{\"a\":{\"enum\":[\"},{\",\"]\"]}}}";
    private static final String SQL = "{\"component\":{\"name\":\"sql\"},\"d\":\"\\\"composio\\\" \\u00e9 \u20ac\"}";

    private static String with(String list, String entry) {
        return ComponentList.read(list).with(entry);
    }

    private static String without(String list) {
        return ComponentList.read(list).without("composio");
    }

    @Test
    void karavansOwnListGetsOurEntryAndKeepsTheOthers() throws IOException {
        String karavans = KaravanMetadata.components();

        String merged = with(karavans, KaravanMetadata.ours());

        assertThat(merged).isEqualTo(karavans.substring(0, karavans.length() - 2) + "\n,\n" + KaravanMetadata.ours() + "\n]");
        assertThat(new JsonArray(merged)).hasSize(new JsonArray(karavans).size() + 1).hasSizeGreaterThan(300);
        assertThat(without(merged)).isEqualTo(karavans);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\n,\n", "\r\n,\r\n", ",\n  ", " , ", "," })
    void ourEntryIsSetApartAsTheOthersAre(String separator) {
        String list = "[ " + LOG + separator + SQL + "\n ]\n";

        String merged = with(list, OURS);

        assertThat(merged).isEqualTo("[ " + LOG + separator + SQL + separator + OURS + "\n ]\n");
        assertThat(with(merged, OURS)).isEqualTo(merged);
        assertThat(without(merged)).isEqualTo(list);
    }

    @ParameterizedTest
    @CsvSource({ "'\n'", "'\r\n'" })
    void besideOneEntryItIsSetApartAsKaravanDoes(String lineEnd) {
        String list = "[" + lineEnd + LOG + lineEnd + "]";
        assertThat(with(list, OURS)).isEqualTo("[" + lineEnd + LOG + lineEnd + "," + lineEnd + OURS + lineEnd + "]");
        assertThat(without(with(list, OURS))).isEqualTo(list);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "[\n]", " [ \r\n ] \r\n" })
    void anEmptyListGetsIt(String list) {
        assertThat(new JsonArray(with(list, OURS))).hasSize(1);
        assertThat(without(with(list, OURS))).isEqualTo(list);
    }

    @Test
    void aPrettyPrintedListKeepsItsShape() {
        String list = new JsonArray("[" + LOG + "," + SQL + "]").encodePrettily();

        String merged = with(list, OURS);

        assertThat(merged).startsWith(list.substring(0, list.lastIndexOf('}') + 1));
        assertThat(new JsonArray(merged)).isEqualTo(new JsonArray("[" + LOG + "," + SQL + "," + OURS + "]"));
        assertThat(without(merged)).isEqualTo(list);
    }

    @Test
    void aNewerVersionReplacesOursWhereItStands() {
        for (String list : new String[] { "[%s\n,\n%s\n,\n" + LOG + "]", "[" + LOG + ",%2$s,%1$s]" }) {
            assertThat(with(list.formatted(OURS, SQL), NEWER)).isEqualTo(list.formatted(NEWER, SQL));
        }
    }

    @Test
    void itIsTakenOutWhereverItStands() {
        assertThat(without("[" + OURS + "\n,\n" + LOG + "\n,\n" + SQL + "\n]")).isEqualTo("[" + LOG + "\n,\n" + SQL + "\n]");
        assertThat(without("[" + LOG + "\n,\n" + OURS + "\n,\n" + SQL + "\n]")).isEqualTo("[" + LOG + "\n,\n" + SQL + "\n]");
        assertThat(without("[" + OURS + "," + LOG + "," + NEWER + "," + SQL + "]")).isEqualTo("[" + LOG + "," + SQL + "]");
    }

    @Test
    void twoOfOursAreNotGuessedAbout() {
        assertThatThrownBy(() -> with("[" + OURS + "," + OURS + "]", NEWER))
                .hasMessageContaining("has 2 entries named composio").hasMessageContaining("--remove");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'component':{}}                      | it is no array",
            "'components'                          | it is no array",
            "[{'component':{'name':'a'}},\\n 7]    | what begins at line 2, column 2 has no component with a name",
            "[{'name':'log'}]                      | what begins at line 1, column 2 has no component with a name",
            "[{'component':{'name':7}}]            | what begins at line 1, column 2 has no component with a name",
            "[{'component':'log'}]                 | what begins at line 1, column 2 has no component with a name" })
    void anotherShapeIsRefused(String text, String message) {
        assertThatThrownBy(() -> ComponentList.read(text.replace("\\n", "\n").replace('\'', '"')))
                .isInstanceOf(KaravanException.class)
                .hasMessage("is not Karavan's list of components: " + message);
    }
}
