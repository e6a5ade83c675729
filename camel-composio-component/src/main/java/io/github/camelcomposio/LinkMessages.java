package io.github.camelcomposio;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelcomposio.operation.Reply;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.service.ServiceSupport;

/** Sends Connect Links to an endpoint, each with the headers of the message that waits for it. */
final class LinkMessages extends ServiceSupport {

    private final Endpoint endpoint;
    private final ProducerTemplate template;

    LinkMessages(CamelContext context, String uri) {
        this.endpoint = context.getEndpoint(uri);
        this.template = context.createProducerTemplate();
    }

    /** Completes when the endpoint has the link, and fails as it does. */
    CompletableFuture<Void> send(Exchange waiting, Reply link) {
        Exchange message = ExchangeHelper.createCopy(waiting, true);
        ComposioProducer.write(message.getMessage(), link);
        return template.asyncSend(endpoint, message).thenAccept(sent -> {
            if (sent.getException() != null) {
                throw new CompletionException(sent.getException());
            }
        });
    }

    @Override
    protected void doStop() {
        template.stop();
    }
}
