package io.github.camelcomposio.sources.keep;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.model.AuthScheme;
import org.apache.camel.Exchange;

/**
 * An account that needs another credential, as a polled item or an event says it.
 *
 * @param id           the connected account
 * @param userId       whose
 * @param toolkit      of which toolkit; null where it is not known
 * @param authConfigId of which auth config; null where it is not known
 * @param status       {@code EXPIRED} or {@code REVOKED}, or what else the message says; EXPIRED where it says nothing
 * @param reason       Composio's reason; null where there is none
 * @param scheme       null where it is not known
 * @param unfinished   whether nobody has ever connected it: a Connect Link that was not followed in its ten minutes
 */
record ExpiredAccount(
        String id, String userId, String toolkit, String authConfigId, String status, String reason, AuthScheme scheme,
        boolean unfinished) {

    /** Source: Composio reference, life of a connected account: status_reason. Read 2026-11. */
    private static final String NOT_FOLLOWED = "Connection initiation did not complete";
    /** Ours: where there is no reason. Composio gives ten minutes to follow a link. */
    private static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    /** @throws IllegalArgumentException if the message does not say which account, and whose */
    static ExpiredAccount of(Exchange exchange) {
        Map<?, ?> body = exchange.getMessage().getBody() instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> item = body.get("data") instanceof Map<?, ?> data && data.get("id") != null ? data : body;
        String scheme = header(exchange, ComposioConstants.AUTH_SCHEME, text(item, "auth_config", "auth_scheme"));
        String status = header(exchange, ComposioConstants.CONNECTION_STATUS, text(item, "status"));
        String reason = text(item, "status_reason");
        return new ExpiredAccount(
                required(exchange, ComposioConstants.CONNECTED_ACCOUNT_ID, text(item, "id")),
                required(exchange, ComposioConstants.USER_ID, text(item, "user_id")),
                header(exchange, ComposioConstants.TOOLKIT, text(item, "toolkit", "slug")),
                header(exchange, ComposioConstants.AUTH_CONFIG_ID, text(item, "auth_config", "id")),
                status == null ? "EXPIRED" : status, reason, scheme == null ? null : AuthScheme.find(scheme).orElse(null),
                reason == null ? wasShortLived(item) : reason.startsWith(NOT_FOLLOWED));
    }

    private static boolean wasShortLived(Map<?, ?> item) {
        String created = text(item, "created_at");
        String updated = text(item, "updated_at");
        try {
            return created != null && updated != null && "OAUTH2".equals(text(item, "auth_config", "auth_scheme"))
                    && Duration.between(OffsetDateTime.parse(created), OffsetDateTime.parse(updated))
                            .compareTo(LINK_LIFETIME)
                       < 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String required(Exchange exchange, String name, String otherwise) {
        String value = header(exchange, name, otherwise);
        if (value == null) {
            throw new IllegalArgumentException("the message does not say which account it is about: header " + name);
        }
        return value;
    }

    private static String header(Exchange exchange, String name, String otherwise) {
        String value = exchange.getMessage().getHeader(name, String.class);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static String text(Map<?, ?> item, String... path) {
        Object value = item;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value instanceof String text ? text : null;
    }

    /** Whether only its user can bring it back: Composio takes no new credentials for such accounts. */
    boolean needsItsUser() {
        return scheme != null && !scheme.isPatchable();
    }

    /** What steps for this account need to know. */
    Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(ComposioConstants.CONNECTED_ACCOUNT_ID, id);
        headers.put(ComposioConstants.USER_ID, userId);
        headers.put(ComposioConstants.TOOLKIT, toolkit);
        headers.put(ComposioConstants.AUTH_CONFIG_ID, authConfigId);
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    /** Shows no reason, for that is another's text. */
    @Override
    public String toString() {
        return "ExpiredAccount[" + id + ", " + status + "]";
    }
}
