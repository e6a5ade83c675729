package io.github.camelcomposio;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;

/** A component with a number of places in flight, and messages that create an account each. */
abstract class InFlightTestBase extends ComposioTestBase {

    static final String CREATE = "composio:connectedAccounts/initiate?authScheme=API_KEY&allowMultiple=true"
                                 + "&authConfigId=ac_sendgrid";

    private final int places;

    InFlightTestBase(int places) {
        this.places = places;
    }

    @Override
    protected void configure(ComposioComponent component) {
        component.setMaxInFlight(places);
        component.setMaxInFlightWait(5000);
    }

    CompletableFuture<Exchange> create(int user) {
        return send(CREATE, user);
    }

    /** A message for each user at once. */
    List<CompletableFuture<Exchange>> sendAll(String uri, int users) {
        return IntStream.range(0, users).mapToObj(user -> send(uri, user)).toList();
    }

    private CompletableFuture<Exchange> send(String uri, int user) {
        return template.asyncSend(uri, message -> message.getMessage()
                .setBody(Map.of("user_id", "user_" + user, "api_key", "sg-secret-" + user)));
    }
}
