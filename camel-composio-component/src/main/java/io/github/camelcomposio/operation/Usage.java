package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.INTEGER;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.LONG;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

/** The arguments of the operations that tell what was used. */
final class Usage {

    static final Parameter ENTITY_TYPE = Parameter.path("entityType", "The kind of use, as the summary names it.");
    static final Parameter FROM
            = Parameter.body("from", LONG, "The beginning, in milliseconds since 1970; else 30 days ago.");
    static final Parameter TO = Parameter.body("to", LONG, "The end, in milliseconds since 1970; else now.");
    static final Parameter ENTITY_TYPES = Parameter.body("entityTypes", LIST, "Only these kinds of use.");
    static final Parameter GROUP_BY = Parameter.body("groupBy", TEXT, "What to group by.");
    static final Parameter ORDER_BY
            = Parameter.body("orderBy", TEXT, "What to sort by.").oneOf("key", "total_quantity", "event_count");
    static final Parameter ORDER_DIRECTION = Parameter.body("orderDirection", TEXT, "In which order.").oneOf("asc", "desc");
    static final Parameter LIMIT = Parameter.body("limit", INTEGER, "How many groups: 100, at most 1000.");
    static final Parameter FILTERS
            = Parameter.body("filters", OBJECT, "Lists of user_id, session_id and, of an organisation, project_id.");

    private Usage() {
    }
}
