package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Camel's own catalogue of kamelets is in the same place of the class path, in another jar. */
class BesideCamelsKameletsTest extends KameletTestBase {

    @Test
    void bothAreFound() throws Exception {
        List<?> folders = Collections.list(getClass().getClassLoader().getResources("kamelets"));
        assertThat(folders).as("ours and Camel's").hasSizeGreaterThan(1);
        main.configure().addRoutesBuilder(new RouteBuilder() {

            @Override
            public void configure() {
                from("kamelet:timer-source?message=user_1&period=1&repeatCount=1")
                        .setHeader("CamelComposioUserId", body()).setBody(simple("${null}"))
                        .to("kamelet:composio-connect-link-action?toolkit=github")
                        .to("kamelet:log-action").to("mock:link");
            }
        });
        start();
        await().atMost(Duration.ofMinutes(2)).until(() -> !came("mock:link").isEmpty());
        assertThat(simulator.accountsOf("user_1")).hasSize(1);
    }
}
