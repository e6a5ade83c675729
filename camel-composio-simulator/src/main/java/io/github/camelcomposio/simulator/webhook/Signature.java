package io.github.camelcomposio.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that a delivery comes from Composio.
 *
 * <p>
 * Source: Composio reference, webhooks, signature: the secret's bytes are the key as they are, also a leading
 * {@code whsec_}.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    /**
     * One entry of {@code webhook-signature}.
     *
     * @param timestamp seconds since 1970, as the header has it
     * @param body      exactly as it is sent
     */
    static String of(String secret, String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
