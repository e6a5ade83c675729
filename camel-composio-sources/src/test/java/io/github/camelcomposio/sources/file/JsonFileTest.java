package io.github.camelcomposio.sources.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.ImportSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of lines of JSON, plain and as DynamoDB writes them. */
class JsonFileTest extends FileSourceTestBase {

    private List<CredentialRecord> lines(String... lines) {
        file("f.jsonl", String.join("\n", lines) + "\n");
        return read();
    }

    private CredentialRecord dynamodb(String line) {
        source.setFormat("dynamodb");
        return lines(line).get(0);
    }

    @Test
    void aLineIsARecord() {
        List<CredentialRecord> records = lines(
                "{\"user_id\": 42, \"key\": \" a \", \"none\": null, \"limit\": 1.10, \"more\": {\"x\": [1]}}", "",
                "{\"user_id\": \"u2\"}");

        assertThat(positions(records)).containsExactly("f.jsonl:1", "f.jsonl:3");
        assertThat(records.get(0).getFields()).containsEntry("user_id", 42).containsEntry("key", " a ")
                .containsEntry("none", null).containsEntry("limit", new BigDecimal("1.10"))
                .containsEntry("more", Map.of("x", List.of(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"key\": \"secret\"", "\"secret\"", "[\"secret\"]", "{\"key\": \"secret\"} secret", "secret", "null", "}",
            "{\"key\": \"secret\", \"key\": \"other\"}" })
    void aLineThatIsNoObjectCostsItself(String line) {
        List<CredentialRecord> records = lines("{\"user_id\": \"u1\"}", line, "{\"user_id\": \"u3\"}");

        assertThat(records).hasSize(3);
        assertThat(records.get(1).getProblem()).startsWith("the line is no JSON object").doesNotContain("secret");
        assertThat(cells(records, "user_id")).containsExactly("u1", null, "u3");
    }

    @Test
    void aByteThatIsNotUtf8CostsItsLine() {
        file("f.jsonl", "{\"key\": \"secretä\"}\n{\"key\": \"b\"}\n", StandardCharsets.ISO_8859_1);

        assertThat(problems(read()).get(0)).contains("charset");
        assertThat(cells(read(), "key")).containsExactly(null, "b");
    }

    @Test
    void aLineThatIsTooLongCostsItself() {
        List<CredentialRecord> records = lines("{\"key\":\"" + "x".repeat(2 * JsonRows.LONGEST) + "\"}", "{\"key\":\"b\"}");

        assertThat(problems(records).get(0)).contains("longer than");
        assertThat(positions(records)).containsExactly("f.jsonl:1", "f.jsonl:2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[{\"key\":\"secret\"},\n{\"key\":\"b\"}]", "{\n  \"Items\": [\n" })
    void aFileThatIsOneJsonValueIsTheSourcesFault(String content) {
        file("f.json", content);

        assertThatThrownBy(this::read).isInstanceOf(ImportSourceException.class).hasMessageContaining("jq -c '.[]'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void readsItemsOfAnExportOfDynamoDb() {
        CredentialRecord record = dynamodb(
                "{\"Item\":{\"user_id\":{\"S\":\"ann\"},\"n\":{\"N\":\"12345678901234567890.5\"},\"b\":{\"B\":\"c2VjcmV0\"},"
                                           + "\"yes\":{\"BOOL\":true},\"no\":{\"NULL\":true},\"m\":{\"M\":{\"x\":{\"S\":\"y\"}}},"
                                           + "\"l\":{\"L\":[{\"S\":\"a\"},{\"NULL\":true},{\"N\":\"1\"}]},\"ss\":{\"SS\":[\"a\",\"b\"]},"
                                           + "\"ns\":{\"NS\":[\"1\",\"2\"]},\"bs\":{\"BS\":[\"YQ==\"]}}}");

        assertThat(record.getProblem()).isNull();
        assertThat(record.getFields()).containsEntry("user_id", "ann")
                .containsEntry("n", new BigDecimal("12345678901234567890.5")).containsEntry("b", "secret")
                .containsEntry("yes", true).containsEntry("no", null).containsEntry("m", Map.of("x", "y"))
                .containsEntry("l", Arrays.asList("a", null, BigDecimal.ONE)).containsEntry("ss", List.of("a", "b"))
                .containsEntry("ns", List.of(BigDecimal.ONE, BigDecimal.valueOf(2))).containsEntry("bs", List.of("a"));
    }

    @Test
    void readsMarshalledMaps() {
        assertThat(dynamodb("{\"user_id\":{\"S\":\"ann\"},\"token\":{\"S\":\" t \"}}").getFields())
                .isEqualTo(Map.of("user_id", "ann", "token", " t "));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"key\":\"secret\"}", "{\"key\":{\"S\":\"secret\",\"N\":\"1\"}}", "{\"key\":{\"X\":\"secret\"}}",
            "{\"key\":{\"N\":\"secret\"}}", "{\"key\":{\"S\":7}}", "{\"key\":{\"M\":\"secret\"}}",
            "{\"key\":{\"L\":\"secret\"}}" })
    void aValueThatIsNotDynamoDbsCostsItsLine(String line) {
        assertThat(dynamodb(line).getProblem()).isEqualTo("attribute key is not written as DynamoDB does");
    }

    @Test
    void bytesThatAreNoTextAreNoCredential() {
        assertThat(dynamodb("{\"key\":{\"B\":\"//4=\"}}").getProblem()).isEqualTo("attribute key is binary, and no text");
    }

    @Test
    void saysWhatAnExportOfDynamoDbWants() {
        assertThat(lines("{\"Item\":{\"user_id\":{\"S\":\"ann\"}}}").get(0).getProblem()).contains("format=dynamodb");
    }
}
