package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;

/**
 * An import that is killed at random moments and started again each time, until nobody kills it any more.
 *
 * <p>
 * Three of four kills come after a random number of requests, the others after a random time, which is often before the
 * first one. The same seed chooses the same moments; what the processes have done by then differs from run to run.
 */
final class KillCampaign {

    private static final Duration LONGEST_START = Duration.ofMillis(3000);

    private final ComposioSimulator simulator;
    private final CampaignLedger ledger;
    private final Path folder;
    private final int rows;
    private final int kills;
    private final Random random;

    private final String options;

    KillCampaign(ComposioSimulator simulator, CampaignLedger ledger, Path folder, int rows, int kills, long seed,
                 String options) {
        this.simulator = simulator;
        this.ledger = ledger;
        this.folder = folder;
        this.rows = rows;
        this.kills = kills;
        this.random = new Random(seed);
        this.options = options;
    }

    void run() throws IOException {
        Path file = Files.write(folder.resolve("users.csv"),
                IntStream.range(0, rows).mapToObj(i -> "user_" + i + "," + key("user_" + i)).toList());
        for (int kill = 0; kill < kills; kill++) {
            try (ChildProcess child = start(file)) {
                untilAMoment(child);
                child.kill();
            }
        }
        try (ChildProcess last = start(file)) {
            assertThat(last.ended()).as(last.output()).isZero();
        }
        assertRight();
    }

    private static String key(String user) {
        return "sg-key-of-" + user;
    }

    private ChildProcess start(Path file) throws IOException {
        return ChildProcess.java(folder.resolve("output.txt"),
                Map.of("COMPOSIO_API_KEY", simulator.apiKey(), "COMPOSIO_BASE_URL", simulator.baseUrl()), List.of("-Xmx128m"),
                ChildImport.class.getName(), file.toString(), ledger.url(), "runId=run&" + options);
    }

    private void untilAMoment(ChildProcess child) {
        if (random.nextInt(4) == 0) {
            long end = System.nanoTime() + random.nextLong(LONGEST_START.toNanos());
            await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofMinutes(5))
                    .until(() -> !child.isRunning() || System.nanoTime() >= end);
        } else {
            long received = simulator.counts().total() + random.nextInt(2 * rows / kills);
            await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofMinutes(5))
                    .until(() -> !child.isRunning() || simulator.counts().total() > received);
        }
    }

    private void assertRight() {
        List<Account> accounts = simulator.accounts();
        Set<String> seen = new HashSet<>();
        assertThat(accounts.stream().filter(account -> !seen.add(account.userId())).map(this::history)).isEmpty();
        assertThat(seen).hasSize(rows);
        assertThat(accounts).allSatisfy(account -> assertThat(account.val()).containsEntry("api_key", key(account.userId())));
        assertThat(ledger.accountsByUser("run"))
                .isEqualTo(accounts.stream().collect(Collectors.toMap(Account::userId, Account::id)));
        assertThat(ledger.claimed("run")).isZero();
    }

    /** What happened to a user, for the message of a failure. */
    private String history(Account account) {
        Map<String, Object> history = new HashMap<>();
        history.put("accounts", simulator.accountsOf(account.userId()).stream().map(each -> each.id() + " of " + each.createdAt())
                .toList());
        history.put("requests", simulator.requests().stream()
                .filter(request -> request.body().contains('"' + account.userId() + '"')
                        || List.of(request.query().getOrDefault("user_ids", "").split(",")).contains(account.userId()))
                .map(request -> request.method() + " " + request.status() + (request.cut() ? " cut" : "")).toList());
        return account.userId() + " " + history;
    }
}
