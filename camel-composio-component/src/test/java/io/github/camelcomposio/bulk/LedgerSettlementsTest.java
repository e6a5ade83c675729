package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.github.camelcomposio.bulk.Claim.Result;
import io.github.camelcomposio.bulk.LedgerEntry.State;
import io.github.camelcomposio.bulk.LedgerEntry.Verification;

class LedgerSettlementsTest extends LedgerTestBase {

    private static Settlement giveBack(String subject, String owner, LedgerEntry before) {
        return new Settlement(subject, owner, before, null, line(subject, null));
    }

    @OnEachDatabase
    void aClaimThatIsGivenBackLeavesNothing(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        Claim claim = claim(ledger, "s", "f", "one");

        ledger.settle(List.of(giveBack("s", "one", claim.before())));

        assertThat(claim(ledger, "s", "f", "other")).isEqualTo(new Claim(Result.TAKEN, null));
        assertThat(journal(ledger, "run")).hasSize(1);
    }

    @OnEachDatabase
    void aClaimThatIsGivenBackLeavesWhatWasBefore(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f", "one");
        Claim claim = claim(ledger, "s", "f2", "other");

        ledger.settle(List.of(giveBack("s", "other", claim.before())));

        assertThat(claim(ledger, "s", "f", "one")).isEqualTo(new Claim(Result.UNCHANGED, done("s", "f")));
    }

    @OnEachDatabase
    void aTakenOverClaimThatIsGivenBackIsAgainThatOfTheDeadOwner(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        claim(ledger, "s", "f", "dead");
        ClaimRequest takeOver = new ClaimRequest("s", "f", false, "run2", "one", LEASE_END.plusSeconds(60));
        Claim claim = claim(ledger, takeOver, LEASE_END);

        ledger.settle(List.of(giveBack("s", "one", claim.before())));

        assertThat(claim(ledger, request("s", "f", "third"), LEASE_END)).isEqualTo(claim);
    }

    @OnEachDatabase
    void aLostClaimChangesNothingButTheJournal(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        claim(ledger, "s", "f", "slow");
        claim(ledger, "t", "f", "slow");
        ClaimRequest takeOver = new ClaimRequest("s", "f2", false, "run2", "one", LEASE_END.plusSeconds(60));
        claim(ledger, takeOver, LEASE_END);

        ledger.settle(List.of(new Settlement("s", "slow", null, done("s", "f"), line("1", ImportAction.CREATED)),
                new Settlement("t", "slow", null, done("t", "f"), line("2", ImportAction.CREATED))));
        ledger.settle(List.of(giveBack("s", "slow", null)));

        Claim held = claim(ledger, request("s", "f", "third"), LEASE_END);
        assertThat(held.result()).isEqualTo(Result.HELD);
        assertThat(held.before()).isEqualTo(new LedgerEntry(
                "s", State.CLAIMED, null, null, null, null, "run2", "one", LEASE_END.plusSeconds(60)));
        assertThat(claim(ledger, "t", "f", "third").result()).isEqualTo(Result.UNCHANGED);
        assertThat(journal(ledger, "run")).extracting(JournalEntry::position).containsExactly("1", "2", "s");
    }

    @OnEachDatabase
    void settlementsAndClaimsAreWrittenTogetherOrNotAtAll(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        claim(ledger, "s", "f", "one");
        List<Settlement> settlements
                = List.of(new Settlement("s", "one", null, done("s", "f"), line("1", ImportAction.CREATED)));

        assertThatThrownBy(() -> ledger.settleAndClaim(
                settlements, List.of(request("t", "f", "one"), request("too-long-".repeat(20), "f", "one")), NOW))
                .isInstanceOf(LedgerException.class);
        assertThat(ledger.find("s").orElseThrow().state()).isEqualTo(State.CLAIMED);
        assertThat(ledger.find("t")).isEmpty();
        assertThat(journal(ledger, "run")).isEmpty();

        List<Claim> claims
                = ledger.settleAndClaim(settlements, List.of(request("t", "f", "one"), request("s", "f", "one")), NOW);

        assertThat(claims).containsExactly(new Claim(Result.TAKEN, null), new Claim(Result.UNCHANGED, done("s", "f")));
        assertThat(journal(ledger, "run")).hasSize(1);
    }

    @OnEachDatabase
    void aLineWithoutASubjectAndASubjectWithoutALine(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        claim(ledger, "s", "f", "one");

        ledger.settle(List.of(new Settlement(null, "one", null, null, line("1", null)),
                new Settlement("s", "one", null, done("s", "f"), null)));
        ledger.settle(List.of());

        assertThat(journal(ledger, "run")).containsExactly(line("1", null));
        assertThat(claim(ledger, "s", "f", "one").result()).isEqualTo(Result.UNCHANGED);
    }

    @OnEachDatabase
    void findsTheEntryOfAnAccount(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f", "one");

        assertThat(ledger.ofAccount("ca_s")).contains(done("s", "f"));
        assertThat(ledger.ofAccount("ca_t")).isEmpty();
    }

    @OnEachDatabase
    void whatSomethingElseChangedIsWrittenAgain(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f", "one");
        write(ledger, "t", "f", "one");

        ledger.touched("ca_s", false);

        assertThat(claim(ledger, "s", "f", "one")).isEqualTo(new Claim(Result.TAKEN, done("s", null)));
        assertThat(claim(ledger, "t", "f", "one").result()).isEqualTo(Result.UNCHANGED);
    }

    @OnEachDatabase
    void nothingIsKnownOfWhatIsGone(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f", "one");

        ledger.touched("ca_s", true);
        ledger.touched("ca_unknown", true);

        assertThat(ledger.ofAccount("ca_s")).isEmpty();
        assertThat(claim(ledger, "s", "f", "one")).isEqualTo(new Claim(Result.TAKEN, null));
    }

    @OnEachDatabase
    void whatSomethingElseChangedMeanwhileIsNotTakenForWhatWasWritten(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        for (String subject : List.of("changed", "gone", "givenBack")) {
            write(ledger, subject, "f", "one");
        }
        LedgerEntry before = claim(ledger, "changed", "f2", "one").before();
        claim(ledger, "gone", "f2", "one");
        claim(ledger, "givenBack", "f2", "one");

        ledger.touched("ca_changed", false);
        ledger.touched("ca_gone", true);
        ledger.touched("ca_givenBack", false);
        assertThat(claim(ledger, "gone", "f2", "other").result()).isEqualTo(Result.HELD);
        ledger.settle(List.of(new Settlement("changed", "one", before, done("changed", "f2"), null),
                new Settlement("gone", "one", done("gone", "f"), done("gone", "f2"), null),
                giveBack("givenBack", "one", done("givenBack", "f"))));

        assertThat(claim(ledger, "changed", "f2", "one")).isEqualTo(new Claim(Result.TAKEN, done("changed", null)));
        assertThat(claim(ledger, "gone", "f2", "one").result()).isEqualTo(Result.TAKEN);
        assertThat(claim(ledger, "givenBack", "f", "one")).isEqualTo(new Claim(Result.TAKEN, done("givenBack", null)));
    }

    @OnEachDatabase
    void aSettlementNotesPositionAndVerificationAndAClaimLeavesThem(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        for (Verification verification : Verification.values()) {
            String subject = verification.name();
            claim(ledger, subject, "f", "one");
            ledger.settle(List.of(new Settlement(subject, "one", null, verified(subject, "f", verification), null)));

            LedgerEntry before = claim(ledger, subject, "f2", "one").before();
            assertThat(before).isEqualTo(verified(subject, "f", verification));
            assertThat(ledger.find(subject)).contains(new LedgerEntry(
                    subject, State.CLAIMED, "f", "ca_" + subject, "ACTIVE", before.expiresAt(), "run", "one", LEASE_END,
                    "users.csv:7", verification, "run"));
            ledger.settle(List.of(giveBack(subject, "one", before)));
            assertThat(ledger.find(subject)).contains(before);

            claim(ledger, subject, "f2", "one");
            ledger.settle(List.of(new Settlement(subject, "one", before, done(subject, "f2"), null)));
            assertThat(ledger.find(subject)).contains(done(subject, "f2"));
        }
    }

    @OnEachDatabase
    void thatAProviderIsBeingAskedIsNotedWhileTheClaimStays(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        claim(ledger, "s", "f", "one");
        LedgerEntry asking = new LedgerEntry(
                "s", State.CLAIMED, "f", "ca_s", "ACTIVE", null, "run", "one", LEASE_END, "1", Verification.ASKED, null);

        ledger.settle(List.of(new Settlement("s", "one", null, asking, null)));

        assertThat(ledger.find("s")).contains(asking);
        assertThat(claim(ledger, "s", "f", "other")).isEqualTo(new Claim(Result.HELD, asking));
        assertThat(claim(ledger, request("s", "f", "other"), LEASE_END)).isEqualTo(new Claim(Result.TAKEN, asking));
    }

    @OnEachDatabase
    void whatSomethingElseChangedIsNotVerifiedAnyMore(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        for (String subject : List.of("before", "meanwhile", "gone")) {
            claim(ledger, subject, "f", "one");
            ledger.settle(List.of(
                    new Settlement(subject, "one", null, verified(subject, "f", Verification.VERIFIED), null)));
        }
        ledger.touched("ca_before", false);
        assertThat(ledger.find("before")).contains(verified("before", null, null));

        for (String subject : List.of("meanwhile", "gone")) {
            claim(ledger, subject, "f2", "one");
            ledger.touched("ca_" + subject, "gone".equals(subject));
        }
        assertThat(ledger.find("gone"))
                .contains(new LedgerEntry("gone", State.CLAIMED, null, null, null, null, "run", "one", LEASE_END));
        ledger.settle(List.of(new Settlement(
                "meanwhile", "one", null, verified("meanwhile", "f2", Verification.REJECTED), null)));
        assertThat(ledger.find("meanwhile")).contains(verified("meanwhile", null, null));
    }

    @OnEachDatabase
    void aPositionThatNoColumnCanHoldIsCut(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        claim(ledger, "s", "f", "one");
        LedgerEntry entry = new LedgerEntry(
                "s", State.DONE, "f", "ca_s", "ACTIVE", null, "run", null, null, "folder/".repeat(100), null, null);

        ledger.settle(List.of(new Settlement("s", "one", null, entry, null)));

        assertThat(ledger.find("s").orElseThrow().position()).hasSize(400).startsWith("folder/");
    }
}
