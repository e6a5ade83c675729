package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

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
    private final List<Parameter> parameters;
    private final boolean repeatable;
    private final boolean paged;
    private final boolean readsCredentials;
    private final boolean nullRemoves;
    private final UnaryOperator<Map<String, Object>> bodyCompletion;
    private final ReplyHeaders replyHeaders;
    private final OperationHandler handler;

    private Operation(Builder builder) {
        this.name = builder.name;
        this.method = Objects.requireNonNull(builder.method);
        this.path = Objects.requireNonNull(builder.path);
        this.description = Objects.requireNonNull(builder.description);
        this.source = Objects.requireNonNull(builder.source);
        this.parameters = List.copyOf(builder.parameters);
        this.repeatable = builder.repeatable;
        this.paged = builder.paged;
        this.readsCredentials = builder.readsCredentials;
        this.nullRemoves = builder.nullRemoves;
        this.bodyCompletion = builder.bodyCompletion;
        this.replyHeaders = builder.replyHeaders;
        this.handler = builder.handler;
    }

    static Builder named(String name) {
        return new Builder(name);
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

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Whether it may be sent again when it is not known whether it was carried out. */
    public boolean repeatable() {
        return repeatable;
    }

    /** Whether it answers page by page, so that {@code fetchAll} has a meaning. */
    public boolean paged() {
        return paged;
    }

    /** Whether its body may hold credentials in any of the forms that an import knows. */
    public boolean readsCredentials() {
        return readsCredentials;
    }

    /** Whether an explicit null in its body is sent, and removes what is there. */
    boolean nullRemoves() {
        return nullRemoves;
    }

    /** Whether its request has a JSON body. */
    public boolean hasBody() {
        return bodyCompletion != null || readsBody();
    }

    /** Whether the request's JSON body comes from the message's: then that one must be an object. */
    boolean readsBody() {
        return parameters.stream().anyMatch(parameter -> parameter.place() == Parameter.Place.BODY);
    }

    Map<String, Object> completeBody(Map<String, Object> body) {
        return bodyCompletion == null ? body : bodyCompletion.apply(body);
    }

    ReplyHeaders replyHeaders() {
        return replyHeaders;
    }

    /** What carries it out. */
    public OperationHandler handler() {
        return handler;
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Builder {

        private final String name;
        private String method;
        private String path;
        private String description;
        private String source;
        private List<Parameter> parameters = List.of();
        private boolean repeatable;
        private boolean paged;
        private boolean readsCredentials;
        private boolean nullRemoves;
        private UnaryOperator<Map<String, Object>> bodyCompletion;
        private ReplyHeaders replyHeaders = ReplyHeaders.NONE;
        private OperationHandler handler = new RestHandler();

        private Builder(String name) {
            this.name = name;
        }

        /** A request that may be sent again whatever became of it. */
        Builder repeatable(String httpMethod, String template) {
            repeatable = true;
            return once(httpMethod, template);
        }

        /** A request that must not be carried out twice. */
        Builder once(String httpMethod, String template) {
            method = httpMethod;
            path = template;
            return this;
        }

        Builder describedAs(String sentence) {
            description = sentence;
            return this;
        }

        Builder source(String where) {
            source = where;
            return this;
        }

        Builder parameters(Parameter... list) {
            parameters = List.of(list);
            return this;
        }

        Builder paged() {
            paged = true;
            return this;
        }

        Builder readsCredentials() {
            readsCredentials = true;
            return this;
        }

        /** What is left out stays, and an explicit null in the message's body removes. */
        Builder nullRemoves() {
            nullRemoves = true;
            return this;
        }

        /** Adds to a JSON body what does not come from arguments. */
        Builder completingBody(UnaryOperator<Map<String, Object>> completion) {
            bodyCompletion = completion;
            return this;
        }

        Builder replies(ReplyHeaders headers) {
            replyHeaders = headers;
            return this;
        }

        Builder handledBy(OperationHandler special) {
            handler = special;
            return this;
        }

        Operation build() {
            return new Operation(this);
        }
    }
}
