package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The component sends what the official client sends for the same call, in the same order, except for what differs on
 * purpose ({@link SdkDifference}); see the README beside the data.
 */
class OfficialClientRequestsTest extends SharedContextTestBase {

    private static final Map<String, List<SdkRequest>> RECORDED = SdkRequest.recorded();
    private static final Map<String, SdkCall> CALLS
            = Stream.of(SdkAccountCalls.ALL, SdkToolCalls.ALL, SdkSessionCalls.ALL).flatMap(List::stream)
                    .collect(Collectors.toMap(SdkCall::name, Function.identity()));

    static List<String> calls() {
        return new ArrayList<>(RECORDED.keySet());
    }

    /** The user follows a Connect Link at once. */
    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:follow-link").process(exchange -> simulator.setStatus(
                        exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class), "ACTIVE",
                        null));
            }
        });
    }

    @Test
    void everyCallHasACounterpart() {
        assertThat(CALLS.keySet()).isEqualTo(RECORDED.keySet());
    }

    @Test
    void everyDifferenceIsOfCalls() {
        assertThat(RECORDED.keySet()).containsAll(
                SdkDifference.ALL.stream().flatMap(difference -> difference.calls().stream()).toList());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void sendsTheSameRequests(String name) {
        SdkCall call = CALLS.get(name);
        assertThat(call).as("a call of the component like this one").isNotNull();
        SdkPreparations preparations = new SdkPreparations(newUser(), (uri, body) -> reply(send(uri, body)));
        call.prepared().forEach(preparations::make);
        String uri = preparations.fill(call.uri());
        String body = preparations.fill(call.body());
        simulator.clearRequests();

        send(uri, body);

        assertThat(SdkRequest.of(simulator.requests())).isEqualTo(expected(name));
    }

    private Exchange send(String uri, String body) {
        return super.send("composio:" + uri, body == null ? null : body.replace('\'', '"'));
    }

    private static List<SdkRequest> expected(String name) {
        List<SdkRequest> requests = RECORDED.get(name);
        for (SdkDifference difference : SdkDifference.ALL) {
            if (difference.calls().contains(name)) {
                requests = difference.apply(requests);
            }
        }
        return requests;
    }
}
