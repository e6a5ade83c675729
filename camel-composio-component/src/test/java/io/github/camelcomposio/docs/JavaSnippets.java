package io.github.camelcomposio.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/**
 * The Java that the pages show: what stands between {@code // tag::name[]} and {@code // end::name[]}. A change here is
 * a change there; {@link SnippetsTest} compares the two and runs this.
 */
final class JavaSnippets {

    private static final Path SOURCES
            = Pages.ROOT.resolve("camel-composio-component/src/test/java/io/github/camelcomposio/docs");

    private JavaSnippets() {
    }

    /** A region of this class or of a guide's routes as a page shows it: without the indentation that it has here. */
    static String text(String name) throws IOException {
        for (String file : List.of("JavaSnippets", "ImportSnippets", "ImportGuide", "ConnectGuide", "AuthConfigGuide")) {
            String source = Files.readString(SOURCES.resolve(file + ".java"));
            if (source.contains("// tag::" + name + "[]\n")) {
                return Pages.region(source, name);
            }
        }
        throw new AssertionError("There is no region " + name);
    }

    static RouteBuilder hello() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::hello-java[]
                from("direct:onboard")
                        .to("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid");
                // end::hello-java[]
            }
        };
    }

    /** A vault, as far as the snippet knows it. */
    interface Vault {
        String currentKey();
    }

    static Main keySource(Vault vault) {
        // tag::key-source[]
        Main main = new Main();
        main.bind("composioKey", (Supplier<String>) vault::currentKey);
        main.addInitialProperty("camel.component.composio.api-key-source", "#bean:composioKey");
        // end::key-source[]
        return main;
    }

    static Main pollRepository(File file) {
        // tag::poll-repository[]
        Main main = new Main();
        main.bind("polled", FileIdempotentRepository.fileIdempotentRepository(file, 100_000, 32_000_000));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("composio:connectedAccounts/list?idempotentRepository=#polled").to("direct:one");
            }
        });
        // end::poll-repository[]
        return main;
    }

    static void twoProjects(CamelContext context, String stagingKey, String productionKey) throws Exception {
        // tag::two-projects[]
        ComposioComponent staging = new ComposioComponent();
        staging.getConfiguration().setApiKey(stagingKey);
        staging.setRateLimitGroup("our-organisation");
        context.addComponent("composioStaging", staging);

        ComposioComponent production = new ComposioComponent();
        production.getConfiguration().setApiKey(productionKey);
        production.setRateLimitGroup("our-organisation");
        context.addComponent("composioProduction", production);

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:staging").to("composioStaging:connectedAccounts/list");
                from("direct:production").to("composioProduction:connectedAccounts/list");
            }
        });
        // end::two-projects[]
    }

    static ComposioComponent tls(String storePassword) {
        // tag::tls[]
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("our-authority.p12");
        store.setPassword(storePassword);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);

        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setSslContextParameters(tls);
        // end::tls[]
        return composio;
    }

    static RouteBuilder fileDownload() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::file-download[]
                from("direct:attachment")
                        .to("composio:tools/execute?toolSlug=GMAIL_GET_ATTACHMENT&userId=user_1&version=latest")
                        .setBody(simple("${body[data][file]}"))
                        .to("composio:files/download")
                        .to("file:attachments");
                // end::file-download[]
            }
        };
    }

    static RouteBuilder events() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::events-java[]
                from("webhook:composio:webhooks/receive?webhookComponentName=platform-http"
                     + "&webhookExternalUrl={{hooks.url}}&webhookPath=/hooks/composio")
                        .to("direct:any-event");
                // end::events-java[]
            }
        };
    }

    static void eventsRepository(CamelContext context, DataSource dataSource) {
        // tag::events-repository[]
        context.getRegistry().bind("handled", new JdbcMessageIdRepository(dataSource, "composio-events"));
        // end::events-repository[]
    }

    static void text(ProducerTemplate template) {
        // tag::body-text[]
        template.requestBodyAndHeader("composio:connectedAccounts/initiate?authConfigId=ac_github",
                "ghp_example-token-0001", ComposioConstants.USER_ID, "user_1");
        // end::body-text[]
    }

    static CredentialRecord credentialRecord(String apiKey) {
        // tag::credential-record[]
        CredentialRecord row = new CredentialRecord("users.csv:17", Map.of("user_id", "user_1", "api_key", apiKey));
        // end::credential-record[]
        return row;
    }

    static EndpointValidationResult catalog() {
        // tag::editors-catalog[]
        CamelCatalog catalog = new DefaultCamelCatalog();
        EndpointValidationResult result
                = catalog.validateEndpointProperties("composio:connectedAccounts/initate?toolkitt=github");
        if (!result.isSuccess()) {
            System.out.print(result.summaryErrorMessage(true));
        }
        // end::editors-catalog[]
        return result;
    }
}
