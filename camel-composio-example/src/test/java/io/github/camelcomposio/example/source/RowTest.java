package io.github.camelcomposio.example.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void findsUserAndToolkitWhateverTheSpelling() {
        Row row = Row.of("database", "t#1", Map.of("USERID", " u1 ", "Toolkit", "GitHub"));

        assertThat(row.userId()).isEqualTo("u1");
        assertThat(row.toolkit()).isEqualTo("github");
    }

    @Test
    void anotherAliasIsAnotherAccount() {
        Row one = Row.of("csv", "f.csv:1", Map.of("user_id", "u1", "toolkit", "github"));
        Row other = Row.of("csv", "f.csv:2", Map.of("user_id", "u1", "toolkit", "github", "alias", "work"));

        assertThat(one.subject()).isNotEqualTo(other.subject());
    }

    @Test
    void aDatabaseRowIsNamedByItsKeyWhichIsNotSent() {
        Map<String, Object> columns = new HashMap<>(Map.of("ID", 7, "USER_ID", "u1", "TOKEN", "t"));
        columns.put("API_KEY", null);

        Row row = new DatabaseRows("credentials", "id").row(columns);

        assertThat(row.position()).isEqualTo("credentials#7");
        assertThat(row.record().getFields()).containsOnlyKeys("USER_ID", "TOKEN");
    }

    @Test
    void aQueryWithoutTheKeySaysSo() {
        assertThat(new DatabaseRows("credentials", "id").row(Map.of("user_id", "u1")).problem())
                .contains("import.jdbc.key");
    }
}
