package io.github.camelcomposio.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Apache HttpClient 5, asynchronous, with everything of its own that would repeat, redirect or log a request turned
 * off.
 */
public final class HttpTransport implements Transport {

    /** Its payload log would print credentials, and cannot be taken out of HTTP/2 connections. */
    private static final String HTTP2_LOG = "org.apache.hc.client5.http2";
    private static final String USER_AGENT = "camel-composio";
    private static final String CONNECTED = "composio.connected";
    /**
     * How long the reactor may take to end by itself; to stop it at once while it works makes it complain in the log.
     */
    private static final TimeValue CLOSING = TimeValue.ofSeconds(1);

    private final CloseableHttpAsyncClient http;
    private final PoolingAsyncClientConnectionManager connections;
    private final HttpTransfers transfers;
    private final OpenExchanges open = new OpenExchanges();

    public HttpTransport(TransportSettings settings) {
        RequestConfig requests = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                .setConnectionRequestTimeout(Timeout.of(settings.responseTimeout()))
                .build();
        connections = connections(settings);
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(Math.min(settings.maxConnections(), IOReactorConfig.DEFAULT.getIoThreadCount()))
                        .build())
                .setDefaultRequestConfig(requests)
                .setUserAgent(USER_AGENT)
                .setIoSessionDecorator(session -> session)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
        noteConnections(builder);
        HttpTransfers.keepQuiet(builder);
        if (settings.proxyHost() != null) {
            builder.setProxy(new HttpHost(settings.proxyHost(), settings.proxyPort()));
        }
        http = builder.build();
        http.start();
        transfers = new HttpTransfers(http, open);
    }

    /** Tells a request when it has its connection: what fails before that, was not sent. */
    private static void noteConnections(HttpAsyncClientBuilder builder) {
        builder.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), CONNECTED,
                (request, content, scope, chain, callback) -> {
                    if (scope.clientContext.getAttribute(CONNECTED) instanceof Runnable sending) {
                        sending.run();
                    }
                    chain.proceed(request, content, scope, callback);
                });
    }

    private static PoolingAsyncClientConnectionManager connections(TransportSettings settings) {
        boolean http2Logged = LoggerFactory.getLogger(HTTP2_LOG).isDebugEnabled();
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create().useSystemProperties();
        if (settings.sslContext() != null) {
            tls.setSslContext(settings.sslContext());
        }
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(http2Logged ? HttpVersionPolicy.FORCE_HTTP_1 : HttpVersionPolicy.NEGOTIATE)
                        .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                .setTlsStrategy(tls.buildAsync())
                .build();
    }

    @Override
    public CompletableFuture<Answer> send(
            String method, Url url, Map<String, String> headers, byte[] body, Runnable sending) {
        HttpHost host = new HttpHost(url.scheme(), url.host(), url.port());
        SimpleHttpRequest request = SimpleHttpRequest.create(Method.normalizedValueOf(method), host, url.target());
        headers.forEach((name, value) -> request.addHeader(new QuietHeader(name, value)));
        if (body != null) {
            request.setBody(body, ContentType.APPLICATION_JSON);
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        AtomicBoolean sent = new AtomicBoolean();
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(CONNECTED, (Runnable) () -> {
            sent.set(true);
            sending.run();
        });
        http.execute(SimpleRequestProducer.create(request), SimpleResponseConsumer.create(), context,
                open.add(new FutureCallback<>() {
                    @Override
                    public void completed(SimpleHttpResponse response) {
                        answer.complete(toAnswer(response));
                    }

                    @Override
                    public void failed(Exception cause) {
                        answer.completeExceptionally(new TransportFailure(cause, sent.get()));
                    }

                    @Override
                    public void cancelled() {
                        failed(new CancellationException("the connection pool was closed"));
                    }
                }));
        return answer;
    }

    @Override
    public CompletableFuture<Received> transfer(
            String method, Url url, Map<String, String> headers, Content content, Spool spool, Executor blocking) {
        return transfers.send(method, url, headers, content, new ContentConsumer(spool, blocking), blocking);
    }

    private static Answer toAnswer(SimpleHttpResponse response) {
        byte[] body = response.getBodyBytes();
        return new Answer(response.getCode(), headers(response), body == null ? new byte[0] : body);
    }

    /** The headers of an answer, names in lower case. */
    static Map<String, String> headers(HttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    /** How many connections there are now. */
    public PoolFigures pool() {
        PoolStats stats = connections.getTotalStats();
        return new PoolFigures(stats.getLeased(), stats.getAvailable(), stats.getPending(), stats.getMax());
    }

    @Override
    public void close() {
        http.initiateShutdown();
        try {
            http.awaitShutdown(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close(CloseMode.IMMEDIATE);
        open.cancel();
    }

    /** HttpClient's header log prints what {@code toString} says. */
    private static final class QuietHeader extends BasicHeader {

        QuietHeader(String name, String value) {
            super(name, value);
        }

        @Override
        public String toString() {
            return getName() + ": …";
        }
    }
}
