package io.github.camelcomposio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.consumer.ComposioPollingConsumer;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Import existing credentials into Composio, replace them when they rotate, open sessions, run tools, and do whatever
 * else its API can.
 */
@UriEndpoint(firstVersion = "1.0.0", scheme = "composio", title = "Composio", syntax = "composio:operation",
             category = { Category.AI, Category.CLOUD }, headersClass = ComposioConstants.class)
public class ComposioEndpoint extends ComposioPollingOptions
        implements AsyncEndpoint, EndpointServiceLocation, WebhookCapableEndpoint {

    @UriPath(enums = OperationNames.ALL)
    @Metadata(required = true)
    private String operation;
    @UriParam
    private ComposioConfiguration configuration;

    /** Null where events are received. */
    private final Operation row;
    /** Null where none are. */
    private final WebhookIntake intake;

    public ComposioEndpoint(String uri, ComposioComponent component, String operation, ComposioConfiguration configuration) {
        super(uri, component);
        this.row = Operations.RECEIVE.equals(operation) ? null : Operations.get(operation);
        this.intake = row == null ? new WebhookIntake(this) : null;
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        if (row == null) {
            throw new UnsupportedOperationException(
                    "composio:" + operation + " can't be sent to: use it in from(\"webhook:composio:" + operation + "…\")");
        }
        return new ComposioProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (row == null) {
            throw new IllegalArgumentException(
                    "composio:" + operation + " has no server of its own: use it in from(\"webhook:composio:" + operation
                                               + "…\")");
        }
        if (row.listing() == null) {
            throw new IllegalArgumentException(
                    "composio:" + operation + " can't be consumed from, for it lists nothing; use it in to(…). These can: "
                                               + Operations.lists().stream().map(Operation::name)
                                                       .collect(Collectors.joining(", ")));
        }
        ComposioPollingConsumer consumer
                = new ComposioPollingConsumer(this, processor, new PolledOperation(this), handled());
        consumer.setMaxMessagesPerPoll(getMaxMessagesPerPoll());
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return intake.handler(next);
    }

    @Override
    public void registerWebhook() {
        intake.register();
    }

    @Override
    public void unregisterWebhook() {
        intake.unregister();
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        if (intake == null) {
            throw new UnsupportedOperationException(
                    "composio:" + operation + " receives nothing: only composio:" + Operations.RECEIVE + " does");
        }
        intake.setWebhookConfiguration(webhookConfiguration);
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    @Override
    public ComposioComponent getComponent() {
        return (ComposioComponent) super.getComponent();
    }

    /** The row of the table that the operation names; null where events are received. */
    Operation row() {
        return row;
    }

    /**
     * The client that this endpoint's options ask for.
     *
     * @throws IllegalArgumentException if the key is missing that the operation needs
     */
    ComposioClient client() {
        ComposioClient client = getComponent().clients().client(configuration, row != null && row.isPatient());
        Credential credential = row == null ? Credential.PROJECT : row.credential();
        if (!client.settings().keys().has(credential)) {
            throw new IllegalArgumentException(
                    "No " + credential.title() + ", which " + operation + " needs: set " + credential.places());
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
    public String getServiceUrl() {
        return ClientOptions.baseUrl(configuration);
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
