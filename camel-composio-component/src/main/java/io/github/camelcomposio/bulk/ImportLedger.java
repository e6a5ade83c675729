package io.github.camelcomposio.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What imports have done so far, across runs, restarts and instances. An implementation is thread-safe. Its methods may
 * block: they are called where that is allowed. Every method that writes several things writes all of them or none.
 */
public interface ImportLedger extends AutoCloseable {

    /**
     * The secret with which subjects and credentials are hashed; null for the API key, whose rotation then ends what
     * the ledger knows.
     */
    String secretKey();

    /**
     * Makes the ledger ready, and compares the key with the one that its entries were made with.
     *
     * @param  keyId                 an id of the key, that says nothing of it
     * @param  rekey                 whether entries made with another key are to be thrown away
     * @throws IllegalStateException if they were made with another key and {@code rekey} is false; the message says
     *                               what to do
     */
    void open(String keyId, boolean rekey);

    /**
     * Claims subjects for an instance, each by a conditional write.
     *
     * @param  requests of different subjects
     * @return          an answer for each, in the same order
     */
    List<Claim> claim(List<ClaimRequest> requests, Instant now);

    /** Ends claims and writes the journal. A claim that has been taken over by another instance stays as it is. */
    void settle(List<Settlement> settlements);

    /** What is known of the subject whose account has this id. */
    Optional<LedgerEntry> ofAccount(String connectedAccountId);

    /**
     * Something else than an import has changed an account: its credentials are no longer those of the entry.
     *
     * @param gone whether the account is deleted, so that nothing is known of its subject any more
     */
    void touched(String connectedAccountId, boolean gone);

    /** Begins a run, or goes on with it: a stop is lifted. */
    RunRecord begin(String runId, Instant now);

    /** Notes that a run was stopped, and how many records were not attempted since the last such note. */
    void stopped(String runId, String reason, long notAttempted, Instant now);

    /** A run; empty where there is none of that id. */
    Optional<RunRecord> run(String runId);

    /** Runs, the newest first. */
    List<RunRecord> runs(int most);

    /** Reads the journal of a run in the order in which it was written, without holding it in memory. */
    void journal(String runId, Consumer<JournalEntry> reader);

    @Override
    void close();
}
