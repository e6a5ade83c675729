package io.github.camelcomposio.consumer;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.camelcomposio.client.Pages;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a list: reads all its pages, then routes each item that was not handled yet, one after another. A poll that
 * can't read all pages routes nothing, and fails with what came in the way.
 */
public final class ComposioPollingConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ComposioPollingConsumer.class);

    private final PolledList list;
    private final Handled handled;
    private volatile CompletableFuture<Void> halt = new CompletableFuture<>();
    private volatile boolean idle;

    public ComposioPollingConsumer(Endpoint endpoint, Processor processor, PolledList list, Handled handled) {
        super(endpoint, processor);
        this.list = list;
        this.handled = handled;
    }

    @Override
    protected void doStart() throws Exception {
        list.open();
        handled.start(getEndpoint().getCamelContext());
        goOn();
        super.doStart();
    }

    @Override
    protected void doResume() throws Exception {
        goOn();
        super.doResume();
    }

    private void goOn() {
        shutdownRunningTask = null;
        halt = new CompletableFuture<>();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        boolean deferred = super.deferShutdown(task);
        haltReading();
        return deferred;
    }

    @Override
    protected void doSuspend() throws Exception {
        haltReading();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        halt.complete(null);
        super.doStop();
    }

    private void haltReading() {
        if (shutdownRunningTask != ShutdownRunningTask.CompleteAllTasks) {
            halt.complete(null);
        }
    }

    @Override
    protected int poll() throws Exception {
        CompletableFuture<Void> halted = halt;
        handled.settleDebts();
        Batch batch = new Batch(list.name(), handled, maxMessagesPerPoll);
        idle = false;
        if (!readAll(batch, halted)) {
            return 0;
        }
        Queue<Object> items = batch.items();
        idle = items.isEmpty();
        return route(items, halted);
    }

    /** Reads all pages; false if it was halted. */
    private boolean readAll(Batch batch, CompletableFuture<Void> halted) throws Exception {
        int read = 0;
        try {
            Pages pages = arrived(list.first(), halted);
            while (pages != null) {
                read++;
                batch.add(pages.page());
                if (pages.isLast()) {
                    return true;
                }
                pages = arrived(list.next(pages), halted);
            }
        } catch (Exception e) {
            if (read > 0) {
                LOG.info("The poll of {} routes nothing: it read {} pages, and not the next one", list.name(), read);
            }
            throw e;
        }
        LOG.debug("The poll of {} was halted after {} pages; what they hold comes again", list.name(), read);
        return false;
    }

    /** Waits for a page; null if halted meanwhile. */
    private static Pages arrived(CompletableFuture<Pages> page, CompletableFuture<Void> halted) throws Exception {
        try {
            CompletableFuture.anyOf(page, halted).get();
            return page.isDone() ? page.get() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public int processBatch(Queue<Object> items) {
        return route(items, halt);
    }

    /**
     * A poll that was halted does not go on when its route is started again: the next poll has what it left.
     *
     * @return how many went through; what failed is no reason for a greedy poll to try again at once
     */
    private int route(Queue<Object> items, CompletableFuture<Void> halted) {
        int total = items.size();
        int through = 0;
        for (int index = 0; index < total && isBatchAllowed() && !halted.isDone(); index++) {
            pendingExchanges = total - index - 1;
            if (route((PolledItem) items.remove(), index, total)) {
                through++;
            }
        }
        pendingExchanges = 0;
        return through;
    }

    /** Whether it went through. */
    private boolean route(PolledItem item, int index, int total) {
        Exchange exchange = createExchange(true);
        if (!handled.take(exchange, item.key())) {
            releaseExchange(exchange, false);
            return false;
        }
        Delivery delivery = new Delivery(handled, item.key());
        exchange.getExchangeExtension().addOnCompletion(delivery);
        exchange.getMessage().setBody(item.item());
        exchange.getMessage().getHeaders().putAll(list.headers(item.item()));
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            delivery.onFailure(exchange);
            getExceptionHandler().handleException("Error processing exchange", exchange, exchange.getException());
            return false;
        }
        return true;
    }

    @Override
    protected void processEmptyMessage() throws Exception {
        if (idle) {
            super.processEmptyMessage();
        }
    }
}
