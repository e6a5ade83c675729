package io.github.camelcomposio.springboot.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Application;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The project that the page about Spring Boot begins with, and the test that the page shows. */
@SpringBootTest(classes = Application.class,
                properties = "spring.config.location=file:src/it/new-project/src/main/resources/")
class NewProjectTest {

    // tag::test[]
    private static final ComposioSimulator COMPOSIO = ComposioSimulator.start();

    @DynamicPropertySource
    static void composio(DynamicPropertyRegistry properties) {
        COMPOSIO.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        properties.add("COMPOSIO_BASE_URL", COMPOSIO::baseUrl);
        properties.add("COMPOSIO_API_KEY", COMPOSIO::apiKey);
    }

    @Test
    void connectsTheUser() {
        assertThat(COMPOSIO.accountsOf("user_1")).singleElement()
                .satisfies(account -> assertThat(account.val()).containsEntry("api_key", "SG.example-0001"));
    }
    // end::test[]

    @AfterAll
    static void stop() {
        COMPOSIO.close();
    }
}
