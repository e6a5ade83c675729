package io.github.camelcomposio.error;

/**
 * {@code initiate} was used with a Composio-managed OAuth auth config, for which Composio retired it. Use
 * {@code connectedAccounts/link}.
 * <p>
 * Source: Composio changelog; in force for everybody since 2026-07-03. Read 2026-11.
 */
public class ComposioRetiredEndpointException extends ComposioInvalidRequestException {

    public ComposioRetiredEndpointException(String what, Failure failure) {
        super(what, failure.withSuggestedFix(
                "use composio:connectedAccounts/link for auth configs whose OAuth app is Composio's"));
    }
}
