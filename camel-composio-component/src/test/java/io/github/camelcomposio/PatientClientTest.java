package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.github.camelcomposio.client.ClientSettings;
import org.junit.jupiter.api.Test;

/** What an operation that rather waits than fails waits for, and what others do. */
class PatientClientTest extends ComposioTestBase {

    @Test
    void waitsForAnHourUnlessOptionsSaySomethingElse() {
        assertThat(settings(true).maxRateLimitWait()).isEqualTo(Duration.ofHours(1));
        assertThat(settings(true).maxOutageWait()).isEqualTo(Duration.ofHours(1));

        composio.getConfiguration().setMaxRateLimitWait(5L);
        composio.getConfiguration().setMaxOutageWait(0L);
        assertThat(settings(true).maxRateLimitWait()).isEqualTo(Duration.ofMillis(5));
        assertThat(settings(true).maxOutageWait()).isZero();
    }

    @Test
    void isNotTheOneOfOtherOperations() {
        assertThat(settings(false).maxRateLimitWait()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings(false).maxOutageWait()).isZero();
    }

    private ClientSettings settings(boolean patient) {
        return composio.clients().client(composio.getConfiguration(), patient).settings();
    }
}
