package io.github.camelcomposio.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A ledger that holds one run and its journal, and can do nothing else. */
record ScriptedLedger(RunRecord run, List<JournalEntry> journal) implements ImportLedger {

    @Override
    public Optional<RunRecord> run(String runId) {
        return Optional.of(run).filter(only -> only.runId().equals(runId));
    }

    @Override
    public void journal(String runId, Consumer<JournalEntry> reader) {
        journal.forEach(reader);
    }

    @Override
    public String secretKey() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void open(String keyId, boolean rekey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void openToRead(String keyId, boolean rekey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Claim> claim(List<ClaimRequest> requests, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void settle(List<Settlement> settlements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LedgerEntry> find(String subject) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LedgerEntry> ofAccount(String connectedAccountId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void touched(String connectedAccountId, boolean gone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunRecord begin(String runId, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stopped(String runId, String reason, long notAttempted, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long unfinished(String runId) {
        return 0;
    }

    @Override
    public void createdBy(String runId, Consumer<LedgerEntry> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RunRecord> runs(int most) {
        return List.of(run);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
