package io.github.camelcomposio.imports;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.bulk.ImportLedger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** One of several instances of an application that import with the same ledger. */
final class ImportInstance implements AutoCloseable {

    final DefaultCamelContext context = TestContexts.newContext();
    final ProducerTemplate template;

    ImportInstance(ImportLedger ledger, Consumer<ComposioComponent> settings) throws Exception {
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setRetryInitialDelay(10);
        composio.getConfiguration().setRetryMaxDelay(100);
        settings.accept(composio);
        context.addComponent("composio", composio);
        context.getRegistry().bind("ledger", ledger);
        context.start();
        template = context.createProducerTemplate();
    }

    CompletableFuture<Exchange> send(String uri, Object body) {
        return template.asyncSend(uri, message -> message.getMessage().setBody(body));
    }

    @Override
    public void close() {
        context.stop();
    }
}
