package io.github.camelcomposio.sources.keep;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.Exchange;

/**
 * A user who left.
 *
 * @param position     where that stands in the source; null where it stands nowhere any more
 * @param toolkit      of this toolkit only; null for all
 * @param authConfigId of this auth config only; null for all
 */
public record Leaver(String position, String userId, String toolkit, String authConfigId) {

    private static final String LEAVER = "CamelComposioKeepLeaver";

    /** Makes of the message that is a leaver one for {@code connectedAccounts/remove}. */
    static void address(Exchange exchange) {
        Leaver leaver = exchange.getMessage().getBody(Leaver.class);
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(ComposioConstants.USER_ID, leaver.userId());
        headers.put(ComposioConstants.TOOLKIT, leaver.toolkit());
        headers.put(ComposioConstants.AUTH_CONFIG_ID, leaver.authConfigId());
        headers.values().removeIf(value -> value == null);
        exchange.setProperty(LEAVER, leaver);
        exchange.getMessage().setHeaders(headers);
        exchange.getMessage().setBody(null);
    }

    /** The one whom {@link #address} has made a message of. */
    static Leaver of(Exchange exchange) {
        return exchange.getProperty(LEAVER, Leaver.class);
    }
}
