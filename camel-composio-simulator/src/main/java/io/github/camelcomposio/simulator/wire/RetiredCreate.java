package io.github.camelcomposio.simulator.wire;

import java.util.Map;

/**
 * The 400 of the create operation for Composio-managed OAuth configs. Its body differs from all others: the code is a
 * word and the fix is spelled in camelCase. The official clients recognise it by two fragments of its message.
 *
 * <p>
 * Source: Composio reference, POST /connected_accounts, retired combination.
 */
public final class RetiredCreate extends ApiError {

    private static final String MESSAGE
            = "Creating connections on this endpoint for Composio-managed OAuth auth configs is no longer "
              + "supported. Use POST /api/v3/connected_accounts/link instead.";

    public RetiredCreate() {
        super(400, 400, "BadRequest", MESSAGE, "Use POST /api/v3/connected_accounts/link.");
    }

    @Override
    public Answer toAnswer(String requestId) {
        return Answer.json(400, Map.of("error",
                Map.of("code", "BadRequest", "message", MESSAGE, "suggestedFix",
                        "Use POST /api/v3/connected_accounts/link.")));
    }
}
