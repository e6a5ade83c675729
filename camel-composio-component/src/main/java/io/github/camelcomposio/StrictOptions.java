package io.github.camelcomposio;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

import io.github.camelcomposio.operation.Durations;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.GeneratedPropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** A configurer that refuses durations and numbers which Camel's own converters would take for 0. */
final class StrictOptions implements GeneratedPropertyConfigurer, PropertyConfigurerGetter {

    /** The options that are durations; a test holds them equal to the catalogue's. */
    static final Set<String> DURATIONS = Set.of("connectTimeout", "responseTimeout", "retryInitialDelay", "retryMaxDelay",
            "maxRateLimitWait", "maxOutageWait", "lateCommitWait", "timeout", "pollInterval", "maxInFlightWait",
            "outageProbeInterval", "delay", "tolerance", "abandonedAfter", "healthCheckInterval");

    /** One that the catalogue has from Camel as a number. */
    private static final String INITIAL_DELAY = "initialDelay";

    private final PropertyConfigurer configurer;
    private final PropertyConfigurerGetter getter;

    private StrictOptions(PropertyConfigurer configurer) {
        this.configurer = configurer;
        this.getter = (PropertyConfigurerGetter) configurer;
    }

    static PropertyConfigurer of(PropertyConfigurer configurer) {
        return configurer == null ? null : new StrictOptions(configurer);
    }

    @Override
    public boolean configure(CamelContext camelContext, Object target, String name, Object value, boolean ignoreCase) {
        Object checked = value instanceof String text ? checked(name, text, ignoreCase) : value;
        return configurer.configure(camelContext, target, name, checked, ignoreCase);
    }

    private Object checked(String name, String text, boolean ignoreCase) {
        if (DURATIONS.stream().anyMatch(option -> matches(option, name, ignoreCase))) {
            return duration(name, text);
        }
        if (matches(INITIAL_DELAY, name, ignoreCase)) {
            return duration(name, text).toMillis();
        }
        Class<?> type = getter.getOptionType(name, ignoreCase);
        return type == int.class || type == Integer.class ? number(name, text) : text;
    }

    private static boolean matches(String option, String name, boolean ignoreCase) {
        return ignoreCase ? option.equalsIgnoreCase(name.replace("-", "")) : option.equals(name);
    }

    private static Integer number(String name, String text) {
        try {
            return new BigDecimal(text.trim()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("Option " + name + " must be a whole number");
        }
    }

    private static Duration duration(String name, String text) {
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
