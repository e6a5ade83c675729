package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

import io.github.camelcomposio.bulk.Claim.Result;
import io.github.camelcomposio.bulk.LedgerEntry.State;
import io.github.camelcomposio.client.Timer;
import io.github.camelcomposio.client.VirtualTime;
import org.junit.jupiter.api.Test;

/** Claims are renewed while they are held, and nothing is sent or ended on one that may be another instance's. */
class LeasesTest extends LedgerTestBase {

    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final String SUBJECT = "s";

    private final VirtualTime time = new VirtualTime(NOW);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean queued;
    private final Executor executor = task -> {
        if (queued) {
            tasks.add(task);
        } else {
            task.run();
        }
    };
    private final JdbcImportLedger ledger = open(LedgerDatabase.H2_IN_MEMORY);
    private final LedgerWriter writer = new LedgerWriter(ledger, executor, time.clock());
    private final Leases leases = new Leases(writer, new Timer(time), time.clock(), time::nanos, REQUEST);

    private Claim take(String runId) {
        ClaimRequest request = new ClaimRequest(SUBJECT, "f", true, runId, "one", leases.end());
        Claim claim = writer.claim(request).join();
        leases.taken(request, leases.now());
        return claim;
    }

    private LedgerEntry entry() {
        return ledger.find(SUBJECT).orElseThrow();
    }

    private Settlement done() {
        return new Settlement(SUBJECT, "one", null, done(SUBJECT, "f"), line("1", ImportAction.CREATED));
    }

    /** Another instance takes the claim, for its lease has ended, and finishes. */
    private LedgerEntry finishElsewhere() {
        ClaimRequest request = new ClaimRequest(SUBJECT, "f2", false, "run-2", "two", now().plus(LENGTH));
        assertThat(claim(ledger, request, now()).result()).isEqualTo(Result.TAKEN);
        ledger.settle(List.of(new Settlement(SUBJECT, "two", null, done(SUBJECT, "f2"), null)));
        return entry();
    }

    private Instant now() {
        return time.clock().instant();
    }

    @Test
    void renewsAClaimWhileItIsHeld() {
        take("run");
        time.pass(Duration.ofMinutes(10));

        assertThat(entry().leaseEnd()).isAfterOrEqualTo(now().plus(LENGTH).minus(INTERVAL));
        assertThat(leases.allowSending(SUBJECT)).isTrue();
    }

    @Test
    void asksForOneRenewalAtATimeHoweverLongTheLedgerTakes() {
        take("run");
        queued = true;
        time.pass(Duration.ofMinutes(10));
        int batches = 0;
        for (; !tasks.isEmpty(); batches++) {
            tasks.remove().run();
        }

        assertThat(batches).as("what waits behind them is not kept for long").isEqualTo(1);
        queued = false;
        time.pass(INTERVAL);
        assertThat(leases.allowSending(SUBJECT)).isTrue();
    }

    @Test
    void renewsNothingThatWasLeftOrEnded() {
        take("run");
        leases.leave(SUBJECT);
        Instant end = entry().leaseEnd();
        time.pass(Duration.ofMinutes(10));

        assertThat(entry().leaseEnd()).isEqualTo(end);
        assertThat(time.isIdle()).as("nothing waits for nothing").isTrue();
        take("run");
        leases.end(done());
        time.pass(Duration.ofMinutes(10));
        assertThat(entry().state()).isEqualTo(State.DONE);
    }

    @Test
    void allowsNothingToBeSentThatCouldRunLongerThanTheClaim() {
        take("run");
        ledger.close();

        time.pass(LENGTH.minus(REQUEST));
        assertThat(leases.allowSending(SUBJECT)).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(leases.allowSending(SUBJECT)).isFalse();
        ledger.open(KEY_ID, false);
        time.pass(INTERVAL);
        assertThat(leases.allowSending(SUBJECT)).as("renewed in time").isTrue();
    }

    @Test
    void losesWhatAnotherInstanceWorksOn() {
        take("run");
        time.jump(LENGTH);
        claim(ledger, new ClaimRequest(SUBJECT, "f2", false, "run-2", "two", now().plus(LENGTH)), now());
        time.pass(INTERVAL);

        assertThat(leases.until(SUBJECT)).isNull();
        leases.end(done());
        assertThat(entry()).satisfies(entry -> {
            assertThat(entry.owner()).isEqualTo("two");
            assertThat(entry.state()).isEqualTo(State.CLAIMED);
        });
        assertThat(journal(ledger, "run")).as("the journal's line is written all the same").hasSize(1);
    }

    @Test
    void givesBackWhatItsRenewalTookOfAnotherInstanceThatHadFinished() {
        take("run");
        time.jump(LENGTH);
        LedgerEntry finished = finishElsewhere();
        time.pass(INTERVAL);

        assertThat(leases.until(SUBJECT)).isNull();
        assertThat(leases.allowSending(SUBJECT)).isFalse();
        assertThat(entry()).isEqualTo(finished);
    }

    @Test
    void endsNoClaimThatARenewalTookByMistake() {
        take("run");
        time.jump(LENGTH);
        finishElsewhere();
        queued = true;
        time.pass(Duration.ZERO);
        leases.end(done());
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(entry()).satisfies(entry -> {
            assertThat(entry.fingerprint()).isEqualTo("f2");
            assertThat(entry.state()).isEqualTo(State.DONE);
        });
    }

    @Test
    void aLateAnswerToARenewalSaysNothingOfTheNextClaim() {
        take("run");
        queued = true;
        time.pass(INTERVAL);
        leases.end(done());
        ClaimRequest next = new ClaimRequest(SUBJECT, "f2", true, "run-2", "one", leases.end().plusSeconds(1));
        writer.claim(next).thenAccept(claim -> leases.taken(next, leases.now()));
        queued = false;
        tasks.remove().run();

        assertThat(leases.until(SUBJECT)).isEqualTo(next.leaseEnd());
        time.pass(INTERVAL);
        assertThat(entry().runId()).isEqualTo("run-2");
        assertThat(entry().state()).isEqualTo(State.CLAIMED);
    }

    @Test
    void sendsNothingAfterTheClockWasSetForwardUntilTheLedgerSaysThatTheClaimIsOurs() {
        take("run");
        time.setClock(Duration.ofHours(1));

        assertThat(leases.allowSending(SUBJECT)).as("others could have taken it").isFalse();
        time.pass(INTERVAL);
        assertThat(leases.allowSending(SUBJECT)).isTrue();
    }

    @Test
    void endsAClaimThatIsStillOursAfterTheClockWasSetForward() {
        take("run");
        time.setClock(Duration.ofHours(1));

        leases.end(done());

        assertThat(entry().state()).isEqualTo(State.DONE);
        assertThat(journal(ledger, "run")).hasSize(1);
    }

    @Test
    void endsNoClaimThatAnotherInstanceTookWhenTheClockWasSetForward() {
        take("run");
        time.setClock(Duration.ofHours(1));
        LedgerEntry finished = finishElsewhere();

        leases.end(done());

        assertThat(entry()).isEqualTo(finished);
        assertThat(journal(ledger, "run")).hasSize(1);
    }

    @Test
    void aClaimLastsNoLongerThoughTheClockWasSetBack() {
        take("run");
        ledger.close();
        time.setClock(Duration.ofHours(-1));

        time.pass(LENGTH.minus(REQUEST));
        assertThat(leases.allowSending(SUBJECT)).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(leases.allowSending(SUBJECT)).isFalse();
    }

    @Test
    void renewsAClaimAfterTheClockWasSetBack() {
        take("run");
        time.setClock(Duration.ofHours(-1));
        time.pass(LENGTH.multipliedBy(2));

        assertThat(leases.allowSending(SUBJECT)).isTrue();
        assertThat(leases.until(SUBJECT)).isEqualTo(entry().leaseEnd());
        leases.end(done());
        assertThat(entry().state()).isEqualTo(State.DONE);
    }

    @Test
    void aRenewalWithoutAnAnswerLosesAClaimThatOthersCouldHaveTaken() {
        take("run");
        ledger.close();
        time.pass(LENGTH);
        ledger.open(KEY_ID, false);

        assertThat(leases.until(SUBJECT)).isNull();
        leases.end(done());
        assertThat(entry().state()).isEqualTo(State.CLAIMED);
        assertThat(journal(ledger, "run")).hasSize(1);
    }

    @Test
    void aRenewalDoesNotMakeForgetThatSomethingElseHasChangedTheAccount() {
        write(ledger, SUBJECT, "f", "zero");
        take("run");
        ledger.touched("ca_" + SUBJECT, false);
        time.pass(INTERVAL);
        leases.end(done());

        assertThat(entry().state()).isEqualTo(State.DONE);
        assertThat(entry().fingerprint()).isNull();
    }
}
