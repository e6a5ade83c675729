package io.github.camelcomposio.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.github.camelcomposio.error.ComposioSignatureException;
import io.github.camelcomposio.error.ComposioSignatureException.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures, with the vectors that were computed apart, and ages. */
class WebhookVerifierTest {

    private static final String SHORT_SECRET = "whsec_test_secret";
    private static final String SHORT_ID = "msg_test_1";
    private static final String SHORT_TIME = "1700000000";
    private static final byte[] SHORT_BODY = "{\"hello\":\"world\"}".getBytes(UTF_8);
    private static final String SHORT_SIGNATURE = "v1,iXxbxMmHzUeZ+iMgcRoO+g+paveAzcYkpUWE18+YDOU=";

    private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtMTIzNA==";
    private static final String ID = "msg_847cdfcd-d219-4f18-a6dd-91acd42ca94a";
    private static final String TIME = "1770976800";
    private static final byte[] BODY = ("{\"id\":\"msg_847cdfcd-d219-4f18-a6dd-91acd42ca94a\","
                                        + "\"timestamp\":\"2026-02-13T10:00:00.000Z\",\"type\":\"composio.trigger.message\","
                                        + "\"metadata\":{\"log_id\":\"log_TestLog0001\",\"trigger_slug\":\"GITHUB_COMMIT_EVENT\","
                                        + "\"trigger_id\":\"ti_TestTrigger01\",\"connected_account_id\":\"ca_TestAccount01\","
                                        + "\"auth_config_id\":\"ac_TestConfig001\",\"user_id\":\"user_123\"},\"data\":{\"author\":"
                                        + "\"jane\",\"message\":\"fix: été\",\"url\":\"https://example.com/c/1\"}}")
            .getBytes(UTF_8);
    private static final String SIGNATURE = "v1,6R5GTHuJGQaP8DuSBAOacj8dsNWKesnWdml+VSSXPGQ=";
    private static final String PLAIN_SIGNATURE = "v1,5lajQwgpzyWx3U+Tgij9trgmJrd800FtEshdFt62aSc=";
    private static final String DECODED_SIGNATURE = "v1,DbX3pGwqiRmKA+Y2JQiK/kyaNEK0Jj3Wn2dRYrk/fCo=";

    private static Clock at(long seconds, int millis) {
        return Clock.fixed(Instant.ofEpochSecond(seconds).plusMillis(millis), ZoneOffset.UTC);
    }

    private static WebhookVerifier verifier(String... secrets) {
        return new WebhookVerifier(List.of(secrets), Duration.ofSeconds(300), at(Long.parseLong(TIME), 0));
    }

    private static void refuses(WebhookVerifier verifier, Part part, String id, String time, String signature, byte[] body) {
        assertThatThrownBy(() -> verifier.verify(id, time, signature, body))
                .isInstanceOfSatisfying(ComposioSignatureException.class,
                        refusal -> assertThat(refusal.getPart()).as(refusal.getMessage()).isEqualTo(part))
                .hasMessageNotContaining(SECRET).hasMessageNotContaining("jane");
    }

    @Test
    void acceptsTheShortVector() {
        WebhookVerifier verifier = new WebhookVerifier(List.of(SHORT_SECRET), Duration.ZERO, at(0, 0));
        assertThatNoException().isThrownBy(() -> verifier.verify(SHORT_ID, SHORT_TIME, SHORT_SIGNATURE, SHORT_BODY));
    }

    @Test
    void acceptsTheLongVector() {
        assertThat(BODY).hasSize(410);
        assertThatNoException().isThrownBy(() -> verifier(SECRET).verify(ID, TIME, SIGNATURE, BODY));
    }

    @Test
    void takesASecretWithoutAPrefixAsItIs() {
        assertThatNoException().isThrownBy(() -> verifier("plain-secret").verify(ID, TIME, PLAIN_SIGNATURE, BODY));
    }

    @Test
    void refusesWhatALibraryThatDecodesTheSecretSigns() {
        refuses(verifier(SECRET), Part.SIGNATURE, ID, TIME, DECODED_SIGNATURE, BODY);
    }

    @Test
    void acceptsOneOfSeveralSignaturesAndOneOfTwoSecrets() {
        String several = "v1a,x v1," + "A".repeat(43) + "= " + SIGNATURE + " v2,y";
        assertThatNoException().isThrownBy(() -> verifier("plain-secret", SECRET).verify(ID, TIME, several, BODY));
        assertThatNoException()
                .isThrownBy(() -> verifier("plain-secret", SECRET).verify(ID, TIME, PLAIN_SIGNATURE, BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "v2,", "V1,", "v1 ,", "v11,", "v1;", "", " v1", "v1,v1,", "v0,", "v1,+", "v1, " })
    void refusesWhatIsNotExactlyOfVersionOne(String lead) {
        refuses(verifier(SECRET), Part.SIGNATURE, ID, TIME, lead + SIGNATURE.substring(3), BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "v1,6R5GTHuJGQaP8DuSBAOacj8dsNWKesnWdml-VSSXPGQ=", "v1,6R5GTHuJGQaP8DuSBAOacj8dsNWKesnWdml+VSSXPGQ",
            "v1,6R5GTHuJGQaP8DuSBAOacj8dsNWKesnWdml+VSSXPGR=", "v1,6R5GTHuJGQaP8DuSBAOacj8dsNWKesnWdml+VSSXPGQ==",
            "v1,e91e464c7b8919068ff03b9204039a723f1db0d58a7ac9d676697e5524973c64" })
    void refusesAnotherSpellingOfTheRightHash(String spelling) {
        refuses(verifier(SECRET), Part.SIGNATURE, ID, TIME, spelling, BODY);
    }

    @Test
    void refusesWhatIsMissing() {
        WebhookVerifier verifier = verifier(SECRET);
        for (String nothing : new String[] { null, "" }) {
            refuses(verifier, Part.ID, nothing, TIME, SIGNATURE, BODY);
            refuses(verifier, Part.TIMESTAMP, ID, nothing, SIGNATURE, BODY);
            refuses(verifier, Part.SIGNATURE, ID, TIME, nothing, BODY);
        }
        refuses(verifier, Part.BODY, ID, TIME, SIGNATURE, null);
        refuses(verifier, Part.BODY, ID, TIME, SIGNATURE, new byte[0]);
    }

    @Test
    void refusesEachChangedByte() {
        WebhookVerifier verifier = verifier(SECRET);
        for (int i = 0; i < BODY.length; i++) {
            byte[] changed = BODY.clone();
            changed[i] ^= 1;
            refuses(verifier, Part.SIGNATURE, ID, TIME, SIGNATURE, changed);
        }
    }

    @Test
    void refusesAnotherIdAndAnotherTime() {
        WebhookVerifier verifier = verifier(SECRET);
        refuses(verifier, Part.SIGNATURE, ID + "x", TIME, SIGNATURE, BODY);
        refuses(verifier, Part.SIGNATURE, ID, "1770976801", SIGNATURE, BODY);
    }

    @Test
    void tellsIdAndTimeApart() {
        WebhookVerifier verifier = new WebhookVerifier(List.of(SHORT_SECRET), Duration.ZERO, at(0, 0));
        refuses(verifier, Part.TIMESTAMP, "msg_test_1.1700000000", "{\"hello\":\"world\"}", SHORT_SIGNATURE, SHORT_BODY);
        refuses(verifier, Part.TIMESTAMP, "msg_test_1", "1700000000.", SHORT_SIGNATURE, SHORT_BODY);
    }

    @Test
    void allowsTheToleranceInBothDirectionsAndNotASecondMore() {
        long time = Long.parseLong(TIME);
        for (long off : new long[] { -300, 0, 300 }) {
            assertThatNoException().isThrownBy(() -> of(at(time + off, 0)).verify(ID, TIME, SIGNATURE, BODY));
        }
        refuses(of(at(time + 300, 1)), Part.TIMESTAMP, ID, TIME, SIGNATURE, BODY);
        refuses(of(at(time - 301, 999)), Part.TIMESTAMP, ID, TIME, SIGNATURE, BODY);
    }

    private static WebhookVerifier of(Clock clock) {
        return new WebhookVerifier(List.of(SECRET), Duration.ofSeconds(300), clock);
    }

    @Test
    void allowsAnyTimeWhereTheToleranceIsZero() {
        WebhookVerifier verifier = new WebhookVerifier(List.of(SECRET), Duration.ZERO, at(0, 0));
        assertThatNoException().isThrownBy(() -> verifier.verify(ID, TIME, SIGNATURE, BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "+1770976800", "-1", " 1770976800", "1770976800 ", "1770976800.0", "1.770976800e9", "now", "1770976800000000",
            "١٧٧٠٩٧٦٨٠٠", "0x698EF5A0" })
    void refusesATimeThatIsNoNumberOfSeconds(String time) {
        refuses(verifier(SECRET), Part.TIMESTAMP, ID, time, SIGNATURE, BODY);
    }
}
