package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What becomes of a message: body, headers, and lists page by page. */
class RepliesTest extends SharedContextTestBase {

    private static final String LIST = "composio:connectedAccounts/list";
    private static final String GET = "composio:connectedAccounts/get?connectedAccountId=ca_1";

    /** An account as somebody's route may want it. */
    public record Account(String id, String status, @JsonProperty("user_id") String userId) {
    }

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.pageSize(2);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all").to(LIST + "?fetchAll=true&userIds=paged").split(body()).streaming().to("mock:item");
                from("direct:pages").loopDoWhile(simple("${header.CamelComposioCursor} != 'end'"))
                        .to(LIST + "?userIds=paged")
                        .split(simple("${body[items]}")).to("mock:item").end()
                        .process(exchange -> exchange.getMessage().setHeader(ComposioConstants.CURSOR,
                                exchange.getMessage().getHeader(ComposioConstants.NEXT_CURSOR, "end", String.class)))
                        .end();
            }
        });
    }

    private void answerGet(String json) {
        simulator.fault(Fault.on("GET", "/connected_accounts/{id}").answer(200,
                Map.of("X-Request-Id", "req-1", "X-RateLimit", "100", "X-RateLimit-Remaining", "99",
                        "X-RateLimit-Window-Size", "60s"),
                json));
    }

    private void fivePagedAccounts() {
        while (simulator.accountsOf("paged").size() < 5) {
            send("composio:connectedAccounts/initiate?allowMultiple=true&authConfigId=ac_sendgrid",
                    Map.of("user_id", "paged", "api_key", "sg-1234567890"));
        }
        simulator.clearRequests();
    }

    private List<String> pagedIds() {
        return simulator.accountsOf("paged").stream().map(account -> account.id()).toList();
    }

    @Test
    void givesAMapWithNumbersAndNullsAsTheyCame() {
        answerGet("{\"id\":\"ca_1\",\"status\":\"ACTIVE\",\"big\":12345678901234567890,\"exact\":1.10,\"n\":3,\"nothing\":null,"
                  + "\"deep\":{\"list\":[1,null,{}]}}");
        Object body = send(GET, null).getMessage().getBody();

        assertThat(body).isInstanceOf(Map.class);
        Map<?, ?> map = (Map<?, ?>) body;
        assertThat(map.get("big")).hasToString("12345678901234567890");
        assertThat(map.get("exact")).isEqualTo(new BigDecimal("1.10"));
        assertThat(map.get("n")).isEqualTo(3);
        assertThat(map.containsKey("nothing")).isTrue();
        assertThat(map.get("nothing")).isNull();
        assertThat(map.get("deep").toString()).contains("list");
    }

    @Test
    void convertsToWhatARouteAsksFor() throws Exception {
        String json = "{\"id\":\"ca_1\",\"status\":\"ACTIVE\",\"user_id\":\"u\",\"exact\":1.10,\"nothing\":null}";
        answerGet(json);
        Message reply = send(GET, null).getMessage();

        assertThat(reply.getBody(String.class)).isEqualTo(json);
        assertThat(reply.getBody(byte[].class)).isEqualTo(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(new String(reply.getBody(InputStream.class).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(reply.getBody(JsonNode.class).get("status").textValue()).isEqualTo("ACTIVE");
        assertThat(reply.getBody(Account.class)).isEqualTo(new Account("ca_1", "ACTIVE", "u"));
    }

    @Test
    void saysThatABeanCannotBeFilled() {
        answerGet("{\"id\":{\"not\":\"text\"}}");
        Message reply = send(GET, null).getMessage();
        assertThat(reply.getBody(Account.class)).isNull();
    }

    @Test
    void setsWhatIsKnownAsHeaders() {
        answerGet("{\"id\":\"ca_1\",\"status\":\"EXPIRED\"}");
        Message reply = send(GET, null).getMessage();

        assertThat(reply.getHeaders()).containsAllEntriesOf(Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, "ca_1",
                ComposioConstants.CONNECTION_STATUS, "EXPIRED", ComposioConstants.REQUEST_ID, "req-1",
                ComposioConstants.RESPONSE_CODE, 200, ComposioConstants.RATE_LIMIT_REMAINING, 99L));
    }

    @Test
    void removesHeadersOfAnEarlierReplyAndKeepsAllOthers() {
        simulator.fault(Fault.on("GET", "/connected_accounts/{id}").answer(200, Map.of(), "{\"id\":\"ca_1\"}"));
        Exchange reply = send(GET, null, Map.of(ComposioConstants.CONNECTION_STATUS, "stale",
                ComposioConstants.REDIRECT_URL, "stale", ComposioConstants.REQUEST_ID, "stale",
                ComposioConstants.RATE_LIMIT_REMAINING, 7L, ComposioConstants.RESPONSE_CODE, 500,
                "mine", "kept", ComposioConstants.USER_ID, "kept too"));

        assertThat(reply.getMessage().getHeaders()).isEqualTo(Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, "ca_1",
                ComposioConstants.RESPONSE_CODE, 200, "mine", "kept", ComposioConstants.USER_ID, "kept too"));
    }

    @Test
    void leavesTheMessageAloneWhenItFails() {
        Exchange failed = template.request("composio:connectedAccounts/get?connectedAccountId=ca_none", exchange -> {
            exchange.getMessage().setBody("body");
            exchange.getMessage().setHeader("mine", "kept");
        });
        assertThat(failed.getException()).isNotNull();
        assertThat(failed.getMessage().getBody()).isEqualTo("body");
        assertThat(failed.getMessage().getHeaders()).isEqualTo(Map.of("mine", "kept"));
    }

    @Test
    void givesAnEmptyMapForAnEmptyAnswer() {
        simulator.fault(Fault.on("DELETE", "/auth_configs/{id}").answer(204, Map.of(), ""));
        Message reply = send("composio:authConfigs/delete?authConfigId=ac_1", "body").getMessage();
        assertThat(reply.getBody()).isEqualTo(Map.of());
        assertThat(reply.getHeader(ComposioConstants.RESPONSE_CODE)).isEqualTo(204);
    }

    @Test
    void givesOnePageOfAListAndTheCursorOfTheNext() {
        fivePagedAccounts();
        Message page = send(LIST + "?userIds=paged", null).getMessage();
        assertThat((List<?>) page.getBody(Map.class).get("items")).hasSize(2);
        String cursor = page.getHeader(ComposioConstants.NEXT_CURSOR, String.class);
        assertThat(cursor).isNotBlank();

        Message last = send(LIST + "?userIds=paged&limit=5", null, Map.of(ComposioConstants.NEXT_CURSOR, "stale")).getMessage();
        assertThat((List<?>) last.getBody(Map.class).get("items")).hasSize(5);
        assertThat(last.getHeaders()).doesNotContainKey(ComposioConstants.NEXT_CURSOR);
        assertThat(simulator.requests()).hasSize(2);
    }

    @Test
    void fetchesPagesAsTheIteratorIsRead() {
        fivePagedAccounts();
        Iterator<?> items = (Iterator<?>) send(LIST + "?fetchAll=true&userIds=paged", null).getMessage().getBody();

        List<Object> ids = new ArrayList<>();
        List<Integer> requests = new ArrayList<>();
        while (items.hasNext()) {
            ids.add(((Map<?, ?>) items.next()).get("id"));
            requests.add(simulator.requests().size());
        }

        assertThat(requests).containsExactly(1, 1, 2, 2, 3);
        assertThat(ids).containsExactlyInAnyOrderElementsOf(pagedIds());
        assertThat(simulator.requests()).hasSize(3).allSatisfy(request -> assertThat(request.query())
                .containsEntry("user_ids", "paged"));
    }

    @Test
    void failsWhileReadingWhereALaterPageFails() {
        fivePagedAccounts();
        Iterator<?> items = (Iterator<?>) send(LIST + "?fetchAll=true&userIds=paged&maxRetries=0", null).getMessage().getBody();
        items.next();
        items.next();
        simulator.fault(Fault.on("GET", "/connected_accounts").answer(403));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(items::hasNext))
                .isInstanceOf(io.github.camelcomposio.error.ComposioPermissionException.class);
    }

    @Test
    void splitsAllItemsOfAList() throws Exception {
        fivePagedAccounts();
        MockEndpoint mock = context.getEndpoint("mock:item", MockEndpoint.class);
        mock.reset();
        mock.expectedMessageCount(5);
        send("direct:all", null);
        mock.assertIsSatisfied();
        assertThat(mock.getExchanges()).extracting(item -> item.getMessage().getBody(Map.class).get("id").toString())
                .containsExactlyInAnyOrderElementsOf(pagedIds());
    }

    @Test
    void goesThroughAListPageByPageInALoop() throws Exception {
        fivePagedAccounts();
        MockEndpoint mock = context.getEndpoint("mock:item", MockEndpoint.class);
        mock.reset();
        mock.expectedMessageCount(5);
        send("direct:pages", null);
        mock.assertIsSatisfied();
        assertThat(simulator.requests()).hasSize(3);
    }
}
