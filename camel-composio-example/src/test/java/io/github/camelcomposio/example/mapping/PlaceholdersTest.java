package io.github.camelcomposio.example.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private final Placeholders placeholders = new Placeholders(Map.of("HOST", "db", "EMPTY", "", "DOLLAR", "$1\\")::get);

    @Test
    void takeTheVariableElseTheDefault() {
        assertThat(placeholders.resolve("jdbc://${HOST}:${PORT:5432}/${NAME:}")).isEqualTo("jdbc://db:5432/");
        assertThat(placeholders.resolve("${EMPTY:other}")).isEqualTo("other");
        assertThat(placeholders.resolve("${DOLLAR}")).isEqualTo("$1\\");
    }

    @Test
    void canBeWrittenAsText() {
        assertThat(placeholders.resolve("pa$${HOST}$$ $HOST")).isEqualTo("pa${HOST}$$ $HOST");
    }

    @Test
    void nameTheVariableThatIsNotSet() {
        assertThatThrownBy(() -> placeholders.resolve("${PORT}")).hasMessageContaining("PORT, which is not set");
    }
}
