package io.github.camelcomposio.benchmarks.peer;

import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Apache HttpClient 5's blocking client and Jackson, on 64 threads. */
final class BlockingPeer extends ThreadsPeer {

    private final ObjectMapper json = new ObjectMapper();
    private final CloseableHttpClient http;
    private final String url;
    private final String key;

    BlockingPeer(String baseUrl, String key) {
        this.url = baseUrl + Accounts.PATH;
        this.key = key;
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(IN_FLIGHT).setMaxConnPerRoute(IN_FLIGHT).build())
                .build();
    }

    @Override
    void create(int user) throws Exception {
        HttpPost request = new HttpPost(url);
        request.setHeader("x-api-key", key);
        request.setHeader("Accept", "application/json");
        request.setEntity(new ByteArrayEntity(json.writeValueAsBytes(Accounts.json(user)), ContentType.APPLICATION_JSON));
        Accounts.check(http.execute(request, response -> json.readValue(response.getEntity().getContent(), Map.class)));
    }
}
