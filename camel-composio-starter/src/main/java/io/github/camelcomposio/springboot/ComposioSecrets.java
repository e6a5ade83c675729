package io.github.camelcomposio.springboot;

import java.util.Locale;
import java.util.function.Supplier;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks what the actuator shows of a property when its name says that it is a secret of Composio's, in any spelling
 * that Spring Boot knows, and when its value holds one that the component has: the variable that a placeholder takes it
 * from, the command line.
 */
final class ComposioSecrets implements SanitizingFunction {

    /** Shorter ones would mask what only looks alike. */
    private static final int SHORTEST = 8;

    private final Supplier<ComposioComponentConfiguration> configuration;

    ComposioSecrets(Supplier<ComposioComponentConfiguration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        return data.getValue() != null && (isSecretName(data.getKey()) || holdsSecret(data.getValue().toString()))
                ? data.withSanitizedValue() : data;
    }

    private static boolean isSecretName(String key) {
        String name = letters(key);
        return name.contains(ComposioComponentCustomizer.NAME)
                && ComposioComponentConfiguration.SECRETS.stream().anyMatch(option -> name.endsWith(letters(option)));
    }

    private static String letters(String text) {
        return text.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    private boolean holdsSecret(String value) {
        ComposioComponentConfiguration properties = configuration.get();
        return properties != null && properties.secrets().values().stream()
                .anyMatch(secret -> secret != null && secret.length() >= SHORTEST && value.contains(secret));
    }
}
