package io.github.camelcomposio;

import java.time.Duration;

import io.github.camelcomposio.consumer.Handled;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** How often a consumer polls, and what it routes: the options that nothing but a consumer has. */
public abstract class ComposioPollingOptions extends ScheduledPollEndpoint {

    /** Camel's own default, twice a second, would spend a good part of an organisation's budget on looking. */
    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final long NOT_SET = -1;

    @UriParam(label = "consumer,scheduler", defaultValue = "60000", javaType = "java.time.Duration")
    private long delay = NOT_SET;
    @UriParam(label = "consumer")
    private IdempotentRepository idempotentRepository;
    @UriParam(label = "consumer", defaultValue = "true")
    private boolean idempotent = true;
    @UriParam(label = "consumer,advanced", defaultValue = "true")
    private boolean idempotentEager = true;
    @UriParam(label = "consumer", defaultValue = "0")
    private int maxMessagesPerPoll;
    private Handled handled;

    protected ComposioPollingOptions(String uri, Component component) {
        super(uri, component);
    }

    /**
     * What consumers have routed. Kept when a consumer is made anew, for its route may only have been restarted.
     *
     * @throws IllegalArgumentException if options contradict each other
     */
    synchronized Handled handled() {
        if (!idempotent && (maxMessagesPerPoll > 0 || idempotentRepository != null || isGreedy())) {
            throw new IllegalArgumentException(
                    "idempotent=false routes each item at each poll: it needs no idempotentRepository, with maxMessagesPerPoll"
                                               + " the same items would come each time and others never, and with greedy it"
                                               + " would poll without a pause");
        }
        if (handled == null) {
            handled = idempotent ? Handled.once(idempotentRepository, idempotentEager) : Handled.never();
        }
        return handled;
    }

    @Override
    protected void doConfigureConsumer(Consumer consumer) {
        super.doConfigureConsumer(consumer);
        if (delay == NOT_SET && consumer instanceof ScheduledPollConsumer polling) {
            polling.setDelay(Math.max(1, getTimeUnit().convert(DELAY)));
        }
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /**
     * The time from the end of a poll to the next one; with useFixedDelay=false from its beginning. A poll costs a
     * request a page.
     */
    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Remembers which items or events were routed. Defaults to one in memory: of items it knows as many as the longest
     * list that was read, and at least 10000, of events the last 50000. One of your own must hold at least as many as
     * the list is long, and be used by no other route on the same operation; for events, instances share it.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    /**
     * Whether an item is routed once, and again only when it has changed or its message failed; else each item is
     * routed at each poll.
     */
    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public boolean isIdempotentEager() {
        return idempotentEager;
    }

    /**
     * Whether idempotentRepository is told of an item before it is routed, and again when it failed, so that instances
     * that share a repository never route the same one; else only when it was routed, so that what was on its way when
     * a process was killed comes again.
     */
    public void setIdempotentEager(boolean idempotentEager) {
        this.idempotentEager = idempotentEager;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /**
     * How many items a poll routes at most; what is left comes with the next one. 0 means all.
     */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }
}
