package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class InitiateTest extends ComposioTestBase {

    @Test
    void createsAnAccountFromAFlatRecord() {
        Exchange reply = send("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid",
                Map.of("user_id", "user_1", "api_key", "sg-secret-0001"));

        assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
        assertThat(simulator.accountsOf("user_1")).singleElement()
                .satisfies(account -> assertThat(account.val()).containsEntry("api_key", "sg-secret-0001"));
    }
}
