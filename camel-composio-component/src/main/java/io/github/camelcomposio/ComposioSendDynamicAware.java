package io.github.camelcomposio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD} work with one endpoint, whatever the arguments: options that are arguments of the message are taken
 * out of the URI and travel with the exchange.
 */
@SendDynamic("composio")
public class ComposioSendDynamicAware extends SendDynamicAwareSupport {

    private static final Set<String> ARGUMENTS = Operations.all().stream()
            .flatMap(operation -> operation.parameters().stream())
            .filter(parameter -> parameter.origin() == Parameter.Origin.MESSAGE)
            .map(Parameter::name)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        return new DynamicAwareEntry(uri, originalUri, endpointProperties(exchange, uri), Map.of());
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> remaining = new LinkedHashMap<>(entry.getProperties());
        if (!remaining.keySet().removeAll(ARGUMENTS)) {
            return null;
        }
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        return remaining.isEmpty() ? path : path + "?" + URISupport.createQueryString(remaining, false);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> arguments = new LinkedHashMap<>(entry.getProperties());
        arguments.keySet().retainAll(ARGUMENTS);
        return message -> DynamicOptions.set(message, arguments);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return DynamicOptions::remove;
    }
}
