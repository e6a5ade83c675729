package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.ARRAY;
import static io.github.camelcomposio.operation.Parameter.Type.INTEGER;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

import io.github.camelcomposio.client.Paging;

/** The operations on logs. */
final class Logs {

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("logs/listToolExecutions").repeatable("POST", "/logs/tool_execution").onlyIn("v3.1")
                    .lists("logId", "id")
                    .paged(new Paging("logs", Paging.Next.CURSOR_IN_BODY))
                    .describedAs("Lists runs of tools, page by page or all of them.")
                    .parameters(
                            Parameter.body("filters", ARRAY, "A list of field, operator and value."),
                            Parameter.body("timeRange", OBJECT, "from and to, in milliseconds since 1970."),
                            Parameter.body("limit", INTEGER, "Items a page."),
                            Parameter.body("cursor", TEXT, "The page, from the reply before."), Listing.FETCH_ALL)
                    .answers("logs of id, timestamp, status, metadata, …").errors(400)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("logs/getToolExecution").repeatable("GET", "/logs/tool_execution/{logId}").onlyIn("v3.1")
                    .describedAs("Reads what is known of a run of a tool.")
                    .parameters(Parameter.path("logId", "The log, log_…."))
                    .answers("id, status, timings, context, data, …").errors(404).build());

    private Logs() {
    }
}
