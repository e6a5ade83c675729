package io.github.camelcomposio.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConfiguration;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.client.ClientSettings;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Keys;
import io.github.camelcomposio.client.RetryPolicy;
import io.github.camelcomposio.springboot.generated.Catalogue;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What becomes of the properties {@code camel.component.composio.*}. */
class PropertiesTest {

    private static final String PREFIX = "camel.component.composio.";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, ComposioComponentAutoConfiguration.class));

    /** Runs an application, and looks at its component. */
    private static void look(ApplicationContextRunner application, Consumer<ComposioComponent> eyes) {
        application.run(context -> eyes.accept(
                context.getBean(CamelContext.class).getComponent("composio", ComposioComponent.class)));
    }

    private void look(String property, Consumer<ComposioComponent> eyes) {
        look(application.withPropertyValues(PREFIX + property), eyes);
    }

    private static List<ComponentOptionModel> options() throws Exception {
        return Catalogue.componentOptions().stream()
                .filter(option -> !ComposioComponentConfiguration.STARTERS.contains(option.getName())).toList();
    }

    private static Object value(ComposioComponent component, String option) {
        return ((PropertyConfigurerGetter) component.getComponentPropertyConfigurer()).getOptionValue(component, option,
                false);
    }

    @Test
    void reachTheComponentWhicheverOptionItIs() throws Exception {
        Map<String, Object> expected = new LinkedHashMap<>();
        List<String> properties = new ArrayList<>();
        ApplicationContextRunner runner = application;
        for (ComponentOptionModel option : options()) {
            String name = option.getName();
            Object value = example(option);
            if (ComposioComponentConfiguration.BEANS.contains(name)) {
                properties.add(PREFIX + name + "=#bean:the-" + name);
                runner = withBean(runner, "the-" + name, value);
            } else if (value instanceof Map<?, ?>) {
                properties.add(PREFIX + name + ".github=ac_1");
            } else {
                properties.add(PREFIX + name + "=" + value);
            }
            expected.put(name, "duration".equals(option.getType()) ? (Object) 7_000L : value);
        }
        look(runner.withPropertyValues(properties.toArray(String[]::new)), component -> {
            Map<String, Object> actual = new LinkedHashMap<>();
            expected.keySet().forEach(name -> actual.put(name, value(component, name)));
            assertThat(actual).hasSizeGreaterThan(100).isEqualTo(expected);
        });
    }

    private static <T> ApplicationContextRunner withBean(ApplicationContextRunner runner, String name, T bean) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) bean.getClass();
        return runner.withBean(name, type, () -> bean);
    }

    /** Something else than the default. */
    private static Object example(ComponentOptionModel option) throws Exception {
        if (option.getEnums() != null) {
            return option.getEnums().get(option.getEnums().size() - 1);
        }
        return switch (option.getType()) {
            case "boolean" -> !Boolean.TRUE.equals(option.getDefaultValue());
            case "integer" -> option.getJavaType().endsWith("ong") ? (Object) 3L : 3;
            case "duration" -> "7s";
            case "object" -> object(option.getJavaType());
            default -> "example of " + option.getName();
        };
    }

    private static Object object(String type) throws Exception {
        return switch (type.replaceAll("<.*", "")) {
            case "java.util.Map" -> Map.of("github", "ac_1");
            case "java.util.function.Supplier" -> (Supplier<String>) () -> "ak_1";
            case "org.apache.camel.support.jsse.SSLContextParameters" -> new SSLContextParameters();
            case "io.github.camelcomposio.ComposioConfiguration" -> new ComposioConfiguration();
            case "io.github.camelcomposio.bulk.ImportLedger" -> new JdbcImportLedger(new JdbcDataSource());
            case "io.github.camelcomposio.client.ComposioClient" -> client();
            default -> throw new IllegalArgumentException("no example of a " + type);
        };
    }

    private static ComposioClient client() {
        Duration time = Duration.ofSeconds(1);
        return new ComposioClient(
                new ClientSettings(
                        URI.create("https://composio.example.com"), "v3.1", Keys.none(),
                        new RetryPolicy(0, Duration.ZERO, Duration.ZERO), time, time, time, time, null),
                null, null, null, null, Runnable::run, System::nanoTime);
    }

    @Test
    void leaveTheComponentAsItIsWhereThereAreNone() throws Exception {
        List<ComponentOptionModel> options = options();
        look(application, component -> {
            ComposioComponent plain = new ComposioComponent(component.getCamelContext());
            plain.init();
            for (ComponentOptionModel option : options) {
                if (!option.getName().equals("configuration")) {
                    assertThat(value(component, option.getName())).as(option.getName())
                            .isEqualTo(value(plain, option.getName()));
                }
            }
        });
    }

    @Test
    void leaveWhatABeanOfTheApplicationHas() {
        look(application.withBean("composio", ComposioComponent.class, () -> {
            ComposioComponent own = new ComposioComponent();
            own.setMaxInFlight(7);
            own.setMaxConnections(8);
            own.getConfiguration().setApiKey("ak_own");
            return own;
        }).withPropertyValues(PREFIX + "max-connections=9"), component -> {
            assertThat(component.getMaxInFlight()).isEqualTo(7);
            assertThat(component.getConfiguration().getApiKey()).isEqualTo("ak_own");
            assertThat(component.getMaxConnections()).isEqualTo(9);
        });
    }

    @Test
    void areNotForAnotherComponent() {
        application.withPropertyValues(PREFIX + "api-key=ak_production", PREFIX + "base-url=https://composio.example.com")
                .withBean("composioStaging", ComposioComponent.class, () -> {
                    ComposioComponent staging = new ComposioComponent();
                    staging.getConfiguration().setApiKey("ak_staging");
                    return staging;
                }).run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    ComposioComponent staging = camel.getComponent("composioStaging", ComposioComponent.class);
                    assertThat(staging.getConfiguration().getApiKey()).isEqualTo("ak_staging");
                    assertThat(staging.getConfiguration().getBaseUrl()).isNull();
                    assertThat(camel.getComponent("composio", ComposioComponent.class).getConfiguration().getApiKey())
                            .isEqualTo("ak_production");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = { "maxInFlight", "max-in-flight", "max_in_flight", "MAX_IN_FLIGHT" })
    void mayBeSpeltAsSpringBootAllows(String name) {
        look(name + "=7", component -> assertThat(component.getMaxInFlight()).isEqualTo(7));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CAMEL_COMPONENT_COMPOSIO_APIKEY", "CAMEL_COMPONENT_COMPOSIO_API_KEY" })
    void mayBeVariablesOfTheEnvironment(String variable) {
        look(application.withInitializer(context -> context.getEnvironment().getPropertySources().addFirst(
                new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(variable, "ak_1")))),
                component -> assertThat(component.getConfiguration().getApiKey()).isEqualTo("ak_1"));
    }

    @Test
    void keepTheNamesOfFieldsInBrackets() {
        look("field[api_key]=sendgridKey", component -> assertThat(component.getConfiguration().getField())
                .isEqualTo(Map.of("api_key", "sendgridKey")));
    }

    @ParameterizedTest
    @CsvSource({ "5s, 5000", "1500, 1500", "2m, 120000", "PT3S, 3000", "250ms, 250" })
    void takeDurations(String text, long millis) {
        look("response-timeout=" + text,
                component -> assertThat(Duration.ofMillis(component.getConfiguration().getResponseTimeout()))
                        .isEqualTo(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({
            "response-timeout, abc, Duration", "max-in-flight, many, int", "dry-run, perhaps, boolean" })
    void refuseWhatCanNotBeRead(String property, String value, String type) {
        application.withPropertyValues(PREFIX + property + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).hasStackTraceContaining(PREFIX + property)
                    .hasStackTraceContaining(value).rootCause().hasMessageContaining(value);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "#bean:keys", "#keys", "keys" })
    void nameBeans(String reference) {
        Supplier<String> keys = () -> "ak_1";
        look(application.withBean("keys", Supplier.class, () -> keys)
                .withPropertyValues(PREFIX + "api-key-source=" + reference),
                component -> assertThat(component.getConfiguration().getApiKeySource()).isSameAs(keys));
    }

    @ParameterizedTest
    @ValueSource(strings = { "#bean:missing", "#missing", "text", "#class:com.example.Missing" })
    void sayWhichBeanIsMissing(String reference) {
        application.withBean("text", String.class, () -> "no supplier")
                .withPropertyValues(PREFIX + "api-key-source=" + reference)
                .run(context -> assertThat(catchThrowable(
                        () -> context.getBean(CamelContext.class).getComponent("composio"))).hasStackTraceContaining(
                                PREFIX + "api-key-source: there is no bean " + reference
                                                                                                                     + " of type java.util.function.Supplier"));
    }

    @Test
    void areNotReadWhenTheStarterIsTurnedOff() {
        for (String off : List.of(PREFIX + "enabled=false", "camel.component.enabled=false")) {
            look(application.withPropertyValues(off, PREFIX + "max-in-flight=7"),
                    component -> assertThat(component.getMaxInFlight()).isEqualTo(64));
            application.withPropertyValues(off)
                    .run(context -> assertThat(context).doesNotHaveBean(ComposioComponentConfiguration.class)
                            .doesNotHaveBean(ComponentCustomizer.class));
        }
        for (String off : List.of(PREFIX + "customizer.enabled=false", "camel.component.customizer.enabled=false")) {
            look(application.withPropertyValues(off, PREFIX + "max-in-flight=7"),
                    component -> assertThat(component.getMaxInFlight()).isEqualTo(64));
        }
    }

    @Test
    void turnTheStarterOnWithoutAnArgumentOfThatName() {
        look(application.withPropertyValues(PREFIX + "enabled=true", PREFIX + "max-in-flight=7"), component -> {
            assertThat(component.getMaxInFlight()).isEqualTo(7);
            assertThat(component.getConfiguration().getEnabled()).isNull();
        });
    }

    @Test
    void needACamelContext() {
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ComposioComponentAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ComposioComponentConfiguration.class));
    }
}
