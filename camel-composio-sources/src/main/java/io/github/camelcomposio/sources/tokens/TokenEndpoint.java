package io.github.camelcomposio.sources.tokens;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.sources.tokens.TokenAnswer.Kind;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends a refresh token to its provider, once: no retry, no redirect, and a connection of its own, for one that has
 * been idle may break after the request was taken. Thread-safe.
 * <p>
 * Source: RFC 6749, 5.1, 5.2 and 6.
 */
final class TokenEndpoint {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z0-9_.-]{1,60}");
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int MOST_CONNECTIONS = 256;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final OAuthClient client;
    private final CloseableHttpClient http;

    TokenEndpoint(OAuthClient client, Duration connectTimeout, Duration answerTimeout) {
        this.client = client;
        this.http = HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().disableCookieManagement()
                .disableAuthCaching().setConnectionReuseStrategy((request, response, context) -> false)
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().useSystemProperties()
                        .setMaxConnTotal(MOST_CONNECTIONS).setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout)).build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(Timeout.of(answerTimeout)).build())
                .build();
    }

    TokenAnswer refresh(String refreshToken) {
        HttpPost post = new HttpPost(client.tokenUrl());
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        if (client.authorization() != null) {
            post.setHeader(HttpHeaders.AUTHORIZATION, client.authorization());
        }
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "refresh_token"));
        form.add(new BasicNameValuePair("refresh_token", refreshToken));
        client.form().forEach((name, value) -> form.add(new BasicNameValuePair(name, value)));
        post.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        try {
            return http.execute(post, TokenEndpoint::answer);
        } catch (ConnectException | ConnectTimeoutException | NoRouteToHostException | UnknownHostException
                 | SSLHandshakeException e) {
            return TokenAnswer.failed(Kind.UNUSED, "no connection to the provider: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            return TokenAnswer.failed(Kind.UNKNOWN, "the provider's answer is lost: " + e.getClass().getSimpleName());
        }
    }

    private static TokenAnswer answer(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        JsonNode body = body(response);
        if (status == OK) {
            String accessToken = body.path("access_token").asText("");
            return accessToken.isEmpty()
                    ? TokenAnswer.failed(Kind.UNKNOWN, "the provider answers no access_token")
                    : TokenAnswer.granted(accessToken, text(body, "refresh_token"), lifetime(body));
        }
        String code = body.path("error").asText("");
        String error = "HTTP " + status + (ERROR_CODE.matcher(code).matches() ? ", " + code : "");
        if (status >= SERVER_ERRORS) {
            return TokenAnswer.failed(Kind.UNKNOWN, error);
        }
        if (status == TOO_MANY || !"invalid_grant".equals(code)) {
            return TokenAnswer.failed(Kind.UNUSED, error);
        }
        return TokenAnswer.failed(Kind.REFUSED, error);
    }

    private static JsonNode body(ClassicHttpResponse response) throws IOException {
        try {
            String text = response.getEntity() == null
                    ? "" : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8, LONGEST_ANSWER);
            JsonNode body = JSON.readTree(text);
            return body == null ? JSON.missingNode() : body;
        } catch (JsonProcessingException | ParseException e) {
            // the cause may quote a token
            return JSON.missingNode();
        }
    }

    private static String text(JsonNode body, String name) {
        String text = body.path(name).asText("");
        return text.isEmpty() ? null : text;
    }

    private static Duration lifetime(JsonNode body) {
        long seconds = body.path("expires_in").asLong(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }
}
