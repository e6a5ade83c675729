package io.github.camelcomposio.consumer;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/** An item on its way through the route. It goes with the exchange, also to another thread, and ends once. */
final class Delivery implements Synchronization {

    private final Handled handled;
    private final String key;
    private final AtomicBoolean ended = new AtomicBoolean();

    Delivery(Handled handled, String key) {
        this.handled = handled;
        this.key = key;
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (exchange.isRollbackOnly()) {
            onFailure(exchange);
        } else if (ended.compareAndSet(false, true)) {
            handled.succeeded(exchange, key);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        if (ended.compareAndSet(false, true)) {
            handled.failed(exchange, key);
        }
    }
}
