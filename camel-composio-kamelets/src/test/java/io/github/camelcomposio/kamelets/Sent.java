package io.github.camelcomposio.kamelets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook that comes from somebody who has a secret.
 *
 * @param url  where to
 * @param body the event
 */
record Sent(String url, String body) {

    /** Sends it, and gives the status that came back. */
    int signedWith(String secret) throws Exception {
        String time = String.valueOf(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(("msg_1." + time + "." + body).getBytes(UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json").header("webhook-id", "msg_1").header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + signature).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
