package io.github.camelcomposio.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends webhooks as Composio does, byte for byte, and as it does not. */
final class Sender {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String url;
    String method = "POST";
    String id = "msg_1";
    String timestamp = String.valueOf(System.currentTimeMillis() / 1000);
    String secret = Receiver.SECRET;
    String signature;
    byte[] body = message("ti_1").getBytes(UTF_8);
    boolean chunked;
    final List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));

    Sender(Receiver receiver) {
        this(receiver.url());
    }

    Sender(String url) {
        this.url = url;
    }

    /** A trigger's message, in version 3. */
    static String message(String trigger) {
        return "{\"id\":\"msg_1\",\"timestamp\":\"2026-02-13T10:00:00.000Z\",\"type\":\"composio.trigger.message\","
               + "\"metadata\":{\"log_id\":\"log_1\",\"trigger_slug\":\"GITHUB_COMMIT_EVENT\",\"trigger_id\":\"" + trigger
               + "\",\"connected_account_id\":\"ca_1\",\"auth_config_id\":\"ac_1\",\"user_id\":\"user_1\"},"
               + "\"data\":{\"message\":\"fix: été\"}}";
    }

    Sender id(String other) {
        id = other;
        return this;
    }

    Sender body(String text) {
        body = text.getBytes(UTF_8);
        return this;
    }

    Sender header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** The header, signed with the secret. */
    static String sign(String secret, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String rightSignature() {
        return sign(secret, id, timestamp, body);
    }

    private HttpRequest request() {
        HttpRequest.BodyPublisher content = chunked
                ? HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, content);
        put(request, "webhook-id", id);
        put(request, "webhook-timestamp", timestamp);
        put(request, "webhook-signature", signature == null ? rightSignature() : signature);
        request.header("x-composio-webhook-version", "V3").header("x-composio-delivery-attempt", "1");
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request.build();
    }

    private static void put(HttpRequest.Builder request, String name, String value) {
        if (value != null && !value.equals("-")) {
            request.header(name, value);
        }
    }

    HttpResponse<String> send() {
        try {
            return CLIENT.send(request(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    CompletableFuture<Integer> sendAsync() {
        return CLIENT.sendAsync(request(), HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    int status() {
        return send().statusCode();
    }
}
