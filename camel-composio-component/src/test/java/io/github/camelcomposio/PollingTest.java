package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a poll routes, and what it routes again. */
class PollingTest extends PollingTestBase {

    @Test
    void routesEachItemOfAllPagesOnce() throws Exception {
        List<String> all = accounts(1050);
        MockEndpoint polled = route(LIST);

        poll();
        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(received("GET")).hasSize(1050 / PAGE + 1);
        poll();
        poll();

        assertThat(ids(polled)).hasSize(1050);
        assertThat(received("GET")).hasSize(3 * (1050 / PAGE + 1));
    }

    @Test
    void missesNoneThoughTheRouteChangesWhatTheFilterFinds() throws Exception {
        List<String> expired = expiredAccounts(5 * PAGE);
        MockEndpoint polled = route(LIST + "&statuses=EXPIRED", exchange -> simulator.setStatus(id(exchange), "ACTIVE", null));

        poll();

        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(expired);
        assertThat(simulator.accounts()).extracting(account -> account.status()).containsOnly("ACTIVE");
    }

    @Test
    void givesTheItemAsItCameWithHeadersThatTheNextOperationTakes() throws Exception {
        String id = expiredAccounts(1).get(0);
        RouteBuilder.addRoutes(context, builder -> builder.from(LIST + "&statuses=EXPIRED").routeId(ROUTE)
                .to("mock:polled").to("composio:connectedAccounts/get")
                .setBody(exchange -> Map.of("api_key", "sg-fresh-0000001"))
                .to("composio:connectedAccounts/update").to("mock:updated"));
        MockEndpoint polled = context.getEndpoint("mock:polled", MockEndpoint.class);
        List<?> listed = (List<?>) reply(send("composio:connectedAccounts/list", null)).get("items");

        poll();

        Exchange message = polled.getReceivedExchanges().get(0);
        assertThat(message.getMessage().getHeaders()).isEqualTo(Map.of(
                ComposioConstants.CONNECTED_ACCOUNT_ID, id, ComposioConstants.USER_ID, "user_0",
                ComposioConstants.AUTH_CONFIG_ID, SENDGRID, ComposioConstants.TOOLKIT, "sendgrid",
                ComposioConstants.CONNECTION_STATUS, "EXPIRED"));
        assertThat(List.of(reply(message))).isEqualTo(listed);
        assertThat(simulator.account(id).orElseThrow().val()).containsEntry("api_key", "sg-fresh-0000001");
        assertThat(context.getEndpoint("mock:updated", MockEndpoint.class).getReceivedCounter()).isOne();
    }

    @Test
    void saysWhereInItsBatchAMessageStands() throws Exception {
        accounts(3);
        MockEndpoint polled = route(LIST);

        poll();

        assertThat(polled.getReceivedExchanges()).extracting(
                exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_INDEX),
                exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_SIZE),
                exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE))
                .containsExactly(Tuple.tuple(0, 3, false),
                        Tuple.tuple(1, 3, false), Tuple.tuple(2, 3, true));
    }

    @Test
    void routesAnItemAgainWhoseMessageFailedAndGoesOnWithTheOthers() throws Exception {
        List<String> all = accounts(5);
        List<String> tried = new ArrayList<>();
        MockEndpoint polled = route(LIST, exchange -> {
            tried.add(id(exchange));
            if (id(exchange).equals(all.get(2)) && tried.stream().filter(all.get(2)::equals).count() < 3) {
                throw new IllegalStateException("the route can't yet");
            }
        });

        poll();
        assertThat(ids(polled)).hasSize(4).doesNotContain(all.get(2));
        poll();
        assertThat(ids(polled)).hasSize(4);
        poll();
        poll();

        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(tried).hasSize(7);
    }

    @Test
    void takesAFailureThatTheRouteHandledForDone() throws Exception {
        accounts(2);
        List<String> tried = new ArrayList<>();
        RouteBuilder.addRoutes(context, builder -> {
            builder.onException(IllegalStateException.class).handled(true).to("mock:handled");
            builder.from(LIST).routeId(ROUTE).process(exchange -> {
                tried.add(id(exchange));
                throw new IllegalStateException("put aside");
            });
        });

        poll();
        poll();

        assertThat(tried).hasSize(2);
        assertThat(context.getEndpoint("mock:handled", MockEndpoint.class).getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void routesAnItemAgainThatHasChanged() throws Exception {
        List<String> all = accounts(3);
        MockEndpoint polled = route(LIST);
        poll();

        send("composio:connectedAccounts/update?connectedAccountId=" + all.get(1), Map.of("alias", "changed"));
        poll();
        poll();

        assertThat(ids(polled)).hasSize(4).last().isEqualTo(all.get(1));
    }

    @Test
    void routesAnItemAgainWhoseStatusChangedThoughItsTimeDidNot() throws Exception {
        MockEndpoint polled = route(LIST);
        for (String status : List.of("ACTIVE", "EXPIRED", "EXPIRED")) {
            simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(200,
                    Map.of(), "{\"items\":[{\"id\":\"ca_1\",\"status\":\"" + status
                              + "\",\"updated_at\":\"2026-11-01T00:00:00.000Z\"}]}"));
            poll();
        }
        assertThat(polled.getReceivedExchanges())
                .extracting(each -> each.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS))
                .containsExactly("ACTIVE", "EXPIRED");
    }

    @Test
    void leavesWhatIsTooMuchToTheNextPoll() throws Exception {
        List<String> all = accounts(25);
        MockEndpoint polled = route(LIST + "&maxMessagesPerPoll=10");

        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            poll();
            counts.add(polled.getReceivedCounter());
        }

        assertThat(counts).containsExactly(10, 20, 25, 25);
        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(polled.getReceivedExchanges().get(0).getProperty(ExchangePropertyKey.BATCH_SIZE)).isEqualTo(10);
    }

    @Test
    void letsNoFailingItemsKeepOthersFromTheirTurn() throws Exception {
        List<String> all = accounts(7);
        Set<String> failing = Set.copyOf(all.subList(4, 7));
        MockEndpoint polled = route(LIST + "&maxMessagesPerPoll=2", exchange -> {
            if (failing.contains(id(exchange))) {
                throw new IllegalStateException("never works");
            }
        });

        for (int i = 0; i < 4; i++) {
            poll();
        }

        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all.subList(0, 4));
    }

    @Test
    void routesEachItemAtEachPollWhereThatIsWanted() throws Exception {
        accounts(3);
        MockEndpoint polled = route(LIST + "&idempotent=false");
        poll();
        poll();
        assertThat(ids(polled)).hasSize(6).hasSameElementsAs(ids(polled).subList(0, 3));
    }

    @Test
    void routesNoItemThatIsStillOnItsWay() throws Exception {
        List<String> all = accounts(2);
        CountDownLatch mayFinish = new CountDownLatch(1);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        RouteBuilder.addRoutes(context, builder -> {
            builder.from(LIST).routeId(ROUTE).to("mock:polled").to("seda:later");
            builder.from("seda:later").routeId("later").process(exchange -> {
                mayFinish.await();
                if (id(exchange).equals(all.get(0)) && seen.add(id(exchange))) {
                    throw new IllegalStateException("failed long after the poll");
                }
            }).to("mock:done");
        });
        MockEndpoint polled = context.getEndpoint("mock:polled", MockEndpoint.class);
        MockEndpoint done = context.getEndpoint("mock:done", MockEndpoint.class);
        poll();
        poll();
        assertThat(ids(polled)).hasSize(2);

        mayFinish.countDown();
        await().untilAsserted(() -> {
            poll();
            assertThat(ids(done)).containsExactlyInAnyOrderElementsOf(all);
        });

        poll();
        assertThat(ids(polled)).hasSize(3);
    }

    @Test
    void sendsAnEmptyMessageWhenIdleWhereThatIsWanted() throws Exception {
        accounts(1);
        MockEndpoint polled = route(LIST + "&sendEmptyMessageWhenIdle=true");
        poll();
        poll();
        assertThat(polled.getReceivedExchanges()).extracting(each -> each.getMessage().getBody() == null)
                .containsExactly(false, true);
    }

    @Test
    void pollsGreedilyUntilNothingIsLeftButWhatFails() throws Exception {
        List<String> all = accounts(8);
        List<String> tried = new ArrayList<>();
        MockEndpoint polled = route(LIST + "&greedy=true&maxMessagesPerPoll=3&sendEmptyMessageWhenIdle=true", exchange -> {
            tried.add(id(exchange));
            if (id(exchange).equals(all.get(7))) {
                throw new IllegalStateException("never works");
            }
        });

        poll();

        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all.subList(0, 7));
        assertThat(received("GET")).hasSizeLessThanOrEqualTo(5);
        assertThat(tried.size()).isLessThanOrEqualTo(11);
    }

    @Test
    void isReadOnceByPollEnrichAndByAConsumerTemplate() throws Exception {
        List<String> all = accounts(2);
        String uri = "composio:connectedAccounts/list?initialDelay=0&delay=20";
        RouteBuilder.addRoutes(context, builder -> builder.from("direct:enrich").pollEnrich(uri, -1).to("mock:enriched"));

        template.sendBody("direct:enrich", "a");
        template.sendBody("direct:enrich", "b");

        assertThat(ids(context.getEndpoint("mock:enriched", MockEndpoint.class))).containsExactlyInAnyOrderElementsOf(all);
        assertThat(reply(context.createConsumerTemplate().receive("composio:authConfigs/list?initialDelay=0")))
                .containsKey("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "uri: composio:connectedAccounts/list?statuses=EXPIRED&delay=20&initialDelay=0",
            """
                    uri: composio
                          parameters:
                            operation: connectedAccounts/list
                            statuses: EXPIRED
                            delay: 20
                            initialDelay: 0""" })
    void pollsByItselfInYaml(String from) throws Exception {
        List<String> expired = expiredAccounts(3);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("poll.yaml", """
                - route:
                    id: yaml
                    from:
                      %s
                      steps:
                        - to: mock:polled
                """.formatted(from)));
        MockEndpoint polled = context.getEndpoint("mock:polled", MockEndpoint.class);

        await().until(() -> received("GET").size() >= 3);

        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(expired);
    }
}
