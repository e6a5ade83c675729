package io.github.camelcomposio.benchmarks.peer;

import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** Apache HttpClient 5's asynchronous client and Jackson, and nothing else: what the component is measured by. */
final class AsyncPeer implements Peer {

    private final ObjectMapper json = new ObjectMapper();
    private final CloseableHttpAsyncClient http;
    private final String url;
    private final String key;

    AsyncPeer(String baseUrl, String key) {
        this.url = baseUrl + Accounts.PATH;
        this.key = key;
        http = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(IN_FLIGHT).setMaxConnPerRoute(IN_FLIGHT).build())
                .build();
        http.start();
    }

    @Override
    public void create(int firstUser, int users) throws Exception {
        Flight flight = new Flight(IN_FLIGHT);
        for (int user = firstUser; user < firstUser + users; user++) {
            flight.begin();
            SimpleHttpRequest request = SimpleRequestBuilder.post(url)
                    .setHeader("x-api-key", key).setHeader("Accept", "application/json")
                    .setBody(json.writeValueAsBytes(Accounts.json(user)), ContentType.APPLICATION_JSON).build();
            http.execute(request, new Answer(flight));
        }
        flight.land();
    }

    private final class Answer implements FutureCallback<SimpleHttpResponse> {

        private final Flight flight;

        Answer(Flight flight) {
            this.flight = flight;
        }

        @Override
        public void completed(SimpleHttpResponse response) {
            try {
                Accounts.check(json.readValue(response.getBodyBytes(), Map.class));
                flight.end(null);
            } catch (Exception e) {
                flight.end(e);
            }
        }

        @Override
        public void failed(Exception cause) {
            flight.end(cause);
        }

        @Override
        public void cancelled() {
            flight.end(new IllegalStateException("cancelled"));
        }
    }
}
