package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.camelcomposio.bulk.LedgerEntry.State;
import io.github.camelcomposio.client.Sleeper;
import io.github.camelcomposio.client.Timer;
import io.github.camelcomposio.client.VirtualTime;
import io.github.camelcomposio.error.ComposioTransportException;
import org.junit.jupiter.api.Test;

/** A claim waits for other instances, and for what an earlier attempt may still be doing; it ends as what was done. */
class OpenLedgerTest extends LedgerTestBase {

    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final String SUBJECT = "s";

    private final VirtualTime time = new VirtualTime(NOW);
    private final JdbcImportLedger ledger = open(LedgerDatabase.H2_IN_MEMORY);
    private final Timer timer = new Timer(time);
    private final OpenLedger one = openLedger("one", timer);
    private final OpenLedger two = openLedger("two", new Timer(time));
    private final Sleeper sleeper = new TimerSleeper();

    private OpenLedger openLedger(String owner, Timer its) {
        return new OpenLedger(ledger, new Fingerprints("key"), owner, Runnable::run, its, time.clock(), time::nanos, REQUEST);
    }

    private final class TimerSleeper implements Sleeper {

        @Override
        public <T> CompletableFuture<T> away(Supplier<CompletableFuture<T>> work) {
            return work.get();
        }

        @Override
        public CompletableFuture<Void> sleep(Duration delay) {
            return timer.after("import", delay);
        }

        @Override
        public CompletableFuture<Void> stepAside(Duration delay) {
            return sleep(delay);
        }
    }

    private CompletableFuture<Claim> claim(OpenLedger by, String fingerprint) {
        return by.claim(SUBJECT, fingerprint, false, "run", sleeper);
    }

    private SubjectClaim taken(OpenLedger by, String fingerprint) {
        return SubjectClaim.taken(by, "run", SUBJECT, fingerprint, claim(by, fingerprint).join().before());
    }

    private LedgerEntry entry() {
        return ledger.find(SUBJECT).orElse(null);
    }

    private static ImportTask task() {
        ImportTask task = new ImportTask("connectedAccounts/import", new RecordOrigin("run", null, "1", "ann"));
        task.wrote(ImportAction.CREATED, "ca_1", "ACTIVE");
        return task;
    }

    @Test
    void waitsWhileAnotherInstanceWorksAndThenTakesWhatItLeft() {
        SubjectClaim others = taken(two, "f");
        CompletableFuture<Claim> claim = claim(one, "f2");
        time.pass(Duration.ofMinutes(5));
        assertThat(claim).isNotDone();

        others.done(task(), null, null).join();
        time.pass(Duration.ofSeconds(6));

        assertThat(claim.join().result()).isEqualTo(Claim.Result.TAKEN);
        assertThat(claim.join().before().fingerprint()).isEqualTo("f");
    }

    @Test
    void doesNothingWhereTheOtherInstanceHasWrittenTheSame() {
        SubjectClaim others = taken(two, "f");
        CompletableFuture<Claim> claim = claim(one, "f");
        others.done(task(), null, null).join();
        time.pass(Duration.ofSeconds(6));

        assertThat(claim.join().result()).isEqualTo(Claim.Result.UNCHANGED);
        assertThat(one.leases().until(SUBJECT)).as("nothing is held").isNull();
        assertThat(entry().state()).isEqualTo(State.DONE);
    }

    @Test
    void waitsForItselfNoLongerThanALeaseThoughTheClockWasSetBack() {
        taken(one, "f").leave(null).join();
        time.setClock(Duration.ofHours(-1));
        CompletableFuture<Claim> claim = claim(one, "f2");

        time.pass(LENGTH.minusMillis(1));
        assertThat(claim).isNotDone();
        time.pass(Duration.ofMillis(1));
        assertThat(claim).isDone();
    }

    @Test
    void waitsForItselfAsLongThoughTheClockWasSetForward() {
        taken(one, "f").leave(null).join();
        time.setClock(Duration.ofHours(1));
        CompletableFuture<Claim> claim = claim(one, "f2");

        time.pass(LENGTH.minusMillis(1));
        assertThat(claim).as("what was sent may still be running").isNotDone();
        time.pass(Duration.ofMillis(1));
        assertThat(claim).isDone();
    }

    @Test
    void waitsForADeadInstanceWhoseClockWasAheadAsLongAsALeaseLasts() {
        taken(two, "f").leave(null).join();
        time.setClock(Duration.ofHours(-3));
        CompletableFuture<Claim> claim = claim(one, "f2");

        time.pass(LENGTH.minusMillis(1));
        assertThat(claim).isNotDone();
        time.pass(Duration.ofSeconds(6));
        assertThat(claim).isCompleted();
        assertThat(claim.join().result()).isEqualTo(Claim.Result.TAKEN);
        assertThat(claim.join().before().owner()).isEqualTo("two");
    }

    @Test
    void takesNothingFromAnInstanceThatLivesThoughItsClockIsAhead() {
        time.setClock(Duration.ofHours(3));
        SubjectClaim others = taken(two, "f");
        time.setClock(Duration.ofHours(-3));
        CompletableFuture<Claim> claim = claim(one, "f2");
        time.pass(Duration.ofHours(1));
        assertThat(claim).isNotDone();

        others.done(task(), null, null).join();
        time.pass(Duration.ofSeconds(6));
        assertThat(claim).isCompleted();
        assertThat(claim.join().before().fingerprint()).isEqualTo("f");
    }

    @Test
    void takesOverOnlyWhenNothingCanRunThatADeadInstanceSent() {
        SubjectClaim dead = taken(two, "f");
        dead.noteCreating().join();
        dead.leave(null).join();
        CompletableFuture<Claim> claim = claim(one, "f");
        time.pass(LENGTH.minusMillis(1));
        assertThat(claim).isNotDone();

        time.pass(Duration.ofSeconds(5));

        SubjectClaim taken = SubjectClaim.taken(one, "run", SUBJECT, "f", claim.join().before());
        assertThat(taken.wasCreatingTheSame()).isTrue();
    }

    @Test
    void waitsForItsOwnEarlierAttemptToo() {
        taken(one, "f").leave(null).join();
        CompletableFuture<Claim> claim = claim(one, "f");
        time.pass(LENGTH.minusMillis(1));
        assertThat(claim).isNotDone();
        time.pass(Duration.ofMillis(1));

        assertThat(claim).isCompleted();
        assertThat(one.leases().allowSending(SUBJECT)).as("renewed meanwhile").isTrue();
    }

    @Test
    void whoIsStoppedWhileItWaitsHasClaimedNothing() {
        SubjectClaim earlier = taken(one, "f");
        earlier.noteCreating().join();
        earlier.leave(null).join();
        LedgerEntry left = entry();
        CompletableFuture<Claim> claim = claim(one, "f");
        time.pass(Duration.ofSeconds(35));
        assertThat(entry().leaseEnd()).isAfter(left.leaseEnd());

        timer.stop();

        assertThat(claim).isCompletedExceptionally();
        assertThat(claim.handle((done, failure) -> failure).join()).hasRootCauseInstanceOf(ComposioTransportException.class);
        assertThat(entry()).isEqualTo(left);
        assertThat(one.leases().until(SUBJECT)).isNull();
    }

    @Test
    void givingBackLeavesTheEntryAsItWas() {
        taken(one, "f").giveBack(null).join();
        assertThat(entry()).isNull();
        SubjectClaim noted = taken(one, "f");
        noted.noteCreating().join();
        noted.giveBack(null).join();
        assertThat(entry()).isNull();
        taken(one, "f").done(task(), LedgerEntry.Verification.VERIFIED, null).join();
        LedgerEntry done = entry();
        SubjectClaim replacing = taken(one, "f2");
        replacing.noteReplacing("ca_1").join();
        assertThat(entry().status()).isEqualTo(SubjectClaim.REPLACING);

        replacing.giveBack(null).join();

        assertThat(entry()).isEqualTo(done);
    }

    @Test
    void givingBackWhatAnotherAttemptLeftUnresolvedKeepsItSo() {
        SubjectClaim dead = taken(two, "f");
        dead.noteCreating().join();
        dead.leave(null).join();
        LedgerEntry left = entry();
        CompletableFuture<Claim> claim = claim(one, "f2");
        time.pass(LENGTH.plusSeconds(5));
        SubjectClaim next = SubjectClaim.taken(one, "run-2", SUBJECT, "f2", claim.join().before());
        next.noteCreating().join();

        next.giveBack(null).join();

        assertThat(entry()).isEqualTo(left);
    }

    @Test
    void somethingThatWasWrittenInPartIsDoneWithUnknownCredentials() {
        taken(one, "f").changed(task(), null).join();

        assertThat(entry()).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(State.DONE);
            assertThat(entry.fingerprint()).isNull();
            assertThat(entry.createdBy()).isEqualTo("run");
        });
        ImportTask half = task();
        half.replacing("ca_0");
        taken(one, "f").changed(half, null).join();
        assertThat(entry().connectedAccountId()).isEqualTo("ca_0");
        assertThat(taken(one, "f").wasReplacing()).isTrue();
    }

    @Test
    void aClaimIsEndedOnce() {
        SubjectClaim claim = taken(one, "f");
        claim.done(task(), null, null).join();
        LedgerEntry done = entry();
        taken(two, "f2");

        claim.giveBack(null).join();

        assertThat(entry().owner()).isEqualTo("two");
        assertThat(entry().fingerprint()).isEqualTo(done.fingerprint());
    }
}
