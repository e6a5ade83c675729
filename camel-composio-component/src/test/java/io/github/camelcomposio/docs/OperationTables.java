package io.github.camelcomposio.docs;

import static io.github.camelcomposio.docs.Table.code;
import static io.github.camelcomposio.docs.Table.text;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import io.github.camelcomposio.operation.ReplyHeaderNames;

/** The reference of the operations, made of the table of operations. */
final class OperationTables {

    /** What any operation may answer. */
    private static final List<Integer> ERRORS_OF_ALL = List.of(401, 429, 500);

    private OperationTables() {
    }

    /** One row an operation. */
    static String overview() {
        Table table = new Table(
                "Operations", "3,4,5,2,1", "Operation", "Request", "What it does", "Repeated",
                "Polled");
        Operations.all().forEach(operation -> table.row(
                "<<" + anchor(operation) + "," + code(operation.name()) + ">>", request(operation),
                text(operation.description()), repeated(operation), operation.listing() == null ? "" : "yes"));
        return table.toString();
    }

    private static String request(Operation operation) {
        return operation.path().startsWith("/") ? code(operation.method() + " " + operation.path()) : operation.method();
    }

    private static String repeated(Operation operation) {
        return switch (operation.repetition()) {
            case FREELY -> "yes";
            case UNLESS_DONE -> "if surely not done";
            case NEVER -> "never";
        };
    }

    /** Everything of each operation. */
    static String details() {
        StringBuilder all = new StringBuilder();
        String resource = "";
        for (Operation operation : Operations.all()) {
            String of = operation.name().substring(0, operation.name().indexOf('/'));
            if (!of.equals(resource)) {
                all.append("== ").append(of).append("\n\n");
                resource = of;
            }
            all.append(details(operation));
        }
        return all.toString().strip() + "\n";
    }

    /** The options of an operation that no message can change. */
    static String policy(String name) {
        Table table = new Table(null, "2,6,2,1", "Option", "What it decides", "Values", "Default");
        Operations.get(name).parameters().stream().filter(parameter -> parameter.origin() == Parameter.Origin.ENDPOINT)
                .forEach(parameter -> table.row(code(parameter.name()), text(parameter.description()), values(parameter),
                        parameter.defaultValue() == null ? "" : code(parameter.defaultValue())));
        return table.toString();
    }

    private static String values(Parameter parameter) {
        return switch (parameter.type()) {
            case FLAG -> code("true") + ", " + code("false");
            case INTEGER, LONG -> "number";
            default -> parameter.words().stream().map(Table::code).collect(Collectors.joining(", "));
        };
    }

    private static String details(Operation operation) {
        StringBuilder details = new StringBuilder();
        details.append("[[").append(anchor(operation)).append("]]\n=== ").append(operation.name()).append("\n\n");
        details.append(text(operation.description())).append("\n\n");
        details.append("Request:: ").append(request(operation)).append(facts(operation)).append('\n');
        details.append("Reply:: ").append(text(operation.answer())).append(replyHeaders(operation)).append('\n');
        if (operation.listing() != null) {
            details.append("Polling:: link:composio-events.adoc#polling[can be polled]\n");
        }
        details.append("Errors:: ").append(errors(operation)).append('\n');
        details.append("Since:: 1.0.0").append(operation.since() == null ? "" : "; at Composio since " + operation.since())
                .append('\n');
        details.append("Source:: ").append(text(operation.source())).append("\n\n");
        if (!operation.parameters().isEmpty()) {
            Table table = new Table(null, "2,4,1,4", "Argument", "Meaning", "Required", "Given by");
            operation.parameters().forEach(parameter -> table.row(
                    code(parameter.name()), text(meaning(parameter)), parameter.required() ? "yes" : "",
                    givenBy(operation, parameter)));
            details.append(table).append('\n');
        }
        if (operation.readsCredentials()) {
            details.append("The body holds the credentials, in any of the"
                           + " link:composio-producer.adoc#bodies[body forms].\n\n");
        }
        if (operation.wholeBody() != null) {
            details.append("A body without ").append(code(operation.wholeBody()))
                    .append(" is that argument as a whole.\n\n");
        }
        return details.toString();
    }

    private static String facts(Operation operation) {
        String version = operation.version() == null ? "" : "; in " + operation.version() + " only, and sent there";
        String key = switch (operation.credential()) {
            case PROJECT -> "";
            case NONE -> "; without a key";
            case USER_OR_PROJECT -> "; with the user's or the project's API key";
            default -> "; with the " + operation.credential().title();
        };
        return version + key;
    }

    private static String replyHeaders(Operation operation) {
        List<String> headers = ReplyHeaderNames.of(operation);
        return headers.isEmpty()
                ? "" : "; headers " + headers.stream().map(Table::code).collect(Collectors.joining(", "));
    }

    private static String errors(Operation operation) {
        return new TreeSet<>(Stream.concat(operation.errors().stream(), ERRORS_OF_ALL.stream()).toList()).stream()
                .map(String::valueOf).collect(Collectors.joining(", "))
               + ": link:composio-producer.adoc#errors[what they become]";
    }

    private static String meaning(Parameter parameter) {
        return parameter.words().isEmpty()
                ? parameter.description() : parameter.description() + " Known: " + String.join(", ", parameter.words()) + ".";
    }

    private static String givenBy(Operation operation, Parameter parameter) {
        String body = "body field " + parameter.bodyNames().stream().map(Table::code).collect(Collectors.joining(" or "));
        return switch (parameter.origin()) {
            case MESSAGE -> "header " + code(parameter.header()) + (operation.isContentBody() ? "" : ", " + body)
                            + (parameter.hasOption() ? ", option" : "");
            case BODY -> body + " only";
            case ENDPOINT -> "option only";
        };
    }

    private static String anchor(Operation operation) {
        return "op-" + operation.name().replace('/', '-');
    }
}
