package io.github.camelcomposio.webhook;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelcomposio.error.ComposioSignatureException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers webhooks: looks whether they are genuine, makes events of them, routes each once, and acknowledges what was
 * handled. A route gets an exchange of its own, with nothing in it but what was signed; a sender gets a status and
 * nothing else.
 */
public final class WebhookHandler extends AsyncProcessorSupport {

    /** The payload as it came, a property of the exchange. */
    public static final String RAW_PAYLOAD = "CamelComposioRawPayload";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;
    private static final int LATER = 503;

    private final Endpoint endpoint;
    private final AsyncProcessor next;
    private final WebhookSettings settings;
    private final Supplier<WebhookVerifier> verifiers;
    private final SeenEvents seen;
    private final RefusalLog log;
    private WebhookVerifier verifier;
    private EarlyAnswers early;

    /**
     * @param endpoint  where events come from, as a route sees it
     * @param next      the route
     * @param verifiers asked at every start, when the secrets are known
     */
    public WebhookHandler(
                          Endpoint endpoint, Processor next, WebhookSettings settings,
                          Supplier<WebhookVerifier> verifiers, Clock clock) {
        this.endpoint = endpoint;
        this.next = AsyncProcessorConverterHelper.convert(next);
        this.settings = settings;
        this.verifiers = verifiers;
        this.seen = new SeenEvents(settings.repository(), settings.abandonedAfter(), clock);
        this.log = new RefusalLog(clock);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        verifier = verifiers.get();
        if (!endpoint.getCamelContext().hasService(settings.repository())) {
            endpoint.getCamelContext().addService(settings.repository());
        }
        ServiceHelper.startService(settings.repository());
        if (settings.answeredAtOnce() > 0) {
            early = new EarlyAnswers(endpoint.getCamelContext(), this, settings.answeredAtOnce());
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (early != null) {
            early.stop();
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        Arrival arrival = arrival(http);
        if (arrival.claim() == null) {
            return answer(http, arrival.status(), callback);
        }
        Exchange event = exchange(arrival);
        if (early != null) {
            return answer(http, routeLater(event, arrival.claim()), callback);
        }
        return route(event, doneSync -> {
            answer(http, settle(event, arrival.claim()));
            callback.done(doneSync);
        });
    }

    /** What came: an event to route with the claim on it, or only a status to answer. */
    private record Arrival(int status, WebhookEvent event, SeenEvents.Claim claim) {

        Arrival(int status) {
            this(status, null, null);
        }
    }

    private Arrival arrival(Exchange http) {
        if (!isStarted()) {
            return new Arrival(LATER);
        }
        Message request = http.getMessage();
        try {
            byte[] body = RawBody.read(request, settings.maxBodySize());
            if (body == null) {
                return refused(TOO_LARGE, "its body is longer than the " + settings.maxBodySize() + " bytes allowed");
            }
            String id = header(request, "webhook-id");
            verifier.verify(id, header(request, "webhook-timestamp"), signatures(request), body);
            return verified(http, id, body);
        } catch (ComposioSignatureException e) {
            log.refused(UNAUTHORIZED, e.getPart(), e.getMessage());
            return new Arrival(UNAUTHORIZED);
        } catch (IOException e) {
            return refused(BAD_REQUEST, "its body could not be read to the end");
        }
    }

    private Arrival verified(Exchange http, String id, byte[] body) {
        WebhookEvent event;
        try {
            event = WebhookEvent.read(id, body);
        } catch (IOException e) {
            return refused(BAD_REQUEST, "its signature is right, but its body is no JSON object");
        }
        if (!settings.wants(event.type())) {
            return new Arrival(OK);
        }
        try {
            SeenEvents.Claim claim = seen.claim(http, id);
            return switch (claim.state()) {
                case CLAIMED -> new Arrival(0, event, claim);
                case RUNNING -> new Arrival(LATER);
                case HANDLED -> new Arrival(OK);
            };
        } catch (RuntimeException e) {
            LOG.error("The idempotentRepository failed: webhooks are answered with 503 and come again", e);
            return new Arrival(LATER);
        }
    }

    private Arrival refused(int status, String reason) {
        log.refused(status, status, reason);
        return new Arrival(status);
    }

    /** Null where it is missing, and where it is there more than once, so that nobody can tell which was signed. */
    private static String header(Message request, String name) {
        Object value = request.getHeader(name);
        return value == null || value instanceof Collection ? null : value.toString();
    }

    private static String signatures(Message request) {
        return request.getHeader("webhook-signature") instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : header(request, "webhook-signature");
    }

    private Exchange exchange(Arrival arrival) {
        Exchange exchange = endpoint.createExchange();
        exchange.setProperty(RAW_PAYLOAD, arrival.event().text());
        exchange.getMessage().setBody(arrival.event().body());
        exchange.getMessage().setHeaders(EventHeaders.of(arrival.claim().id(), arrival.event()));
        return exchange;
    }

    private boolean route(Exchange event, AsyncCallback callback) {
        try {
            return next.process(event, callback);
        } catch (RuntimeException e) {
            event.setException(e);
            callback.done(true);
            return true;
        }
    }

    private int settle(Exchange event, SeenEvents.Claim claim) {
        try {
            if (event.isFailed() || event.isRollbackOnly()) {
                seen.release(event, claim);
                return FAILED;
            }
            seen.handled(event, claim);
            return OK;
        } catch (RuntimeException e) {
            LOG.error("The idempotentRepository failed after an event was routed: the event comes again", e);
            return LATER;
        }
    }

    /** It is noted as handled before it is routed: at most once. */
    private int routeLater(Exchange event, SeenEvents.Claim claim) {
        if (!early.enter()) {
            seen.release(event, claim);
            return LATER;
        }
        try {
            seen.handled(event, claim);
            early.route(done -> route(event, doneSync -> done.run()));
            return OK;
        } catch (RuntimeException e) {
            early.leave();
            seen.forget(event, claim);
            LOG.error("An event could not be taken: it comes again", e);
            return LATER;
        }
    }

    private static boolean answer(Exchange http, int status, AsyncCallback callback) {
        answer(http, status);
        callback.done(true);
        return true;
    }

    private static void answer(Exchange http, int status) {
        Message message = http.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setBody(new byte[0]);
    }
}
