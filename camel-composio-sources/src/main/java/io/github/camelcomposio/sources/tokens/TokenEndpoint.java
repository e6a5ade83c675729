package io.github.camelcomposio.sources.tokens;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.sources.tokens.TokenAnswer.Kind;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntities;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * Sends a refresh token to its provider, once: no retry, no redirect, no proxy, and a connection of its own, for one
 * that has been idle may break after the request was taken. So whatever fails before the connection stands has not used
 * the token. HttpCore, and not HttpClient, whose loggers would show what is sent. Thread-safe.
 * <p>
 * Source: RFC 6749, 5.1, 5.2 and 6.
 */
final class TokenEndpoint {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z0-9_.-]{1,60}");
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int HTTPS_PORT = 443;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final DefaultBHttpClientConnectionFactory connections = new DefaultBHttpClientConnectionFactory();
    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private final OAuthClient client;
    private final Duration connectTimeout;
    private final Duration answerTimeout;

    TokenEndpoint(OAuthClient client, Duration connectTimeout, Duration answerTimeout) {
        this.client = client;
        this.connectTimeout = connectTimeout;
        this.answerTimeout = answerTimeout;
    }

    TokenAnswer refresh(String refreshToken) {
        Socket socket;
        try {
            socket = connect(client.tokenUrl());
        } catch (IOException e) {
            return TokenAnswer.failed(Kind.UNUSED, "no connection to the provider: " + e.getClass().getSimpleName());
        }
        try (socket; HttpClientConnection connection = connections.createConnection(socket)) {
            ClassicHttpRequest request = request(refreshToken);
            HttpCoreContext context = HttpCoreContext.create();
            executor.preProcess(request, HttpProcessors.client(), context);
            try (ClassicHttpResponse response = executor.execute(request, connection, context)) {
                return answer(response);
            }
        } catch (IOException | HttpException e) {
            return TokenAnswer.failed(Kind.UNKNOWN, "the provider's answer is lost: " + e.getClass().getSimpleName());
        }
    }

    /** Connects, and with https also shakes hands and compares the names of host and certificate. */
    private Socket connect(URI url) throws IOException {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : 80;
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout((int) answerTimeout.toMillis());
            plain.connect(new InetSocketAddress(url.getHost(), port), (int) connectTimeout.toMillis());
            if (!secure) {
                return plain;
            }
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket socket = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private ClassicHttpRequest request(String refreshToken) {
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "refresh_token"));
        form.add(new BasicNameValuePair("refresh_token", refreshToken));
        client.form().forEach((name, value) -> form.add(new BasicNameValuePair(name, value)));
        ClassicHttpRequest request = ClassicRequestBuilder.post(client.tokenUrl())
                .addHeader(HttpHeaders.ACCEPT, "application/json").addHeader(HttpHeaders.CONNECTION, "close")
                .setEntity(HttpEntities.createUrlEncoded(form, StandardCharsets.UTF_8)).build();
        if (client.authorization() != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, client.authorization());
        }
        return request;
    }

    private static TokenAnswer answer(ClassicHttpResponse response) throws IOException, HttpException {
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

    private static JsonNode body(ClassicHttpResponse response) throws IOException, HttpException {
        try {
            String text = response.getEntity() == null
                    ? "" : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8, LONGEST_ANSWER);
            JsonNode body = JSON.readTree(text);
            return body == null ? JSON.missingNode() : body;
        } catch (JsonProcessingException e) {
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
