package io.github.camelcomposio;

import java.util.Set;

import io.github.camelcomposio.operation.Durations;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.GeneratedPropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** A configurer that refuses durations which Camel's own converter would take for 0. */
final class StrictDurations implements GeneratedPropertyConfigurer, PropertyConfigurerGetter {

    /** The options that are durations; a test holds them equal to the catalogue's. */
    static final Set<String> OPTIONS = Set.of("connectTimeout", "responseTimeout", "retryInitialDelay", "retryMaxDelay",
            "maxRateLimitWait", "lateCommitWait", "timeout", "pollInterval", "maxInFlightWait");

    private final PropertyConfigurer configurer;
    private final PropertyConfigurerGetter getter;

    private StrictDurations(PropertyConfigurer configurer) {
        this.configurer = configurer;
        this.getter = (PropertyConfigurerGetter) configurer;
    }

    static PropertyConfigurer of(PropertyConfigurer configurer) {
        return configurer == null ? null : new StrictDurations(configurer);
    }

    @Override
    public boolean configure(CamelContext camelContext, Object target, String name, Object value, boolean ignoreCase) {
        if (value instanceof String text && OPTIONS.stream().anyMatch(option -> matches(option, name, ignoreCase))) {
            return configurer.configure(camelContext, target, name, checked(name, text), ignoreCase);
        }
        return configurer.configure(camelContext, target, name, value, ignoreCase);
    }

    private static boolean matches(String option, String name, boolean ignoreCase) {
        return ignoreCase ? option.equalsIgnoreCase(name.replace("-", "")) : option.equals(name);
    }

    private static Object checked(String name, String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + name + " " + e.getMessage(), e);
        }
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return getter.getOptionType(name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return getter.getAutowiredNames();
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return getter.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return getter.getOptionValue(target, name, ignoreCase);
    }
}
