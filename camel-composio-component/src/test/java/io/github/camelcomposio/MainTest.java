package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The component under camel-main: options come from properties, and the key is masked in the startup summary. */
class MainTest {

    private static final String KEY = "ak_main_0123456789";

    private static ComposioSimulator simulator;

    @TempDir
    private Path folder;

    private final Main main = new Main();

    @BeforeAll
    static void startSimulator() {
        simulator = ComposioSimulator.builder().apiKey(KEY).start();
    }

    @AfterAll
    static void stopSimulator() {
        simulator.close();
    }

    private void configure(String... properties) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < properties.length; i += 2) {
            text.append(properties[i]).append('=').append(properties[i + 1]).append('\n');
        }
        main.setPropertyPlaceholderLocations("file:" + Files.writeString(folder.resolve("application.properties"), text));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("composio:connectedAccounts/list");
            }
        });
    }

    private List<String> logged(ThrowingCallable work) throws Throwable {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        root.addAppender(appender);
        try {
            work.call();
        } finally {
            root.detachAppender(appender);
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void bindsOptionsAndMasksTheKey() throws Throwable {
        configure("camel.component.composio.api-key", KEY, "camel.component.composio.base-url", simulator.baseUrl(),
                "camel.component.composio.responseTimeout", "10s", "camel.component.composio.max-rate-limit-wait", "1m30s",
                "camel.component.composio.max-in-flight", "7", "camel.component.composio.user-ids", "a,b",
                "camel.component.composio.auth-config.sendgrid", "ac_1");

        List<String> log = logged(() -> {
            main.start();
            main.getCamelTemplate().requestBody("direct:list", (Object) null);
        });

        ComposioComponent component = main.getCamelContext().getComponent("composio", ComposioComponent.class);
        main.stop();
        assertThat(component.getConfiguration().getResponseTimeout()).isEqualTo(10_000);
        assertThat(component.getConfiguration().getMaxRateLimitWait()).isEqualTo(90_000);
        assertThat(component.getMaxInFlight()).isEqualTo(7);
        assertThat(component.getConfiguration().getAuthConfig()).isEqualTo(Map.of("sendgrid", "ac_1"));
        assertThat(simulator.requests()).last().satisfies(request -> {
            assertThat(request.headers()).containsEntry("x-api-key", KEY);
            assertThat(request.query()).isEqualTo(Map.of("user_ids", "a,b"));
        });
        assertThat(log).anySatisfy(line -> assertThat(line).contains("camel.component.composio.apiKey = xxxxxx"));
        assertThat(log).noneSatisfy(line -> assertThat(line).contains(KEY));
    }

    @ParameterizedTest
    @CsvSource({
            "response-timeout, abc, responseTimeout", "responseTimeout, abc, responseTimeout",
            "retry-initial-delay, 5parsecs, retryInitialDelay", "max-in-flight, many, maxInFlight",
            "maxInFlightWait, -1, maxInFlightWait", "max-retries, two, maxRetries",
            "requests-per-second, 1.5, requestsPerSecond" })
    void refusesAWrongValue(String property, String value, String option) throws Exception {
        configure("camel.component.composio." + property, value);
        Throwable failure = catchThrowable(main::start);
        main.stop();
        assertThat(failure).isNotNull().hasStackTraceContaining(option);
    }

    @Test
    void makesASecondProjectOfABean() throws Exception {
        configure("camel.component.composio.api-key", "ak_production_0123456789",
                "camel.component.composio.base-url", simulator.baseUrl(),
                "camel.beans.composioStaging", "#class:io.github.camelcomposio.ComposioComponent",
                "camel.beans.composioStaging.apiKey", KEY,
                "camel.beans.composioStaging.baseUrl", simulator.baseUrl());
        main.start();
        Object reply = main.getCamelTemplate().requestBody("composioStaging:connectedAccounts/list", (Object) null);
        main.stop();
        assertThat(reply).isInstanceOf(Map.class);
    }

    @Test
    void refusesAWrongDurationOfABean() throws Exception {
        configure("camel.beans.composioStaging", "#class:io.github.camelcomposio.ComposioComponent",
                "camel.beans.composioStaging.responseTimeout", "abc");
        Throwable failure = catchThrowable(main::start);
        main.stop();
        assertThat(failure).isNotNull().hasStackTraceContaining("responseTimeout");
    }
}
