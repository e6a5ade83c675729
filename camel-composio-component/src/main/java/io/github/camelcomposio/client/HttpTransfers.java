package io.github.camelcomposio.client;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;

/** The content of files through HttpClient, piece by piece, at addresses that no log may have. */
final class HttpTransfers {

    private static final String QUIET = "composio.quiet";

    private final CloseableHttpAsyncClient http;
    private final OpenExchanges open;

    HttpTransfers(CloseableHttpAsyncClient http, OpenExchanges open) {
        this.http = http;
        this.open = open;
    }

    /** Lets a client keep the addresses of transfers to itself. */
    static void keepQuiet(HttpAsyncClientBuilder builder) {
        builder.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), QUIET,
                (request, content, scope, chain, callback) -> {
                    boolean quiet = scope.clientContext.getAttribute(QUIET) != null;
                    boolean forProxy = scope.route.getProxyHost() != null && !scope.route.isTunnelled();
                    chain.proceed(quiet ? new QuietRequest(request, forProxy) : request, content, scope, callback);
                });
    }

    CompletableFuture<Transport.Received> send(
            String method, Transport.Url url, Map<String, String> headers, Content content, ContentConsumer consumer,
            Executor blocking) {
        BasicHttpRequest request
                = new BasicHttpRequest(method, new HttpHost(url.scheme(), url.host(), url.port()), url.target());
        headers.forEach(request::addHeader);
        BasicRequestProducer producer = new BasicRequestProducer(
                request, content == null ? null : new ContentProducer(content, headers.get("Content-Type"), blocking));
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(QUIET, true);
        CompletableFuture<Transport.Received> answer = new CompletableFuture<>();
        http.execute(producer, new BasicResponseConsumer<>(consumer), context, open.add(new FutureCallback<>() {
            @Override
            public void completed(Message<HttpResponse, Content> response) {
                Content received = response.getBody() == null ? Content.of(new byte[0]) : response.getBody();
                answer.complete(new Transport.Received(
                        response.getHead().getCode(), HttpTransport.headers(response.getHead()), received));
            }

            @Override
            public void failed(Exception cause) {
                answer.completeExceptionally(new TransportFailure(cause, true));
            }

            @Override
            public void cancelled() {
                consumer.releaseResources();
                failed(new CancellationException("the connection pool was closed"));
            }
        }));
        return answer;
    }
}
