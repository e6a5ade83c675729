package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The simulator answers every operation that Composio documents, in its versions, and to its kind of key only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorRoutesTest {

    private static final int NO_SUCH_OPERATION = 10404;

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stop() {
        simulator.close();
    }

    private HttpResponse<byte[]> call(OperationFact fact, String version) throws Exception {
        String path = fact.path().replaceAll("\\{[^}]+}", "unknown");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/api/" + version + path))
                .timeout(Duration.ofSeconds(20)).method(fact.method(), HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json");
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static int code(HttpResponse<byte[]> response) throws Exception {
        Map<String, Object> error = Json.object(Json.readObject(response.body()), "error");
        return error.get("code") instanceof Number code ? code.intValue() : 0;
    }

    @Test
    void areThereForEveryOperation() throws Exception {
        for (OperationFact fact : OperationFact.all()) {
            for (String version : List.of("v3", "v3.1")) {
                HttpResponse<byte[]> response = call(fact, version);
                if (fact.versions().contains(version)) {
                    assertThat(code(response)).as("%s in %s", fact, version).isNotEqualTo(NO_SUCH_OPERATION);
                    if (fact.key() != null) {
                        assertThat(response.statusCode()).as("%s without a key", fact).isEqualTo(401);
                    }
                } else {
                    assertThat(code(response)).as("%s in %s", fact, version).isEqualTo(NO_SUCH_OPERATION);
                }
            }
        }
    }
}
