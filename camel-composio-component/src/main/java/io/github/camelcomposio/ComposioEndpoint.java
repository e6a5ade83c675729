package io.github.camelcomposio;

import java.util.Map;

import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Import existing credentials into Composio, replace them when they rotate, open sessions, run tools, and do whatever
 * else its API can.
 */
@UriEndpoint(firstVersion = "1.0.0", scheme = "composio", title = "Composio", syntax = "composio:operation",
             producerOnly = true, category = { Category.AI, Category.CLOUD }, headersClass = ComposioConstants.class)
public class ComposioEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    @UriPath(enums = OperationNames.ALL)
    @Metadata(required = true)
    private String operation;
    @UriParam
    private ComposioConfiguration configuration;

    private final Operation row;

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
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("composio:" + operation + " can't be consumed from; use it in to(…)");
    }

    @Override
    public ComposioComponent getComponent() {
        return (ComposioComponent) super.getComponent();
    }

    /** The row of the table that the operation names. */
    Operation row() {
        return row;
    }

    /** The client that this endpoint's options ask for. */
    ComposioClient client() {
        return getComponent().clients().client(configuration, row.isPatient());
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
