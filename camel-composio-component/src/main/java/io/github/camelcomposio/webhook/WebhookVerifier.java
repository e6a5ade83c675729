package io.github.camelcomposio.webhook;

import static io.github.camelcomposio.error.ComposioSignatureException.Part.BODY;
import static io.github.camelcomposio.error.ComposioSignatureException.Part.ID;
import static io.github.camelcomposio.error.ComposioSignatureException.Part.SIGNATURE;
import static io.github.camelcomposio.error.ComposioSignatureException.Part.TIMESTAMP;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcomposio.error.ComposioSignatureException;

/**
 * Tells whether a webhook is from Composio and of now. The key is the secret's text as it was received, {@code whsec_}
 * included: nothing is stripped and nothing decoded, which libraries for Standard Webhooks do. Thread-safe; its text
 * shows no secret.
 */
public final class WebhookVerifier {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final List<SecretKeySpec> keys;
    private final Duration tolerance;
    private final Clock clock;

    /**
     * @param secrets   any of which may have signed
     * @param tolerance how far the time may be away from the clock's, in both directions; zero for any time
     */
    public WebhookVerifier(List<String> secrets, Duration tolerance, Clock clock) {
        this.keys = secrets.stream().map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM)).toList();
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * Looks at a webhook.
     *
     * @param  id                         the header {@code webhook-id}
     * @param  timestamp                  the header {@code webhook-timestamp}, in seconds
     * @param  signature                  the header {@code webhook-signature}, entries with a space between
     * @param  body                       the bytes as they were sent
     * @throws ComposioSignatureException when it does not verify
     */
    public void verify(String id, String timestamp, String signature, byte[] body) {
        require(id, ID, "the header webhook-id");
        require(timestamp, TIMESTAMP, "the header webhook-timestamp");
        require(signature, SIGNATURE, "the header webhook-signature");
        if (body == null || body.length == 0) {
            throw new ComposioSignatureException(BODY, "the body is empty");
        }
        verifyTime(timestamp);
        verifySignature(id, timestamp, signature, body);
    }

    private static void require(String value, ComposioSignatureException.Part part, String name) {
        if (value == null || value.isEmpty()) {
            throw new ComposioSignatureException(part, name + " is missing, empty, or there more than once");
        }
    }

    private void verifyTime(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            throw new ComposioSignatureException(TIMESTAMP, "the header webhook-timestamp is no number of seconds");
        }
        if (tolerance.isZero()) {
            return;
        }
        Duration age = Duration.ofMillis(clock.millis() - Long.parseLong(timestamp) * 1000);
        if (age.abs().compareTo(tolerance) > 0) {
            throw new ComposioSignatureException(
                    TIMESTAMP, "its time is " + Math.abs(age.toSeconds()) + " s "
                               + (age.isNegative() ? "in the future" : "ago") + ", more than the "
                               + tolerance.toSeconds() + " s that are allowed");
        }
    }

    private void verifySignature(String id, String timestamp, String signature, byte[] body) {
        List<byte[]> given = List.of(signature.split(" ")).stream()
                .filter(entry -> entry.startsWith(VERSION))
                .map(entry -> entry.substring(VERSION.length()).getBytes(UTF_8)).toList();
        if (given.isEmpty()) {
            throw new ComposioSignatureException(SIGNATURE, "the header webhook-signature has no entry of version v1");
        }
        byte[] lead = (id + "." + timestamp + ".").getBytes(UTF_8);
        boolean right = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = Base64.getEncoder().encode(hash(key, lead, body));
            for (byte[] one : given) {
                right |= MessageDigest.isEqual(expected, one);
            }
        }
        if (!right) {
            throw new ComposioSignatureException(
                    SIGNATURE, "the signature is not that of these bytes with "
                               + (keys.size() == 1 ? "the secret" : "any of the secrets"));
        }
    }

    private static byte[] hash(SecretKeySpec key, byte[] lead, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(lead);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM can't compute " + ALGORITHM, e);
        }
    }
}
