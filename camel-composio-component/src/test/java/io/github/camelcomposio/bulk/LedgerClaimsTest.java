package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelcomposio.bulk.Claim.Result;
import io.github.camelcomposio.bulk.LedgerEntry.State;

class LedgerClaimsTest extends LedgerTestBase {

    @OnEachDatabase
    void oneOfTwoInstancesGetsASubject(LedgerDatabase database) {
        ImportLedger one = open(database);
        ImportLedger other = open(database);

        Claim first = claim(one, "s", "f", "one");
        Claim second = claim(other, "s", "f", "other");

        assertThat(first).isEqualTo(new Claim(Result.TAKEN, null));
        assertThat(second).isEqualTo(new Claim(
                Result.HELD, new LedgerEntry("s", State.CLAIMED, null, null, null, null, "run", "one", LEASE_END)));
    }

    @OnEachDatabase
    void anEndedLeaseIsTakenOverAndItsOwnerTold(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f1", "one");
        claim(ledger, "s", "f2", "one");

        assertThat(claim(ledger, request("s", "f2", "other"), LEASE_END.minusNanos(1000)).result()).isEqualTo(Result.HELD);
        Claim taken = claim(ledger, new ClaimRequest("s", "f2", false, "run2", "other", LEASE_END.plusSeconds(60)), LEASE_END);

        assertThat(taken.result()).isEqualTo(Result.TAKEN);
        assertThat(taken.before()).isEqualTo(new LedgerEntry(
                "s", State.CLAIMED, "f1", "ca_s", "ACTIVE", NOW.plusSeconds(3600), "run", "one", LEASE_END));
        assertThat(claim(ledger, request("s", "f2", "one"), LEASE_END.plusSeconds(1)).result()).isEqualTo(Result.HELD);
    }

    @OnEachDatabase
    void whatAnInstanceHasClaimedAlreadyIsItsOwn(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        claim(ledger, "s", "f", "one");

        Claim again = claim(ledger, "s", "f", "one");

        assertThat(again.result()).isEqualTo(Result.TAKEN);
        assertThat(again.before().owner()).isEqualTo("one");
    }

    @OnEachDatabase
    void onlyWhatWasConfirmedWithTheSameCredentialsIsUnchanged(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f", "one");

        Claim same = claim(ledger, "s", "f", "other");
        assertThat(same).isEqualTo(new Claim(Result.UNCHANGED, done("s", "f")));
        assertThat(claim(ledger, "s", "f2", "other")).isEqualTo(new Claim(Result.TAKEN, done("s", "f")));
        assertThat(claim(ledger, "s", "f", "third").result()).isEqualTo(Result.HELD);
    }

    @OnEachDatabase
    void evenTheSameIsTakenWhereThatIsWanted(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f", "one");

        Claim claim = claim(ledger, new ClaimRequest("s", "f", true, "run", "one", LEASE_END), NOW);

        assertThat(claim).isEqualTo(new Claim(Result.TAKEN, done("s", "f")));
    }

    @OnEachDatabase
    void manyAreAnsweredInTheirOrder(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s300", "f", "one");
        claim(ledger, "s7", "f", "one");
        List<ClaimRequest> requests = new ArrayList<>();
        IntStream.iterate(599, i -> i >= 0, i -> i - 1).forEach(i -> requests.add(request("s" + i, "f", "other")));

        List<Claim> claims = ledger.claim(requests, NOW);

        assertThat(claims).hasSize(600);
        assertThat(claims.get(599 - 300).result()).isEqualTo(Result.UNCHANGED);
        assertThat(claims.get(599 - 7).result()).isEqualTo(Result.HELD);
        assertThat(claims).filteredOn(claim -> claim.equals(new Claim(Result.TAKEN, null))).hasSize(598);
        assertThat(ledger.claim(List.of(), NOW)).isEmpty();
    }

    @OnEachDatabase
    void aSubjectStandsOnceAmongTheClaimsOfACall(LedgerDatabase database) {
        ImportLedger ledger = open(database);

        assertThatThrownBy(() -> ledger.claim(List.of(request("s", "f", "one"), request("s", "f2", "one")), NOW))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("twice");
        assertThat(claim(ledger, "s", "f", "other").result()).isEqualTo(Result.TAKEN);
    }

    @OnEachDatabase
    void timesAreKeptToTheMicrosecondWhateverTheZone(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        // an hour that does not exist in many places, and one that is there twice
        for (Instant time : List.of(Instant.parse("2026-03-29T01:30:00.999999Z"), Instant.parse("2026-10-25T00:30:00Z"),
                Instant.parse("2026-10-25T01:30:00.000001Z"), Instant.parse("1969-12-31T23:59:59.999999Z"))) {
            claim(ledger, new ClaimRequest("s" + time, "f", false, "run", "one", time.plusNanos(999)), NOW);
            assertThat(claim(ledger, "s" + time, "f", "one").before().leaseEnd()).isEqualTo(time);
        }
    }
}
