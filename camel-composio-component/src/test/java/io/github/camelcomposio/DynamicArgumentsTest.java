package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments of dynamic endpoints ({@code toD}), which come with each message. */
class DynamicArgumentsTest extends SharedContextTestBase {

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:search").toD("composio:authConfigs/list?showDisabled=true&search=${header.wanted}");
                from("direct:raw").toD("composio:authConfigs/list?showDisabled=true&search=RAW(${header.wanted})");
                from("direct:get").toD("composio:connectedAccounts/get?connectedAccountId=${header.wanted}");
            }
        });
    }

    private Map<String, String> onlyQuery() {
        assertThat(simulator.requests()).hasSize(1);
        return simulator.requests().get(0).query();
    }

    @Test
    void usesOneEndpointForManyUsersOfToD() {
        send("direct:search", null, Map.of("wanted", "first"));
        int endpoints = context.getEndpoints().size();

        IntStream.range(0, 50).forEach(i -> send("direct:search", null, Map.of("wanted", "user_" + i)));

        assertThat(context.getEndpoints()).hasSize(endpoints);
        assertThat(simulator.requests()).hasSize(51).last().satisfies(request -> assertThat(request.query())
                .isEqualTo(Map.of("show_disabled", "true", "search", "user_49")));
    }

    @Test
    void leavesNothingOfToDOnTheExchange() {
        Exchange reply = send("direct:search", null, Map.of("wanted", "one"));
        assertThat(reply.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelComposio"));
        assertThat(reply.getMessage().getHeaders()).doesNotContainKey(ComposioConstants.SEARCH);

        Exchange failed = template.request("direct:get", exchange -> exchange.getMessage().setHeader("wanted", "ca_none"));
        assertThat(failed.getException()).isNotNull();
        assertThat(failed.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelComposio"));
    }

    @Test
    void keepsTheOrderOfPlacesWithToD() {
        send("direct:search", Map.of("search", "body"), Map.of("wanted", "option"));
        send("direct:search", Map.of("search", "body"), Map.of("wanted", "option", ComposioConstants.SEARCH, "header"));

        assertThat(simulator.requests()).extracting(request -> request.query().get("search"))
                .containsExactly("body", "header");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a@b.example", "a+b@c.example", "100%", "a b", "a#b", "ü", "a%2fb" })
    void carriesAnyValueThroughToD(String value) {
        send("direct:search", null, Map.of("wanted", value));
        assertThat(onlyQuery()).containsEntry("search", value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a&b=c", "a+b@c.example", "plain", "x & y", "(a)", "100%" })
    void carriesAnyValueThroughToDAsRaw(String value) {
        send("direct:raw", null, Map.of("wanted", value));
        assertThat(onlyQuery()).isEqualTo(Map.of("show_disabled", "true", "search", value));
    }

    @Test
    void refusesOptionsThatOnlyOtherOperationsHave() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:foreign").toD("composio:connectedAccounts/list?userId=${header.whose}");
            }
        });

        assertThat(refused("direct:foreign", null, Map.of("whose", "u")))
                .contains("userId is no argument of connectedAccounts/list. Did you mean userIds?");
    }
}
