package io.github.camelcomposio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.Imports;
import io.github.camelcomposio.bulk.OpenLedger;
import io.github.camelcomposio.bulk.RecordOrigin;
import io.github.camelcomposio.bulk.RejectedRecord;
import io.github.camelcomposio.client.Completions;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Content;
import io.github.camelcomposio.client.InFlight;
import io.github.camelcomposio.operation.Arguments;
import io.github.camelcomposio.operation.BodyArguments;
import io.github.camelcomposio.operation.CredentialBody;
import io.github.camelcomposio.operation.EndpointScope;
import io.github.camelcomposio.operation.HeaderArguments;
import io.github.camelcomposio.operation.Invocation;
import io.github.camelcomposio.operation.LinkCourier;
import io.github.camelcomposio.operation.MessageBody;
import io.github.camelcomposio.operation.MessageFile;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.OperationHandler;
import io.github.camelcomposio.operation.Parameters;
import io.github.camelcomposio.operation.Reply;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.SafeCopyProperty;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * One message: arguments, request, client, reply. Asynchronous; it waits only for a place in flight, and never on I/O.
 */
public class ComposioProducer extends DefaultAsyncProducer {

    /**
     * The completion in which a message is under way: it may go on in another thread, for which the first one waits.
     */
    private static final String COMPLETION = "CamelComposioCompletion";

    private final ComposioEndpoint endpoint;
    private final Operation operation;
    private Parameters parameters;
    private Invocation.Mappings mappings;
    private ComposioClient client;
    private OperationHandler handler;
    private RecordOrigins origins;
    private InFlight inFlight;
    private Completions completions;
    private LinkMessages links;
    private Endpoint onLink;

    public ComposioProducer(ComposioEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = endpoint.row();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ComposioConfiguration configuration = endpoint.getConfiguration();
        parameters = new Parameters(
                operation, HeaderArguments.parse(configuration.getHeaderArguments()), endpoint.argumentOptions());
        mappings = new Invocation.Mappings(
                texts(configuration.getField()), texts(configuration.getAuthConfig()), texts(configuration.getAccount()));
        client = endpoint.client();
        ComposioClients clients = endpoint.getComponent().clients();
        handler = operation.handler(new EndpointScope(
                parameters.policy(), client, clients.imports(), operation.usesLedger() ? ledger(clients.imports()) : null));
        origins = operation.handlesRecords() ? new RecordOrigins(endpoint.getCamelContext(), parameters) : null;
        if (origins != null) {
            clients.imports().resume(origins.ownRun());
        }
        onLink = configuration.getOnLink() == null
                ? null : endpoint.getCamelContext().getEndpoint(configuration.getOnLink());
        links = clients.links();
        inFlight = clients.inFlight();
        completions = clients.completions();
    }

    /** The ledger, ready to be used; null where the endpoint has none. */
    private OpenLedger ledger(Imports imports) {
        ImportLedger ledger = endpoint.getConfiguration().getLedger();
        if (ledger == null) {
            return null;
        }
        Arguments policy = parameters.policy();
        return imports.open(ledger, () -> client.projectKey(operation.name()), policy.flag("rekey", false),
                policy.flag("dryRun", false), client.settings().longestRequest());
    }

    private static Map<String, String> texts(Map<String, Object> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Completions.Frame sender = sender(exchange);
        Work work;
        try {
            work = begin(exchange, sender == null);
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        work.reply().whenComplete((answer, failure) -> completions.run(sender, () -> {
            try {
                finish(exchange, answer, failure);
                exchange.getExchangeExtension().setSafeCopyProperty(COMPLETION, new Origin(completions.current()));
                callback.done(false);
            } finally {
                work.place().leave();
            }
        }));
        return false;
    }

    /** A message under way, and the place in flight that it has until its callback has returned. */
    private record Work(InFlight.Place place, CompletableFuture<Reply> reply) {
    }

    private Work begin(Exchange exchange, boolean mayWait) {
        RecordOrigin origin = origins == null ? null : origins.of(exchange);
        Input input;
        try {
            input = read(exchange);
        } catch (RuntimeException e) {
            if (!handler.notesRefusals()) {
                throw e;
            }
            return new Work(inFlight.enter(operation.name(), mayWait), handler.refuse(origin, e));
        }
        InFlight.Place place = inFlight.enter(operation.name(), mayWait);
        return new Work(
                place, handle(new Invocation(
                        operation, input.arguments(), input.credentials(),
                        operation.isContentBody() ? new ExchangeFile(exchange) : MessageFile.NONE, mappings, client, place,
                        onLink == null ? LinkCourier.NONE : link -> links.send(onLink, exchange, link), origin)));
    }

    /** What a message says. */
    private record Input(Arguments arguments, CredentialBody credentials) {
    }

    private Input read(Exchange exchange) {
        MessageBody body = operation.isContentBody() ? MessageBody.NONE : MessageBodies.read(exchange);
        CredentialBody credentials = credentials(body);
        return new Input(arguments(exchange, body, credentials), credentials);
    }

    /** The completion that sends the message: that of the thread, else that of the exchange if it still runs. */
    private Completions.Frame sender(Exchange exchange) {
        Completions.Frame ofThread = completions.current();
        if (ofThread != null) {
            return ofThread;
        }
        Origin origin = exchange.getExchangeExtension().getSafeCopyProperty(COMPLETION, Origin.class);
        return origin != null && origin.completion().isActive() ? origin.completion() : null;
    }

    /** A handler that fails before it sends anything fails like one that fails later: its place is given back once. */
    private CompletableFuture<Reply> handle(Invocation invocation) {
        try {
            return handler.handle(invocation);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CredentialBody credentials(MessageBody body) {
        return operation.readsCredentials()
                ? CredentialBody.read(operation, body, mappings.fields()) : CredentialBody.none(operation);
    }

    private Arguments arguments(Exchange exchange, MessageBody body, CredentialBody credentials) {
        BodyArguments inBody = operation.readsCredentials() ? credentials.arguments() : body.arguments(operation);
        return parameters.find(exchange.getMessage()::getHeader, inBody, DynamicOptions.of(exchange));
    }

    private static void finish(Exchange exchange, Reply reply, Throwable failure) {
        if (failure instanceof RejectedRecord rejected) {
            Rejection.note(exchange, rejected);
        }
        if (failure != null) {
            exchange.setException(failure instanceof CompletionException && failure.getCause() != null
                    ? failure.getCause() : failure);
            return;
        }
        write(exchange.getMessage(), reply.body() instanceof Content content
                ? reply.withBody(ContentStream.of(exchange, content)) : reply);
    }

    /** Makes a message of a reply; headers that it says nothing of stay. */
    static void write(Message message, Reply reply) {
        message.setBody(reply.body());
        reply.headers().forEach((name, value) -> {
            if (value == null) {
                message.removeHeader(name);
            } else {
                message.setHeader(name, value);
            }
        });
    }

    /** Goes with the exchange and its copies, and is no property that a route would see. */
    private record Origin(Completions.Frame completion) implements SafeCopyProperty {

        @Override
        public SafeCopyProperty safeCopy() {
            return this;
        }
    }
}
