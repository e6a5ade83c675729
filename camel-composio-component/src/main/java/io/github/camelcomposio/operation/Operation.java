package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.Paging;
import io.github.camelcomposio.client.Repetition;

/**
 * One thing that Composio can do: a row of data. Request building, validation, the catalogue's enum, the reference in
 * the docs and the contract tests all come from it.
 */
public final class Operation {

    private final String name;
    private final String method;
    private final String path;
    private final String description;
    private final String source;
    private final String since;
    private final String answer;
    private final List<Integer> errors;
    private final List<Parameter> parameters;
    private final Repetition repetition;
    private final Credential credential;
    private final String version;
    private final Paging paging;
    private final Paging listing;
    private final ListedItem listedItem;
    private final boolean listAnswer;
    private final String wholeBody;
    private final boolean contentBody;
    private final boolean readsCredentials;
    private final boolean nullRemoves;
    private final boolean patient;
    private final UnaryOperator<Map<String, Object>> bodyCompletion;
    private final ReplyHeaders replyHeaders;
    private final Function<EndpointScope, OperationHandler> handler;
    private final boolean changesAccount;
    private final boolean endsAccount;
    private final boolean usesLedger;
    private final boolean handlesRecords;
    private final boolean hasArgumentsInBody;

    Operation(OperationBuilder builder) {
        this.name = builder.name;
        this.method = Objects.requireNonNull(builder.method);
        this.path = Objects.requireNonNull(builder.path);
        this.description = Objects.requireNonNull(builder.description);
        this.source = builder.source == null
                ? "Composio reference, " + method + " " + path + ". Read 2026-11." : builder.source;
        this.since = builder.since;
        this.answer = Objects.requireNonNull(builder.answer);
        this.errors = builder.errors;
        this.parameters = List.copyOf(builder.parameters);
        this.repetition = builder.repetition;
        this.credential = builder.credential;
        this.version = builder.version;
        this.paging = builder.paging;
        this.listing = builder.listing;
        this.listedItem = builder.listedItem;
        this.listAnswer = builder.listAnswer;
        this.wholeBody = builder.wholeBody;
        this.contentBody = builder.contentBody;
        this.readsCredentials = builder.readsCredentials;
        this.nullRemoves = builder.nullRemoves;
        this.patient = builder.patient;
        this.bodyCompletion = builder.bodyCompletion;
        this.replyHeaders = builder.replyHeaders;
        this.handler = builder.handler;
        this.changesAccount = builder.changesAccount;
        this.endsAccount = builder.endsAccount;
        this.usesLedger = builder.usesLedger;
        this.handlesRecords = builder.handlesRecords;
        this.hasArgumentsInBody = parameters.stream().anyMatch(parameter -> parameter.place() == Parameter.Place.BODY);
    }

    static OperationBuilder named(String name) {
        return new OperationBuilder(name);
    }

    /** The name in the endpoint's URI, such as {@code connectedAccounts/initiate}. */
    public String name() {
        return name;
    }

    /** The HTTP method of its (main) request. */
    public String method() {
        return method;
    }

    /** The path below the API's version, with {@code {names}} for arguments. */
    public String path() {
        return path;
    }

    /** What it does, a sentence. */
    public String description() {
        return description;
    }

    /** Where in Composio's documentation it comes from. */
    public String source() {
        return source;
    }

    /** Since when Composio has it; null where it always had. */
    public String since() {
        return since;
    }

    /** What the answer holds, in short. */
    public String answer() {
        return answer;
    }

    /** The HTTP statuses of its own errors, beside those that every operation may meet. */
    public List<Integer> errors() {
        return errors;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter of a name. */
    Parameter parameter(String parameterName) {
        return parameters.stream().filter(each -> each.name().equals(parameterName)).findFirst().orElseThrow();
    }

    /** Whether it may be sent again when it did not succeed. */
    public Repetition repetition() {
        return repetition;
    }

    /** Which key it needs. */
    public Credential credential() {
        return credential;
    }

    /** The only version of the API that has it; null where all have. */
    public String version() {
        return version;
    }

    /** How it answers page by page, so that {@code fetchAll} has a meaning; null where it does not. */
    public Paging paging() {
        return paging;
    }

    /** How it answers a list, page by page or whole, so that it can be polled; null where it answers none. */
    public Paging listing() {
        return listing;
    }

    /** The headers that an item of its list gives a message, by name. */
    public Map<String, Object> itemHeaders(Object item) {
        return listedItem.headers(item);
    }

    /** Whether its answer is a JSON array. */
    boolean isListAnswer() {
        return listAnswer;
    }

    /** The argument that a body is as a whole, unless it has a member of that name; null where there is none. */
    public String wholeBody() {
        return wholeBody;
    }

    /** Whether its body is the content of a file, and gives no argument. */
    public boolean isContentBody() {
        return contentBody;
    }

    /** Whether its body may hold credentials in any of the forms that an import knows. */
    public boolean readsCredentials() {
        return readsCredentials;
    }

    /** Whether an explicit null in its body is sent, and removes what is there. */
    boolean nullRemoves() {
        return nullRemoves;
    }

    /** Whether it rather waits for the rate limit and for the end of an outage than fails. */
    public boolean isPatient() {
        return patient;
    }

    /** Whether its request has a JSON body. */
    public boolean hasBody() {
        return bodyCompletion != null || hasArgumentsInBody;
    }

    /** Whether the request's JSON body comes from the message's: then that one must be an object. */
    boolean readsBody() {
        return !contentBody && hasArgumentsInBody;
    }

    Map<String, Object> completeBody(Map<String, Object> body) {
        return bodyCompletion == null ? body : bodyCompletion.apply(body);
    }

    ReplyHeaders replyHeaders() {
        return replyHeaders;
    }

    /** What carries it out for an endpoint. */
    public OperationHandler handler(EndpointScope scope) {
        OperationHandler own = handler.apply(scope);
        return changesAccount && scope.ledger() != null
                ? new LedgerKeepingHandler(own, scope.ledger(), endsAccount) : own;
    }

    /** Whether it works with a ledger, where there is one. */
    public boolean usesLedger() {
        return usesLedger;
    }

    /** Whether its messages are records of a run. */
    public boolean handlesRecords() {
        return handlesRecords;
    }

    @Override
    public String toString() {
        return name;
    }
}
