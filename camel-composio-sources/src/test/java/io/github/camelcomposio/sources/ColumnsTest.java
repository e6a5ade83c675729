package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.model.CredentialRecord;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private final Columns columns = new Columns();

    private CredentialRecord apply(Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], cells[i + 1]);
        }
        return columns.apply(new CredentialRecord("f:2", row));
    }

    @Test
    void changeNothingUnlessTold() {
        assertThat(apply("user_id", "u1", "x", null).getFields()).isEqualTo(apply("user_id", "u1", "x", null).getFields())
                .containsOnlyKeys("user_id", "x");
    }

    @Test
    void areAllThatIsKeptWhereTheyAreNamed() {
        columns.setNames(Map.of("user_id", "OWNER", "token", "PAT"));

        assertThat(apply("Owner", "u1", "PAT", " t ", "created", "2024").getFields())
                .isEqualTo(Map.of("user_id", "u1", "token", " t "));
        assertThat(apply("OWNER", "u1").getFields()).isEqualTo(Map.of("user_id", "u1"));
    }

    @Test
    void areTakenAsTheyAreWrittenWhereTwoAreAlike() {
        columns.setNames(Map.of("user_id", "user", "token", "User"));

        assertThat(apply("user", "u1", "User", "t", "USER", "x").getFields()).isEqualTo(Map.of("user_id", "u1", "token", "t"));
    }

    @Test
    void mayBeTheSameForAllRecords() {
        columns.setConstants(Map.of("toolkit", "sendgrid"));

        assertThat(apply("user_id", "u1", "Toolkit", "github").getFields())
                .isEqualTo(Map.of("user_id", "u1", "toolkit", "sendgrid"));
    }

    @Test
    void mayHaveTheirValuesTranslated() {
        columns.setNames(Map.of("user_id", "id", "toolkit", "app"));
        columns.setValues(Map.of("toolkit", Map.of("Send Grid", "sendgrid")));

        assertThat(apply("id", 1, "app", " Send Grid ").getFields()).containsEntry("toolkit", "sendgrid");
        assertThat(apply("id", 1, "app", "github").getFields()).containsEntry("toolkit", "github");
        assertThat(apply("id", 1, "app", null).getFields()).containsEntry("toolkit", null);
    }

    @Test
    void mayDifferByToolkit() {
        columns.setNames(Map.of("user_id", "id", "toolkit", "app"));
        columns.setValues(Map.of("toolkit", Map.of("Send Grid", "sendgrid")));
        columns.setToolkits(Map.of("sendgrid", Map.of("api_key", "SECRET"), "freshdesk",
                Map.of("username", "LOGIN", "password", "SECRET")));

        assertThat(apply("id", "u1", "app", "Send Grid", "SECRET", " s ", "LOGIN", "l").getFields())
                .isEqualTo(Map.of("user_id", "u1", "toolkit", "sendgrid", "api_key", " s "));
        assertThat(apply("id", "u1", "app", " Freshdesk", "SECRET", "s", "LOGIN", "l").getFields())
                .isEqualTo(Map.of("user_id", "u1", "toolkit", " Freshdesk", "username", "l", "password", "s"));
        assertThat(apply("id", "u1", "app", "other", "SECRET", "s", "LOGIN", "l").getFields())
                .isEqualTo(Map.of("user_id", "u1", "toolkit", "other"));
        assertThatThrownBy(() -> columns.requireIn("f.csv", List.of("id", "app", "LOGIN")))
                .hasMessageContaining("no column SECRET, which is named for").hasMessageContaining(" of ");
    }

    @Test
    void sayOfARecordWithoutAUserWhichColumnItShouldHave() {
        columns.setNames(Map.of("user_id", "OWNER", "token", "PAT"));

        assertThat(apply("owners", "u1", "ghp_1234567890", "x").getProblem())
                .isEqualTo("the record has no column OWNER, which is named for user_id; it has owners, …");
        CredentialRecord unreadable = CredentialRecord.unreadable("f:2", "because");
        assertThat(columns.apply(unreadable)).isSameAs(unreadable);
    }

    @Test
    void sayWhichOneASourceDoesNotHave() {
        columns.setNames(Map.of("token", "PAT"));

        columns.requireIn("f.csv", List.of("pat", "x"));
        assertThatThrownBy(() -> columns.requireIn("f.csv", List.of("PATH", "x"))).isInstanceOf(ImportSourceException.class)
                .hasMessage("f.csv has no column PAT, which is named for token; it has PATH, x");
    }
}
