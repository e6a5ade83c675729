package io.github.camelcomposio;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.consumer.ComposioPollingConsumer;
import io.github.camelcomposio.consumer.Handled;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Import existing credentials into Composio, replace them when they rotate, open sessions, run tools, and do whatever
 * else its API can.
 */
@UriEndpoint(firstVersion = "1.0.0", scheme = "composio", title = "Composio", syntax = "composio:operation",
             category = { Category.AI, Category.CLOUD }, headersClass = ComposioConstants.class)
public class ComposioEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    /** Camel's own default, twice a second, would spend a good part of an organisation's budget on looking. */
    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final long NOT_SET = -1;

    @UriPath(enums = OperationNames.ALL)
    @Metadata(required = true)
    private String operation;
    @UriParam
    private ComposioConfiguration configuration;
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

    private final Operation row;
    private Handled handled;

    public ComposioEndpoint(String uri, ComposioComponent component, String operation, ComposioConfiguration configuration) {
        super(uri, component);
        this.row = Operations.get(operation);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new ComposioProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (row.listing() == null) {
            throw new IllegalArgumentException(
                    "composio:" + operation + " can't be consumed from, for it lists nothing; use it in to(…). These can: "
                                               + Operations.lists().stream().map(Operation::name)
                                                       .collect(Collectors.joining(", ")));
        }
        if (!idempotent && (maxMessagesPerPoll > 0 || idempotentRepository != null)) {
            throw new IllegalArgumentException(
                    "idempotent=false routes each item at each poll: it needs no idempotentRepository, and with"
                                               + " maxMessagesPerPoll the same items would come each time, and others never");
        }
        ComposioPollingConsumer consumer
                = new ComposioPollingConsumer(this, processor, new PolledOperation(this), handled());
        consumer.setMaxMessagesPerPoll(maxMessagesPerPoll);
        configureConsumer(consumer);
        return consumer;
    }

    /** Kept when the consumer is made anew, for its route may only have been restarted. */
    private synchronized Handled handled() {
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
    public ComposioComponent getComponent() {
        return (ComposioComponent) super.getComponent();
    }

    /** The row of the table that the operation names. */
    Operation row() {
        return row;
    }

    /**
     * The client that this endpoint's options ask for.
     *
     * @throws IllegalArgumentException if the key is missing that the operation needs
     */
    ComposioClient client() {
        ComposioClient client = getComponent().clients().client(configuration, row.isPatient());
        Credential credential = row.credential();
        if (!client.settings().keys().has(credential)) {
            throw new IllegalArgumentException(
                    "No " + credential.title() + ", which " + row + " needs: set " + credential.places());
        }
        return client;
    }

    /** The arguments of the operation that this endpoint's options give, by name. */
    Map<String, Object> argumentOptions() {
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) getComponent().getEndpointPropertyConfigurer();
        Map<String, Object> found = new HashMap<>();
        for (Parameter parameter : row.parameters()) {
            Object value = parameter.hasOption() ? getter.getOptionValue(this, parameter.name(), false) : null;
            if (value != null) {
                found.put(parameter.name(), value);
            }
        }
        return found;
    }

    public String getOperation() {
        return operation;
    }

    /**
     * What to do, as resource/operation: the operations are named as in Composio's official SDK.
     */
    public void setOperation(String operation) {
        this.operation = operation;
    }

    public ComposioConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ComposioConfiguration configuration) {
        this.configuration = configuration;
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
     * Remembers which items were routed. Defaults to one in memory, which knows as many as the longest list that was
     * read, and at least 10000. One of your own must hold at least as many as the list is long, and be used by no other
     * route on the same operation.
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

    @Override
    public String getServiceUrl() {
        return ComposioClients.baseUrl(configuration);
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("operation", operation);
    }
}
