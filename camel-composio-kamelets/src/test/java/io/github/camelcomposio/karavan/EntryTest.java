package io.github.camelcomposio.karavan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;

/** The component's entry is what Karavan's own generator would make of it. */
class EntryTest {

    @Test
    void theBuildMakesAListOfOneAsKaravanWritesIt() throws IOException {
        assertThat(KaravanMetadata.built()).as("target/karavan/components.json")
                .isEqualTo("[\n" + KaravanMetadata.entry(KaravanMetadata.catalogJson()) + "\n]");
    }

    @Test
    void theJarHoldsTheSameList() throws IOException {
        try (InputStream list = KaravanMain.class.getResourceAsStream("/karavan/components.json")) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(KaravanMetadata.built());
        }
    }

    @Test
    void itIsJsonWithoutTheComponentsOwnOptions() throws IOException {
        JsonArray list = new JsonArray(KaravanMetadata.built());
        assertThat(list).hasSize(1);
        assertThat(list.getJsonObject(0).fieldNames()).containsExactly("component", "headers", "properties");
        assertThat(list.getJsonObject(0).getJsonObject("component").getString("name")).isEqualTo("composio");
    }
}
