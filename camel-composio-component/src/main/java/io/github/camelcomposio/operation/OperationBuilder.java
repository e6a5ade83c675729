package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.Paging;
import io.github.camelcomposio.client.Repetition;

/** Puts a row of the table together. */
final class OperationBuilder {

    final String name;
    String method;
    String path;
    String description;
    String source;
    String since;
    String answer;
    List<Integer> errors = List.of();
    List<Parameter> parameters = List.of();
    Repetition repetition;
    Credential credential = Credential.PROJECT;
    String version;
    Paging paging;
    Paging listing;
    ListedItem listedItem = ListedItem.PLAIN;
    boolean listAnswer;
    String wholeBody;
    boolean contentBody;
    boolean readsCredentials;
    boolean nullRemoves;
    boolean patient;
    UnaryOperator<Map<String, Object>> bodyCompletion;
    ReplyHeaders replyHeaders = ReplyHeaders.NONE;
    Function<EndpointScope, OperationHandler> handler = scope -> new RestHandler();
    boolean changesAccount;
    boolean usesLedger;
    boolean handlesRecords;
    boolean endsAccount;

    OperationBuilder(String name) {
        this.name = name;
    }

    /** A request that may be sent again whatever became of it. */
    OperationBuilder repeatable(String httpMethod, String template) {
        return request(Repetition.FREELY, httpMethod, template);
    }

    /** A request that must not be carried out twice. */
    OperationBuilder once(String httpMethod, String template) {
        return request(Repetition.UNLESS_DONE, httpMethod, template);
    }

    /** A request that is handed to a connection at most once. */
    OperationBuilder neverRepeated(String httpMethod, String template) {
        return request(Repetition.NEVER, httpMethod, template);
    }

    private OperationBuilder request(Repetition again, String httpMethod, String template) {
        repetition = again;
        method = httpMethod;
        path = template;
        return this;
    }

    OperationBuilder describedAs(String sentence) {
        description = sentence;
        return this;
    }

    OperationBuilder source(String where) {
        source = where;
        return this;
    }

    /** Since when Composio has it. */
    OperationBuilder since(String date) {
        since = date;
        return this;
    }

    /** What the answer holds, in short. */
    OperationBuilder answers(String fields) {
        answer = fields;
        return this;
    }

    /** The HTTP statuses of its own errors. */
    OperationBuilder errors(Integer... statuses) {
        errors = List.of(statuses);
        return this;
    }

    /** Which key it needs; else the project's. */
    OperationBuilder with(Credential kind) {
        credential = kind;
        return this;
    }

    /** Only this version of the API is known to have it: it is sent there, whatever apiVersion says. */
    OperationBuilder onlyIn(String apiVersion) {
        version = apiVersion;
        return this;
    }

    /** Its answer is a JSON array. */
    OperationBuilder answersList() {
        listAnswer = true;
        return answersWhole("items");
    }

    /** Its answer is a list that comes whole, in this member. */
    OperationBuilder answersWhole(String member) {
        listing = Paging.whole(member);
        return this;
    }

    /** What identifies an item of its list is this argument of other operations. */
    OperationBuilder lists(String argument, String member) {
        listedItem = new ListedItem(argument, member);
        return this;
    }

    /** A body is this argument as a whole, unless it has a member of its name. */
    OperationBuilder bodyIs(String argument) {
        wholeBody = argument;
        return this;
    }

    /** A body is the content of a file, and gives no argument. */
    OperationBuilder bodyIsContent() {
        contentBody = true;
        return this;
    }

    OperationBuilder parameters(Parameter... list) {
        parameters = List.of(list);
        return this;
    }

    OperationBuilder paged() {
        return paged(Paging.CURSOR);
    }

    OperationBuilder paged(Paging how) {
        paging = how;
        listing = how;
        return this;
    }

    OperationBuilder readsCredentials() {
        readsCredentials = true;
        return this;
    }

    /** What is left out stays, and an explicit null in the message's body removes. */
    OperationBuilder nullRemoves() {
        nullRemoves = true;
        return this;
    }

    /** Rather waits for the rate limit and for the end of an outage than fails, unless options say something else. */
    OperationBuilder patient() {
        patient = true;
        return this;
    }

    /** Adds to a JSON body what does not come from arguments. */
    OperationBuilder completingBody(UnaryOperator<Map<String, Object>> completion) {
        bodyCompletion = completion;
        return this;
    }

    OperationBuilder replies(ReplyHeaders headers) {
        replyHeaders = headers;
        return this;
    }

    OperationBuilder handledBy(OperationHandler special) {
        return handledPerEndpointBy(scope -> special);
    }

    /** The same, for a handler that depends on the endpoint. */
    OperationBuilder handledPerEndpointBy(Function<EndpointScope, OperationHandler> special) {
        handler = special;
        return this;
    }

    /** It changes its account, so that a ledger must not rely on what it knows of it. */
    OperationBuilder changesAccount() {
        changesAccount = true;
        return usesLedger();
    }

    /** It works with a ledger, where there is one. */
    OperationBuilder usesLedger() {
        usesLedger = true;
        return this;
    }

    /** Its messages are records of a run, each with a line in the ledger's journal. */
    OperationBuilder handlesRecords() {
        handlesRecords = true;
        return usesLedger();
    }

    /** Afterwards its account is gone. */
    OperationBuilder endsAccount() {
        endsAccount = true;
        return changesAccount();
    }

    Operation build() {
        return new Operation(this);
    }
}
