package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

/** The operations on files that tools take and give. */
final class Files {

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("files/list").repeatable("GET", "/files/list").paged()
                    .describedAs("Lists the files that were uploaded.")
                    .parameters(
                            Parameter.query("toolkit", SLUG, "toolkit_slug", "Only those for this toolkit."),
                            Parameter.query("toolSlug", TEXT, "Only those for this tool."),
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of toolkit_slug, tool_slug, filename, mimetype, md5")
                    .replies(ReplyHeaders.PAGE).build());

    private Files() {
    }
}
