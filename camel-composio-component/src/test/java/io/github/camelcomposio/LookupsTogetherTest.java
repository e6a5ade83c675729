package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The look before a create: many of them become one request. */
class LookupsTogetherTest extends ComposioTestBase {

    private static final String INITIATE = "composio:connectedAccounts/initiate?authConfigId=" + SENDGRID;

    @Override
    protected void configure(ComposioComponent component) {
        component.setMaxInFlight(64);
    }

    private static Map<String, Object> row(String user) {
        return Map.of("user_id", user, "api_key", "sg-key-of-" + user);
    }

    private List<CompletableFuture<Object>> initiate(List<String> users) {
        return users.stream().map(user -> template.asyncRequestBody(INITIATE, row(user))).toList();
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> "user_" + i).toList();
    }

    /** The look-ups; what is asked about auth configs stands beside them. */
    private List<ReceivedRequest> lookUps() {
        return received("GET").stream().filter(request -> request.path().endsWith("/connected_accounts")).toList();
    }

    private List<String> looks() {
        return lookUps().stream().map(look -> look.query().get("user_ids")).toList();
    }

    private static void awaitAll(List<CompletableFuture<Object>> replies) {
        assertThat(replies).allSatisfy(reply -> assertThat(reply).succeedsWithin(30, TimeUnit.SECONDS));
    }

    @Test
    void goAloneWhereThereIsOne() {
        awaitAll(initiate(List.of("only")));

        assertThat(looks()).containsExactly("only");
        assertThat(lookUps().get(0).query())
                .isEqualTo(Map.of("auth_config_ids", SENDGRID, "statuses", "ACTIVE", "user_ids", "only"));
    }

    @Test
    void takeOneRequestForAllThatCameMeanwhile() {
        simulator.latency(Duration.ofMillis(50));
        List<String> users = users(1500);

        awaitAll(initiate(users));

        assertThat(simulator.accounts()).extracting("userId").containsExactlyInAnyOrderElementsOf(users);
        assertThat(received("POST")).hasSize(1500);
        assertThat(lookUps().size()).isLessThan(1500 / 5);
        assertThat(looks().stream().flatMap(look -> Arrays.stream(look.split(",")))).containsExactlyInAnyOrderElementsOf(users);
    }

    /** While its pages are read, accounts that are created push others to the next page. */
    @Test
    void countAnAccountOnceThatStandsOnTwoPages() {
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(200, Map.of(), page("\"next\"")));
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(200, Map.of(), page("null")));

        assertThat(initiate(List.of("ann")).get(0)).failsWithin(30, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .satisfies(failure -> assertThat(failure).hasRootCauseInstanceOf(ComposioConflictException.class)
                        .rootCause().asInstanceOf(type(ComposioConflictException.class))
                        .extracting(ComposioConflictException::getConnectedAccountIds).isEqualTo(List.of("ca_1")));
    }

    private static String page(String cursor) {
        return "{\"items\":[{\"id\":\"ca_1\",\"user_id\":\"ann\",\"status\":\"ACTIVE\",\"auth_config\":{\"id\":\"" + SENDGRID
               + "\"}}],\"next_cursor\":" + cursor + "}";
    }

    @Test
    void costLittleInASplitOfManyRecords() throws Exception {
        simulator.latency(Duration.ofMillis(40));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all").split(body()).streaming().parallelProcessing().to(INITIATE);
            }
        });

        template.requestBody("direct:all", users(5000).stream().map(LookupsTogetherTest::row).iterator());

        assertThat(simulator.accounts()).hasSize(5000);
        assertThat(simulator.requests()).hasSizeLessThanOrEqualTo(5250);
    }

    @Test
    void findWhoHasAnAccountAlreadyOnAllPages() {
        List<String> there = users(50);
        awaitAll(initiate(there));
        simulator.clearRequests();
        simulator.latency(Duration.ofMillis(50));
        List<String> mixed = new ArrayList<>(there);
        mixed.add("new");

        List<CompletableFuture<Object>> replies = initiate(mixed);

        assertThat(replies.get(50)).succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(replies.subList(0, 50)).allSatisfy(reply -> assertThat(reply).failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat().havingRootCause().isInstanceOf(ComposioConflictException.class));
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void keepTheAddressShort() {
        simulator.latency(Duration.ofMillis(50));
        String long1 = "ü".repeat(300);
        List<String> users = IntStream.range(0, 40).mapToObj(i -> long1 + i).toList();

        awaitAll(initiate(users));

        assertThat(looks()).allSatisfy(look -> assertThat(look.split(",")).hasSizeLessThanOrEqualTo(2));
        assertThat(simulator.accounts()).hasSize(40);
    }

    @Test
    void failTogetherWhereComposioFails() {
        simulator.latency(Duration.ofMillis(50));
        simulator.fault(Fault.on("GET", "/connected_accounts").answer(503));

        assertThat(initiate(users(10))).allSatisfy(reply -> assertThat(reply).failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat().havingRootCause().isInstanceOf(ComposioServerException.class));
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void goAloneWhereComposioRefusesThemTogether() {
        simulator.latency(Duration.ofMillis(50));
        simulator.fault(Fault.on("GET", "/connected_accounts").times(2).answer(400));

        List<CompletableFuture<Object>> replies = initiate(users(20));

        List<Throwable> failures = replies.stream().map(reply -> reply.handle((body, failure) -> failure).join())
                .filter(failure -> failure != null).toList();
        assertThat(failures).hasSizeLessThanOrEqualTo(1)
                .allSatisfy(failure -> assertThat(failure).hasRootCauseInstanceOf(ComposioInvalidRequestException.class));
        assertThat(simulator.accounts()).hasSize(20 - failures.size());
    }

    @Test
    void areNotMixedAcrossAuthConfigs() {
        simulator.latency(Duration.ofMillis(50));
        List<CompletableFuture<Object>> replies = new ArrayList<>(initiate(users(20)));
        users(20).forEach(user -> replies.add(template.asyncRequestBody(
                "composio:connectedAccounts/initiate?authConfigId=" + GITHUB, Map.of("user_id", user, "token", "gho_1"))));

        awaitAll(replies);

        assertThat(lookUps()).extracting(ReceivedRequest::query)
                .allSatisfy(query -> assertThat(query.get("auth_config_ids")).isIn(SENDGRID, GITHUB));
        assertThat(simulator.accounts()).hasSize(40);
    }
}
