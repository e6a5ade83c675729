package io.github.camelcomposio.benchmarks.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The JDK's client, asynchronous, and Jackson. */
final class JdkPeer implements Peer {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String key;

    JdkPeer(String baseUrl, String key) {
        this.url = URI.create(baseUrl + Accounts.PATH);
        this.key = key;
    }

    @Override
    public void create(int firstUser, int users) throws Exception {
        Flight flight = new Flight(IN_FLIGHT);
        for (int user = firstUser; user < firstUser + users; user++) {
            flight.begin();
            HttpRequest request = HttpRequest.newBuilder(url).header("x-api-key", key)
                    .header("Accept", "application/json").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(Accounts.json(user)))).build();
            http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).whenComplete((response, failure) -> {
                try {
                    if (failure == null) {
                        Accounts.check(json.readValue(response.body(), Map.class));
                    }
                    flight.end(failure);
                } catch (Exception e) {
                    flight.end(e);
                }
            });
        }
        flight.land();
    }
}
