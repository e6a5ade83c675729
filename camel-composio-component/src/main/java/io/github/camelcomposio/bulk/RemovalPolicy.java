package io.github.camelcomposio.bulk;

/**
 * How accounts are removed. Comes from the endpoint, never from a message.
 *
 * @param action what is done to each account
 * @param dryRun whether nothing is written: what would be done is only said
 */
public record RemovalPolicy(Action action, boolean dryRun) {

    /** What is done to an account. */
    public enum Action {
        /** it stays, and nobody can use it */
        DISABLE("disable"),
        /** it is gone, and the provider's tokens stay valid */
        DELETE("delete"),
        /** it is gone, and the provider's tokens too */
        REVOKE_AND_DELETE("revokeAndDelete");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** As an endpoint says it. */
        public String word() {
            return word;
        }
    }
}
