package io.github.camelcomposio.telemetry;

import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.ComposioEndpoint;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.error.ComposioException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Names a span after its operation, such as {@code connectedAccounts/initiate}, and says what became of it. Its tags
 * hold ids of Composio's; no body, no options of the URI, nobody's user id.
 */
public class ComposioSpanDecorator extends AbstractSpanDecorator {

    private static final String PREFIX = "composio.";

    @Override
    public String getComponent() {
        return "composio";
    }

    @Override
    public String getComponentClassName() {
        return ComposioComponent.class.getName();
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return stripSchemeAndOptions(endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        String operation = stripSchemeAndOptions(endpoint);
        span.setComponent("camel-composio");
        span.setTag(TagConstants.URL_SCHEME, getComponent());
        span.setTag(TagConstants.URL_PATH, operation);
        span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
        span.setTag(PREFIX + "operation", operation);
        if (endpoint instanceof ComposioEndpoint composio) {
            span.setTag(TagConstants.SERVER_ADDRESS, composio.getServiceUrl());
            Object header = exchange.getMessage().getHeader(ComposioConstants.TOOLKIT);
            tag(span, "toolkit", header == null ? composio.getConfiguration().getToolkit() : header);
        }
    }

    /** What is not an exception of ours may quote what it could not read: only its class is told. */
    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure instanceof ComposioException refusal) {
            tag(span, "status", refusal.getStatus());
            tag(span, "request.id", refusal.getRequestId());
            tag(span, "attempts", refusal.getAttempts());
            failed(span, refusal, refusal.getMessage());
        } else if (exchange.isFailed()) {
            failed(span, failure, null);
        } else {
            succeeded(span, exchange);
        }
    }

    private static void succeeded(Span span, Exchange exchange) {
        tag(span, "status", exchange.getMessage().getHeader(ComposioConstants.RESPONSE_CODE));
        tag(span, "request.id", exchange.getMessage().getHeader(ComposioConstants.REQUEST_ID));
        if (exchange.getMessage().getBody() instanceof ImportOutcome outcome) {
            tag(span, "import.action", outcome.action());
            tag(span, "toolkit", outcome.toolkit());
            tag(span, "connected.account.id", outcome.connectedAccountId());
        } else {
            tag(span, "connected.account.id", exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID));
        }
    }

    private static void failed(Span span, Exception failure, String message) {
        span.setError(true);
        String kind = failure == null ? "failed" : failure.getClass().getSimpleName();
        span.log(message == null
                ? Map.of("event", "error", "error.kind", kind)
                : Map.of("event", "error", "error.kind", kind, "message", message));
    }

    private static void tag(Span span, String name, Object value) {
        if (value != null) {
            span.setTag(PREFIX + name, value.toString());
        }
    }
}
