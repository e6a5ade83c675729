package io.github.camelcomposio.example;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.apache.camel.impl.DefaultCamelContext;

/**
 * What the properties say, before Camel starts: from the command line, else system properties, else the environment,
 * else the user's file, else {@code application.properties}. Prints no value that is secret.
 */
final class Settings {

    /** The settings whose values are secret. */
    private static final List<String> SECRETS = List.of("camel.component.composio.api-key", "import.jdbc.password",
            "import.jdbc.url", "import.vault.token");
    private static final String DEFAULTS = "classpath:application.properties";

    private final DefaultCamelContext properties = new DefaultCamelContext(false);
    private final String locations;

    /**
     * @param file      of the user; null for none
     * @param overrides from the command line
     */
    Settings(Path file, Properties overrides) {
        locations = file == null ? DEFAULTS : "file:" + file.toAbsolutePath() + "," + DEFAULTS;
        properties.getPropertiesComponent().setLocation(locations);
        properties.getPropertiesComponent().setOverrideProperties(overrides);
        properties.build();
    }

    /** Where Camel finds the same properties. */
    String locations() {
        return locations;
    }

    /** A setting, with its placeholders resolved; empty where it is not given. */
    String text(String name) {
        return properties.resolvePropertyPlaceholders("{{" + name + ":}}").strip();
    }

    /** A setting as it stands, for a password may begin or end with a space. */
    String secret(String name) {
        return properties.resolvePropertyPlaceholders("{{" + name + ":}}");
    }

    boolean given(String name) {
        return !text(name).isEmpty();
    }

    boolean flag(String name) {
        return text(name).equalsIgnoreCase("true");
    }

    int number(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw new RefusedException(name + " must be a whole number, and is " + text(name));
        }
    }

    /** The parts of a setting that is a list. */
    List<String> list(String name) {
        return Arrays.stream(text(name).split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** Takes the values of secret settings out of a text. */
    String scrub(String text) {
        String scrubbed = text;
        for (String secret : SECRETS.stream().map(this::secret).filter(value -> value.length() > 2).toList()) {
            scrubbed = scrubbed.replace(secret, "…");
        }
        return scrubbed;
    }

    /** A JDBC URL without what may follow the database's name, such as a password. */
    static String withoutParameters(String jdbcUrl) {
        int end = Stream.of("?", ";").mapToInt(jdbcUrl::indexOf).filter(index -> index >= 0).min().orElse(jdbcUrl.length());
        String url = jdbcUrl.substring(0, end);
        return url.replaceFirst("//[^/@]*@", "//");
    }
}
