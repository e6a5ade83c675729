package io.github.camelcomposio.error;

/**
 * The provider was asked with a credential, and refused it. Composio's account may be ACTIVE all the same: it takes any
 * static credential, right or wrong.
 */
public class ComposioRejectedCredentialException extends ComposioException {

    private final String connectedAccountId;

    /**
     * @param connectedAccountId the account with the credential; null where it is gone since an earlier refusal
     * @param answer             what the provider did, in words and free of secrets: {@code it answered 401}
     */
    public ComposioRejectedCredentialException(Failure failure, String connectedAccountId, String answer) {
        super("the provider refused the credential (" + answer + ")"
              + (connectedAccountId == null ? "" : ", connected account " + connectedAccountId),
              failure.withSuggestedFix("correct the credential at its source, and import it again"), null);
        this.connectedAccountId = connectedAccountId;
    }

    /** The account with the credential, as it was when the provider was asked; null where it was gone already. */
    public String getConnectedAccountId() {
        return connectedAccountId;
    }
}
