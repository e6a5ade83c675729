package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import org.junit.jupiter.api.Test;

class SendWatchTest {

    private final ClientBench bench = new ClientBench();
    private final ComposioClient client = bench.client();
    private final List<String> seen = new ArrayList<>();
    private final ComposioClient watched = client.watched(request -> seen.add(request.toString()));
    private final IllegalStateException stop = new IllegalStateException("stopped");
    private final ComposioClient prevented = client.watched(request -> {
        throw stop;
    });

    @Test
    void seesEveryAttemptBeforeItGoes() {
        bench.transport.answers(503);
        CompletableFuture<ApiResponse> answer = watched.send(ClientBench.get("/tools"));
        bench.time.pass(Duration.ofSeconds(10));

        assertThat(answer).failsWithin(Duration.ZERO).withThrowableOfType(ExecutionException.class).havingCause()
                .isInstanceOf(ComposioServerException.class);
        assertThat(seen).containsExactly("GET /tools", "GET /tools", "GET /tools");
        client.send(ClientBench.get("/toolkits"));
        assertThat(seen).as("of its own view only").hasSize(3);
    }

    @Test
    void failsTheRequestThatItPreventsAndTakesNoPlaceFromOthers() {
        for (int i = 0; i < 100; i++) {
            assertThat(prevented.send(ClientBench.get("/tools"))).failsWithin(Duration.ZERO)
                    .withThrowableOfType(ExecutionException.class).havingCause().isSameAs(stop);
        }

        assertThat(client.send(ClientBench.get("/tools"))).isCompleted();
        assertThat(bench.transport.sent).hasSize(1);
    }

    @Test
    void givesTheRightBackAlsoWhereTheBudgetIsKnown() {
        bench.transport.answers(request -> ScriptedTransport.status(200,
                Map.of("x-ratelimit", "10", "x-ratelimit-remaining", "9", "x-ratelimit-window-size", "60s")));
        client.send(ClientBench.get("/tools"));

        for (int i = 0; i < 100; i++) {
            assertThat(prevented.send(ClientBench.get("/tools"))).isCompletedExceptionally();
        }
        assertThat(client.send(ClientBench.get("/tools"))).isCompleted();
    }

    @Test
    void seesLookUpsThatGoTogetherOnceOfTheFirst() {
        List<String> others = new ArrayList<>();
        ComposioClient other = client.watched(request -> others.add(request.toString()));
        CompletableFuture<Transport.Answer> held = new CompletableFuture<>();
        bench.transport.answers(request -> request.contains("=zero") ? held : ScriptedTransport.status(200));
        lookup("zero").find(client);
        List<CompletableFuture<List<Map<String, Object>>>> found = List.of(
                lookup("one").find(watched), lookup("two").find(other), lookup("three").find(watched));
        held.complete(ScriptedTransport.status(200).join());

        assertThat(found).allMatch(CompletableFuture::isDone);
        assertThat(seen).containsExactly("GET /connected_accounts");
        assertThat(others).isEmpty();
    }

    @Test
    void failsNoLookUpButThoseOfItsOwnClient() {
        CompletableFuture<Transport.Answer> held = new CompletableFuture<>();
        bench.transport.answers(request -> request.contains("=zero") ? held : ScriptedTransport.status(200));
        lookup("zero").find(client);
        CompletableFuture<?> one = lookup("one").find(prevented);
        CompletableFuture<?> two = lookup("two").find(prevented);
        CompletableFuture<?> three = lookup("three").find(watched);
        CompletableFuture<?> four = lookup("four").find(client);
        held.complete(ScriptedTransport.status(200).join());

        assertThat(one).isCompletedExceptionally();
        assertThat(two).isCompletedExceptionally();
        assertThat(three).isCompleted().isNotCompletedExceptionally();
        assertThat(four).isCompleted().isNotCompletedExceptionally();
        assertThat(bench.transport.sent).hasSize(2).last().asString().contains("user_ids=three%2Cfour&");
    }

    @Test
    void doesNotSeeWhatIsAskedOfAuthConfigs() {
        bench.transport.answers(request -> ScriptedTransport.json(200, Map.of(), "{\"id\":\"ac_1\"}"));

        assertThat(watched.authConfigs()).isSameAs(client.authConfigs());
        assertThat(watched.authConfigs().get("ac_1")).isCompleted();
        assertThat(seen).isEmpty();
    }

    @Test
    void seesEverythingThatACreationSends() {
        bench.transport.answers(request -> request.startsWith("POST") ? ScriptedTransport.cut(true)
                : request.startsWith("GET") ? ScriptedTransport.json(200, Map.of(), """
                        {"items":[{"id":"ca_new","user_id":"one","auth_config":{"id":"ac_1"},"status":"EXPIRED",
                        "state":{"authScheme":"API_KEY"}}]}""") : ScriptedTransport.status(200));

        assertThat(creation(watched).run()).isCompleted().isNotCompletedExceptionally();
        assertThat(seen).containsExactly("POST /connected_accounts", "GET /connected_accounts",
                "PATCH /connected_accounts/{connectedAccountId}");
    }

    @Test
    void endsTheSearchForALostCreateAtOnceWhenItPreventsIt() {
        bench.transport.answers(request -> ScriptedTransport.cut(true));
        ComposioClient once = client.watched(request -> {
            if (request.method().equals("GET")) {
                throw stop;
            }
        });

        assertThat(creation(once).run()).failsWithin(Duration.ZERO).withThrowableOfType(ExecutionException.class)
                .havingCause().isInstanceOfSatisfying(ComposioTransportException.class,
                        failure -> assertThat(failure.isOutcomeUnknown()).isTrue());
    }

    private static AccountCreation creation(ComposioClient client) {
        ApiRequest create = new ApiRequest("test/create", "POST", "/connected_accounts", Repetition.UNLESS_DONE)
                .body(Map.of("connection", Map.of("user_id", "one")));
        ConnectionState state
                = new ConnectionState(AuthScheme.API_KEY, Map.of("api_key", "sg-secret-0001", "status", "ACTIVE"));
        return new AccountCreation(client, create, lookup("one"), state, null, Set.of());
    }

    private static AccountLookup lookup(String user) {
        return new AccountLookup("test/lookup", user, "ac_1", AccountLookup.Scope.ALL);
    }
}
