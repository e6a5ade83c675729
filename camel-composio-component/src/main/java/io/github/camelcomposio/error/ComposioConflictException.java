package io.github.camelcomposio.error;

import java.util.List;

/**
 * Something that is there already stands in the way: Composio answered 409; an active account was found where
 * {@code allowMultiple} is false; several accounts were found where one was meant.
 */
public class ComposioConflictException extends ComposioAnswerException {

    private final List<String> connectedAccountIds;

    public ComposioConflictException(String what, Failure failure, List<String> connectedAccountIds) {
        super(what, failure, null);
        this.connectedAccountIds = List.copyOf(connectedAccountIds);
    }

    /** The accounts that stand in the way; empty where they are not known. */
    public List<String> getConnectedAccountIds() {
        return connectedAccountIds;
    }
}
