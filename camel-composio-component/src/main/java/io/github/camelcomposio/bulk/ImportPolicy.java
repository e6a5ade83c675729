package io.github.camelcomposio.bulk;

/**
 * How an import decides where there is a choice. Comes from the endpoint, never from a message.
 *
 * @param mode               which records may create, which may update
 * @param dryRun             whether nothing is written: what would be done is only said
 * @param replaceNotActive   whether an account that is not ACTIVE with its new credential is replaced; else it fails
 * @param replaceUnpatchable whether an account that takes no new credential is replaced; else it fails
 * @param reactivate         whether an account that somebody disabled is updated and enabled; else it is skipped
 * @param lastWins           whether of several credentials for one account in a run the last one counts; else it fails
 * @param checkRemote        whether to look also where the ledger says that nothing has changed
 * @param maxFailureRate     how many per cent of the last records may fail before the run is stopped
 * @param verification       which credentials the provider is asked about
 */
public record ImportPolicy(
        Mode mode, boolean dryRun, boolean replaceNotActive, boolean replaceUnpatchable, boolean reactivate,
        boolean lastWins, boolean checkRemote, int maxFailureRate, VerificationPolicy verification) {

    /** Which records may create, which may update. */
    public enum Mode {
        /** create what is missing, update what is there */
        UPSERT,
        /** create what is missing, skip what is there */
        CREATE,
        /** update what is there; what is missing fails */
        UPDATE
    }
}
