package io.github.camelcomposio.sources;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context with the templates, against a simulator of its own: real HTTP on loopback. */
public abstract class SourceTestBase {

    protected static final String IMPORT = "composio:connectedAccounts/import?authConfigId=ac_sendgrid&maxFailureRate=100";

    protected final ComposioSimulator simulator = simulator();
    protected final DefaultCamelContext context = new DefaultCamelContext();
    /** The rejected records, with why. */
    protected final Map<String, String> rejects = new java.util.concurrent.ConcurrentSkipListMap<>();
    protected final List<CredentialRecord> rejected = new CopyOnWriteArrayList<>();
    protected ProducerTemplate template;

    protected ComposioSimulator simulator() {
        return ComposioSimulator.start();
    }

    @BeforeEach
    void startContext() throws Exception {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setBaseUrl(simulator.baseUrl());
        composio.getConfiguration().setApiKey(simulator.apiKey());
        composio.getConfiguration().setRetryInitialDelay(10);
        composio.getConfiguration().setRetryMaxDelay(100);
        context.addComponent("composio", composio);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rejected").process(exchange -> {
                    CredentialRecord record = exchange.getMessage().getBody(CredentialRecord.class);
                    rejected.add(record);
                    rejects.put(record.getPosition(),
                            exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage());
                });
            }
        });
        for (String name : templates()) {
            PluginHelper.getRoutesLoader(context).loadRoutes(PluginHelper.getResourceLoader(context)
                    .resolveResource("classpath:camel/" + name + ".camel.yaml"));
        }
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopContext() throws Exception {
        context.close();
        simulator.close();
    }

    /** The templates to load. */
    protected abstract List<String> templates();

    /** Makes a route of a template. */
    protected void route(String templateId, Map<String, String> parameters) {
        TemplatedRouteBuilder builder = TemplatedRouteBuilder.builder(context, templateId).routeId(templateId)
                .parameter("import", IMPORT).parameter("rejects", "direct:rejected");
        parameters.forEach(builder::parameter);
        builder.add();
    }

    /** Makes a route of a template that has other parameters. */
    protected void plainRoute(String templateId, Map<String, String> parameters) {
        TemplatedRouteBuilder builder = TemplatedRouteBuilder.builder(context, templateId).routeId(templateId);
        parameters.forEach(builder::parameter);
        builder.add();
    }

    /** Runs a route to its end. */
    protected Exchange send(String templateId) {
        return template.request("direct:" + templateId, exchange -> exchange.getMessage().setBody("go"));
    }

    /** Runs a route that is to end well. */
    protected ImportReport run(String templateId) {
        Exchange exchange = send(templateId);
        if (exchange.getException() != null) {
            throw new AssertionError("the import failed", exchange.getException());
        }
        return exchange.getMessage().getBody(ImportReport.class);
    }
}
