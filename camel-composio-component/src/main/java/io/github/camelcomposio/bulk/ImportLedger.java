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
     * Makes the ledger ready, and compares the key with the one that it was made with, which is the one of its first
     * opening. Nothing else may be called before. Other instances that work with the old key have to be stopped before
     * entries are thrown away; runs and journals stay.
     *
     * @param  keyId                 an id of the key, that says nothing of it
     * @param  rekey                 whether entries made with another key are to be thrown away
     * @throws IllegalStateException if they were made with another key and {@code rekey} is false; the message says
     *                               what to do
     */
    void open(String keyId, boolean rekey);

    /**
     * Makes the ledger ready to be read only, and writes nothing: for a dry run. Where {@link #open} would have to
     * create it, or would throw its entries away, it knows of no subject. One that is open already stays so;
     * {@link #open} may follow.
     *
     * @param  keyId                 an id of the key, that says nothing of it
     * @param  rekey                 whether entries made with another key would be thrown away
     * @throws IllegalStateException as {@link #open} does
     */
    void openToRead(String keyId, boolean rekey);

    /**
     * Claims subjects for an instance, each by a conditional write. A claim leaves all that the entry says of
     * credentials, account and position as it is. What the same instance has claimed already is TAKEN again, with the
     * earlier claim in {@link Claim#before()}: an instance works on a subject once at a time, so that it has lost track
     * of it.
     *
     * @param  requests                 of different subjects
     * @param  now                      the time with which leases are compared; a lease that ends now has ended. Ahead
     *                                  of the clock where an instance is known to be dead before its lease ends
     * @return                          an answer for each, in the same order
     * @throws LedgerException          if it could not be written
     * @throws IllegalArgumentException if a subject stands twice among them
     */
    List<Claim> claim(List<ClaimRequest> requests, Instant now);

    /**
     * Ends claims and writes the journal. A claim that has been taken over by another instance stays as it is; the
     * journal's line is written all the same. Of several lines with one position in a run the last one counts, and
     * stands where it was written.
     *
     * @throws LedgerException if it could not be written
     */
    void settle(List<Settlement> settlements);

    /**
     * {@link #settle} and then {@link #claim}, perhaps of the same subjects. Unless overridden these are two writes,
     * and a failure of the second leaves the first; a ledger that does both in one needs fewer of them. What failed is
     * asked for again, one by one, where {@link LedgerException#isPerhapsOfOneRecord} says so.
     *
     * @return an answer for each request, in the same order
     */
    default List<Claim> settleAndClaim(List<Settlement> settlements, List<ClaimRequest> requests, Instant now) {
        settle(settlements);
        return claim(requests, now);
    }

    /** What is known of a subject, by its keyed hash. */
    Optional<LedgerEntry> find(String subject);

    /** What is known of the subject whose account has this id. */
    Optional<LedgerEntry> ofAccount(String connectedAccountId);

    /**
     * Something else than an import has changed an account: its credentials are no longer those of the entry, whose
     * fingerprint and verification are forgotten. Where an instance is at work on it, the claim stays, and those with
     * which it is ended are not noted: nobody can tell which change came last.
     *
     * @param gone whether the account is deleted, so that nothing is known of its subject any more
     */
    void touched(String connectedAccountId, boolean gone);

    /** Begins a run, or goes on with it: a stop is lifted, and none of its records counts as not attempted any more. */
    RunRecord begin(String runId, Instant now);

    /** Notes that a run was stopped, and how many records were not attempted since the last such note, which add up. */
    void stopped(String runId, String reason, long notAttempted, Instant now);

    /** A run; empty where there is none of that id. */
    Optional<RunRecord> run(String runId);

    /**
     * How many subjects a run is at work on, or was when its instances died. Goes through all entries: not to be asked
     * for each record.
     */
    long unfinished(String runId);

    /**
     * Reads the entries whose accounts a run created, and that are not known to be gone, without holding them in
     * memory.
     */
    void createdBy(String runId, Consumer<LedgerEntry> reader);

    /** Runs, the newest first. */
    List<RunRecord> runs(int most);

    /**
     * Reads the journal of a run in the order in which it was written, without holding it in memory. What the reader
     * throws ends it.
     */
    void journal(String runId, Consumer<JournalEntry> reader);

    @Override
    void close();
}
