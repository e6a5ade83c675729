package io.github.camelcomposio;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.github.camelcomposio.operation.Reply;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.ExchangeHelper;

/**
 * Sends Connect Links to endpoints, each with the headers of the message that waits for it. Lives as long as the
 * component, whatever becomes of the producer that a message came through.
 */
final class LinkMessages {

    private final ProducerTemplate template;
    private final Executor threads;

    /** @param threads where a route may take its time */
    LinkMessages(CamelContext context, Executor threads) {
        this.template = context.createProducerTemplate();
        this.threads = threads;
    }

    /** Completes when the endpoint has the link, and fails as it does. */
    CompletableFuture<Void> send(Endpoint endpoint, Exchange waiting, Reply link) {
        Exchange message = ExchangeHelper.createCopy(waiting, true);
        ComposioProducer.write(message.getMessage(), link);
        return CompletableFuture.runAsync(() -> {
            template.send(endpoint, message);
            if (message.getException() != null) {
                throw new CompletionException(message.getException());
            }
        }, threads);
    }

    void stop() {
        template.stop();
    }
}
