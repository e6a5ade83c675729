package io.github.camelcomposio;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.operation.Operations;
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

    private static final Set<String> ARGUMENTS = Operations.messageArguments();

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern OPTIONS = Pattern.compile("[\\w.-]+=[^&]*(&[\\w.-]+=[^&]*)*");

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    /** Values are taken as they are: in data a {@code +} is a plus, not a space. */
    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> options = URISupport.parseQuery(URISupport.extractQuery(uri), true);
        refuseAddedOptions(uri, originalUri, options.keySet());
        return new DynamicAwareEntry(uri, originalUri, options, Map.of());
    }

    /** A value from a message with {@code &} in it must not become an option, such as another base URL. */
    private static void refuseAddedOptions(String uri, String template, Set<String> names) {
        String written = template == null ? null : URISupport.extractQuery(EXPRESSION.matcher(template).replaceAll(""));
        if (written == null || !OPTIONS.matcher(written).matches()) {
            return;
        }
        Set<String> expected = Arrays.stream(written.split("&")).map(option -> StringHelper.before(option, "="))
                .collect(Collectors.toSet());
        if (!expected.containsAll(names)) {
            throw new ComposioInvalidRequestException(
                    StringHelper.before(StringHelper.after(uri, ":"), "?"),
                    "a value in the URI of toD has & in it and would add an option; write option=RAW(${…})");
        }
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
        URISupport.resolveRawParameterValues(arguments);
        return message -> DynamicOptions.set(message, arguments);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return DynamicOptions::remove;
    }
}
