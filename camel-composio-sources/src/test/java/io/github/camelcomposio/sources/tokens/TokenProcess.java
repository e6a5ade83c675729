package io.github.camelcomposio.sources.tokens;

import io.github.camelcomposio.ComposioComponent;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.postgresql.ds.PGSimpleDataSource;

/** Refreshes tokens until it is killed. Arguments: database, token endpoint, Composio, its key. */
public final class TokenProcess {

    private TokenProcess() {
    }

    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        DefaultCamelContext context = new DefaultCamelContext();
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setBaseUrl(arguments[2]);
        composio.getConfiguration().setApiKey(arguments[3]);
        context.addComponent("composio", composio);
        context.getRegistry().bind("users", database);
        context.getRegistry().bind("oauthClient", OAuthClient.basic(arguments[1], OAuthServer.CLIENT, OAuthServer.SECRET));
        PluginHelper.getRoutesLoader(context).loadRoutes(PluginHelper.getResourceLoader(context)
                .resolveResource("classpath:camel/composio-keep-tokens.camel.yaml"));
        context.start();
        TemplatedRouteBuilder.builder(context, "composio-keep-tokens").parameter("client", "oauthClient")
                .parameter("dataSource", "users").parameter("table", "tokens").parameter("claimTimeout", "2000")
                .parameter("from", "timer:keep?period=200&delay=0&synchronous=true").add();
        Thread.currentThread().join();
    }
}
