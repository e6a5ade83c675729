package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.operation.Operations;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools and editors see of the component. */
class CatalogTest {

    private static CamelCatalog catalog;
    private static ComponentModel model;

    @BeforeAll
    static void load() throws IOException {
        catalog = new DefaultCamelCatalog();
        try (InputStream json
                = ComposioComponent.class.getResourceAsStream("/META-INF/io/github/camelcomposio/composio.json")) {
            catalog.addComponent("composio", ComposioComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
        model = catalog.componentModel("composio");
    }

    private static BaseOptionModel option(String name) {
        return model.getEndpointOptions().stream().filter(option -> option.getName().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void saysThatItIsAsynchronousAndAlsoConsumes() {
        assertThat(model.isAsync()).isTrue();
        assertThat(model.isProducerOnly()).isFalse();
        assertThat(model.isConsumerOnly()).isFalse();
        assertThat(model.getSyntax()).isEqualTo("composio:operation");
    }

    @Test
    void offersEveryOperation() {
        BaseOptionModel operation = option("operation");
        assertThat(operation.getKind()).isEqualTo("path");
        assertThat(operation.isRequired()).isTrue();
        assertThat(operation.getEnums()).containsExactlyElementsOf(Operations.names());
    }

    @Test
    void marksTheKeyAsASecret() {
        assertThat(option("apiKey").isSecret()).isTrue();
        assertThat(option("apiKey").getLabel()).contains("security");
        assertThat(model.getComponentOptions()).filteredOn(BaseOptionModel::isSecret).extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrder("apiKey", "orgApiKey", "userApiKey", "secret", "previousSecret");
    }

    @Test
    void describesEveryOption() {
        assertThat(model.getEndpointOptions()).allSatisfy(option -> {
            assertThat(option.getDescription()).as(option.getName()).isNotBlank();
            assertThat(option.getDescription()).as(option.getName()).doesNotContain("{@", "<p>");
        });
        assertThat(model.getEndpointHeaders()).allSatisfy(header -> assertThat(header.getDescription()).isNotBlank());
    }

    @Test
    void acceptsAGoodUriOfAConsumer() {
        EndpointValidationResult result = catalog.validateEndpointProperties(
                "composio:connectedAccounts/list?statuses=EXPIRED&delay=60s&maxMessagesPerPoll=10&greedy=true", false, true,
                false);
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @Test
    void offersTheOptionsOfAScheduler() {
        for (String name : List.of("initialDelay", "greedy", "scheduler", "repeatCount", "runLoggingLevel",
                "backoffMultiplier", "backoffErrorThreshold", "pollStrategy", "bridgeErrorHandler", "exceptionHandler",
                "sendEmptyMessageWhenIdle", "idempotentRepository", "idempotent", "idempotentEager", "maxMessagesPerPoll")) {
            assertThat(option(name).getLabel()).as(name).startsWith("consumer");
        }
        assertThat(option("delay").getDefaultValue()).hasToString("60000");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "composio:connectedAccounts/initiate?authConfigId=ac_1&allowMultiple=true&responseTimeout=10s",
            "composio:connectedAccounts/initiate?field.api_key=KEY&authConfig.sendgrid=ac_1",
            "composio:authConfigs/list?limit=10&showDisabled=true" })
    void acceptsAGoodUri(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri, false, false, true);
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "composio:connectedAccounts/initate", "composio:authConfigs/list?limit=many",
            "composio:authConfigs/list?toolkitt=x", "composio:authConfigs/list?fetchAll=maybe",
            "composio:connectedAccounts/list?apiVersion=v9" })
    void refusesABadUri(String uri) {
        assertThat(catalog.validateEndpointProperties(uri, false, false, true).isSuccess()).isFalse();
    }

    @Test
    void makesAUriOfTheOperationAndItsOptions() throws Exception {
        assertThat(catalog.asEndpointUri("composio", Map.of("operation", "authConfigs/get", "authConfigId", "ac_1"), false))
                .isEqualTo("composio:authConfigs/get?authConfigId=ac_1");
    }
}
