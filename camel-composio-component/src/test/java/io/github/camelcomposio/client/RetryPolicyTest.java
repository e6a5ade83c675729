package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final RetryPolicy policy = new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8));

    @ParameterizedTest
    @CsvSource({
            "200,false", "400,false", "401,false", "404,false", "408,true", "409,true", "422,false", "429,true",
            "500,true", "503,true" })
    void repeatsWhatTheOfficialClientRepeats(int status, boolean repeated) {
        assertThat(policy.retryable(status, Map.of())).isEqualTo(repeated);
    }

    @Test
    void believesTheServerAboutRepeating() {
        assertThat(policy.retryable(400, Map.of("x-should-retry", "true"))).isTrue();
        assertThat(policy.retryable(503, Map.of("x-should-retry", "false"))).isFalse();
    }

    @Test
    void doublesTheDelayUpToTheLongestWithAQuarterOfJitter() {
        Random random = new Random(1);
        for (int repeat = 0; repeat < 8; repeat++) {
            long full = Math.min(8000, 500L << repeat);
            assertThat(policy.delay(repeat, null, random).toMillis()).isBetween(full * 3 / 4, full);
        }
    }

    @Test
    void takesTheServersDelayAsItIs() {
        assertThat(policy.delay(0, Duration.ofSeconds(30), new Random(1))).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
            "retry-after-ms | 250 | 250", "retry-after | 3 | 3000", "retry-after | 0.5 | 500",
            "retry-after | Fri, 20 Nov 2026 12:00:10 GMT | 10000", "retry-after | Fri, 20 Nov 2026 11:00:00 GMT | none",
            "retry-after | soon | none", "retry-after | -3 | none", "other | 3 | none", "retry-after | NaN | none",
            "retry-after | Fri, 31 Dec 9999 00:00:00 GMT | 604800000", "retry-after | 99999999999 | 604800000" })
    void readsRetryAfter(String header, String value, Long millis) {
        Duration expected = millis == null ? null : Duration.ofMillis(millis);

        assertThat(RetryPolicy.retryAfter(Map.of(header, value), CLOCK)).isEqualTo(expected);
    }

    @Test
    void prefersMilliseconds() {
        assertThat(RetryPolicy.retryAfter(Map.of("retry-after-ms", "100", "retry-after", "9"), CLOCK))
                .isEqualTo(Duration.ofMillis(100));
    }
}
