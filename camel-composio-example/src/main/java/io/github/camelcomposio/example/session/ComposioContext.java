package io.github.camelcomposio.example.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.OptionCatalog;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurer;

/** Camel with the component as a mapping wants it; without a key, with a simulator of Composio in this process. */
public final class ComposioContext implements AutoCloseable {

    private static final int SHUTDOWN_SECONDS = 60;

    private final Mapping mapping;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ComposioSimulator simulator;

    /** @param ledger null for none */
    public ComposioContext(Mapping mapping, ImportLedger ledger) {
        this.mapping = mapping;
        this.simulator = mapping.isSimulated() ? simulator() : null;
        camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        ComposioComponent component = new ComposioComponent(camel);
        component.getConfiguration().setApiKey(simulator == null ? mapping.apiKey() : simulator.apiKey());
        component.getConfiguration().setBaseUrl(baseUrl());
        component.getConfiguration().setAuthConfig(new LinkedHashMap<>(mapping.authConfigs()));
        component.getConfiguration().setLedger(ledger);
        component.build();
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        mapping.options().forEach((name, value) -> {
            if (!OptionCatalog.isOfImport(name)) {
                configurer.configure(camel, component, name, value, true);
            }
        });
        camel.addComponent("composio", component);
    }

    private static ComposioSimulator simulator() {
        ComposioSimulator simulator = ComposioSimulator.start();
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
        return simulator;
    }

    /** Where Composio is. */
    public String baseUrl() {
        return simulator == null ? mapping.baseUrl() : simulator.baseUrl();
    }


    public CamelContext camel() {
        return camel;
    }

    /** The URI of the import with the mapping's options and these further ones. */
    String importUri(Map<String, String> further) {
        Map<String, String> options = new LinkedHashMap<>(further);
        mapping.options().forEach((name, value) -> {
            if (OptionCatalog.isOfImport(name)) {
                options.put(name, value);
            }
        });
        return "composio:connectedAccounts/import?" + options.entrySet().stream()
                .map(option -> option.getKey() + "=RAW(" + option.getValue() + ")").collect(Collectors.joining("&"));
    }

    /** Ends what runs, having waited for what was sent, so that all is noted. May be called again. */
    @Override
    public void close() {
        camel.stop();
        if (simulator != null) {
            simulator.close();
        }
    }
}
