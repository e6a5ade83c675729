package io.github.camelcomposio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.github.camelcomposio.ComposioComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the component's tests meet here what this module is about. */
class NewestCamelTest {

    private static final String VERSION = System.getProperty("camel.newest.version");

    @Test
    void contextsAreOfThisCamel() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(context.getVersion()).isEqualTo(VERSION);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = { CamelContext.class, DefaultComponent.class, StringHelper.class, Main.class })
    void itsCoreIsOfThisCamel(Class<?> type) throws Exception {
        assertThat(from(type)).endsWith("-" + VERSION + ".jar");
    }

    @Test
    void theComponentIsItsJar() throws Exception {
        assertThat(from(ComposioComponent.class)).startsWith("camel-composio-").endsWith(".jar");
    }

    private static String from(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getFileName().toString();
    }
}
