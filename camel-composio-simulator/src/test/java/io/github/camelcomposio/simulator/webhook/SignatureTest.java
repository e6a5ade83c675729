package io.github.camelcomposio.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** Against the vectors of the Composio reference, webhooks, signature. */
class SignatureTest {

    private static final String EVENT = """
            {"id":"msg_847cdfcd-d219-4f18-a6dd-91acd42ca94a","timestamp":"2026-02-13T10:00:00.000Z",\
            "type":"composio.trigger.message","metadata":{"log_id":"log_TestLog0001","trigger_slug":"GITHUB_COMMIT_EVENT",\
            "trigger_id":"ti_TestTrigger01","connected_account_id":"ca_TestAccount01","auth_config_id":"ac_TestConfig001",\
            "user_id":"user_123"},"data":{"author":"jane","message":"fix: été","url":"https://example.com/c/1"}}""";

    private static final String ID = "msg_847cdfcd-d219-4f18-a6dd-91acd42ca94a";

    @Test
    void signsAShortBody() {
        assertThat(Signature.of("whsec_test_secret", "msg_test_1", "1700000000", "{\"hello\":\"world\"}"))
                .isEqualTo("v1,iXxbxMmHzUeZ+iMgcRoO+g+paveAzcYkpUWE18+YDOU=");
    }

    @Test
    void takesTheSecretAsItIs() {
        assertThat(EVENT.getBytes(StandardCharsets.UTF_8)).hasSize(410);
        assertThat(Signature.of("whsec_dGVzdC1zZWNyZXQtMTIzNA==", ID, "1770976800", EVENT))
                .isEqualTo("v1,6R5GTHuJGQaP8DuSBAOacj8dsNWKesnWdml+VSSXPGQ=");
        assertThat(Signature.of("plain-secret", ID, "1770976800", EVENT))
                .isEqualTo("v1,5lajQwgpzyWx3U+Tgij9trgmJrd800FtEshdFt62aSc=");
    }
}
