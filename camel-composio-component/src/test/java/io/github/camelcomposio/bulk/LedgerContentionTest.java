package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.github.camelcomposio.bulk.Claim.Result;
import org.junit.jupiter.api.AfterEach;

class LedgerContentionTest extends LedgerTestBase {

    private static final int SUBJECTS = 5000;
    private static final int BATCH = 200;
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Four times every subject, two threads on each of two ledgers, in another order each. */
    @OnEachDatabase
    void ofManyClaimsNoneIsGrantedTwice(LedgerDatabase database) {
        Map<String, String> owners = new ConcurrentHashMap<>();
        List<String> twice = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (JdbcImportLedger ledger : List.of(open(database), open(database))) {
            for (int thread = 0; thread < 2; thread++) {
                String owner = "owner" + work.size();
                List<ClaimRequest> requests = shuffled(work.size(), owner);
                work.add(CompletableFuture.runAsync(() -> claimAll(ledger, requests, owners, twice), threads));
            }
        }

        assertThat(CompletableFuture.allOf(work.toArray(CompletableFuture[]::new))).succeedsWithin(BOUND);
        assertThat(twice).isEmpty();
        assertThat(owners).hasSize(SUBJECTS);
    }

    private static List<ClaimRequest> shuffled(int seed, String owner) {
        List<ClaimRequest> requests = new ArrayList<>(
                IntStream.range(0, SUBJECTS)
                        .mapToObj(i -> request("s" + i, "f", owner)).toList());
        Collections.shuffle(requests, new Random(seed));
        return requests;
    }

    private static void claimAll(
            ImportLedger ledger, List<ClaimRequest> requests, Map<String, String> owners, List<String> twice) {
        for (int from = 0; from < requests.size(); from += BATCH) {
            List<ClaimRequest> some = requests.subList(from, Math.min(requests.size(), from + BATCH));
            List<Claim> claims = ledger.claim(some, NOW);
            for (int i = 0; i < some.size(); i++) {
                ClaimRequest request = some.get(i);
                if (claims.get(i).result() == Result.TAKEN && owners.putIfAbsent(request.subject(), request.owner()) != null) {
                    twice.add(request.subject());
                }
            }
        }
    }

    @OnEachDatabase
    void aFewSubjectsThatAllWantChangeHandsInOrder(LedgerDatabase database) {
        List<JdbcImportLedger> ledgers = List.of(open(database), open(database));
        Map<String, String> owners = new ConcurrentHashMap<>();
        List<String> twice = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> work = IntStream.range(0, 4).mapToObj(worker -> CompletableFuture.runAsync(() -> {
            Random random = new Random(worker);
            for (int round = 0; round < 50; round++) {
                workOnSome(ledgers.get(worker % 2), "owner" + worker, random, owners, twice);
            }
        }, threads)).toList();

        assertThat(CompletableFuture.allOf(work.toArray(CompletableFuture[]::new))).succeedsWithin(BOUND);
        assertThat(twice).isEmpty();
    }

    /** Claims ten of twenty subjects, and gives back or ends what it gets. */
    private static void workOnSome(
            ImportLedger ledger, String owner, Random random, Map<String, String> owners, List<String> twice) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
        Collections.shuffle(numbers, random);
        List<ClaimRequest> requests = numbers.subList(0, 10).stream()
                .map(i -> new ClaimRequest("s" + i, "f" + random.nextInt(), false, "run", owner, LEASE_END)).toList();
        List<Claim> claims = ledger.claim(requests, NOW);
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            ClaimRequest request = requests.get(i);
            if (claims.get(i).result() == Result.TAKEN) {
                if (owners.putIfAbsent(request.subject(), owner) != null) {
                    twice.add(request.subject());
                }
                boolean done = random.nextBoolean();
                settlements.add(new Settlement(
                        request.subject(), owner, claims.get(i).before(),
                        done ? done(request.subject(), request.fingerprint()) : null,
                        line(request.subject(), done ? ImportAction.UPDATED : null)));
            }
        }
        settlements.forEach(settlement -> owners.remove(settlement.subject()));
        ledger.settle(settlements);
    }
}
