package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelcomposio.example.ImportMain;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;

/**
 * An import of a file by the importer, as a user starts it, in a process of its own; the simulator is in this one, so
 * that it outlives what is done to the importer.
 */
final class CampaignImport {

    static final String RUN = "campaign";
    private static final String LEDGER_KEY = "the-key-of-the-campaign's-ledger";

    private final ComposioSimulator simulator;
    private final CampaignLedger ledger;
    private final Path folder;
    private final int rows;
    private final Map<String, Object> options = new LinkedHashMap<>();
    private String source = "{file: users.csv}";
    private int incomplete;
    private Supplier<List<String>> clock = List::of;

    /** @param folder for the file, the mapping and everything that is written */
    CampaignImport(ComposioSimulator simulator, CampaignLedger ledger, Path folder, int rows) {
        this.simulator = simulator;
        this.ledger = ledger;
        this.folder = folder;
        this.rows = rows;
        options.put("maxFailureRate", 100);
        options.put("retryInitialDelay", 10);
        options.put("retryMaxDelay", 200);
        options.put("maxRetries", 6);
        options.put("outageProbeInterval", 200);
    }

    CampaignImport option(String name, Object value) {
        options.put(name, value);
        return this;
    }

    /** What the mapping says of the source, on one line; the file unless said otherwise. */
    CampaignImport source(String mapping) {
        source = mapping;
        return this;
    }

    /** So many rows more have no key, and are rejected. */
    CampaignImport incomplete(int number) {
        incomplete = number;
        return this;
    }

    /** From now on every process has a clock that jumps, each one in another way; see {@link JumpingClock}. */
    CampaignImport jumpingClock(Duration least, Duration most, Duration pause, long seed) {
        Random seeds = new Random(seed);
        clock = () -> JumpingClockPlugin.arguments(least, most, pause, seeds.nextLong());
        return this;
    }

    int rows() {
        return rows;
    }

    /** Writes the file and the mapping. */
    void prepare() throws IOException {
        Files.write(folder.resolve("users.csv"), IntStream.rangeClosed(0, rows + incomplete)
                .mapToObj(i -> i == 0 ? "user_id,api_key" : "user_" + i + "," + (i > rows ? "" : key("user_" + i))).toList());
        String settings = options.entrySet().stream().map(option -> "  " + option.getKey() + ": " + option.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(mapping(), """
                source: %s
                columns: {user_id: user_id, api_key: api_key}
                constants: {toolkit: sendgrid}
                %sout: ${OUT:out}
                options:
                %s""".formatted(source, ledger.mapping(), settings));
    }

    private Path mapping() {
        return folder.resolve("campaign.yaml");
    }

    static String key(String user) {
        return "sg-key-of-" + user;
    }

    /** Starts the run, or goes on with it: the command is the same. */
    ChildProcess start() throws IOException {
        return start(Map.of());
    }

    /** @param more what the process finds in its environment besides */
    ChildProcess start(Map<String, String> more) throws IOException {
        return ChildProcess.java(output(), environment(more), arguments());
    }

    /** The same as one of several processes, which writes to a folder of its own. */
    ChildProcess startInstance(String name) throws IOException {
        return ChildProcess.java(folder.resolve("output-" + name + ".txt"), environment(Map.of("OUT", "out-" + name)), arguments());
    }

    /**
     * The same, with no file longer than this: what a full disk does.
     *
     * @param kibibytes of the longest file
     */
    ChildProcess startWithRoomFor(int kibibytes) throws IOException {
        return ChildProcess.javaWithRoomFor(kibibytes, output(), environment(Map.of()), arguments());
    }

    Path output() {
        return folder.resolve("output.txt");
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("COMPOSIO_API_KEY", simulator.apiKey());
        environment.put("COMPOSIO_BASE_URL", simulator.baseUrl());
        environment.put("COMPOSIO_LEDGER_KEY", LEDGER_KEY);
        return environment;
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(clock.get());
        arguments.addAll(List.of("-Xmx128m", ImportMain.class.getName(), "run", mapping().toString(), "--run", RUN));
        return arguments.toArray(String[]::new);
    }

    /** The users that stand in the reject file of the last process. */
    Set<String> rejectedUsers() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out").resolve(RUN))) {
            Path last = files.filter(file -> file.getFileName().toString().startsWith("rejects"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified())).orElseThrow();
            try (Stream<String> lines = Files.lines(last)) {
                return lines.skip(1).map(line -> line.split(",")[1]).collect(Collectors.toSet());
            }
        }
    }

    /** Every user has one account with the right key, the journal says the same, and nothing is left claimed. */
    void assertRight() {
        List<Account> accounts = simulator.accounts();
        Set<String> seen = new HashSet<>();
        assertThat(accounts.stream().filter(account -> !seen.add(account.userId())).map(this::history)).isEmpty();
        assertThat(seen).hasSize(rows);
        assertThat(accounts).allSatisfy(account -> assertThat(account.val()).containsEntry("api_key", key(account.userId())));
        assertThat(ledger.accountsByUser(RUN))
                .isEqualTo(accounts.stream().collect(Collectors.toMap(Account::userId, Account::id)));
        assertThat(ledger.claimed()).isZero();
    }

    /** What happened to a user, for the message of a failure. */
    private String history(Account account) {
        List<String> accounts = simulator.accountsOf(account.userId()).stream()
                .map(each -> each.id() + " of " + each.createdAt()).toList();
        List<String> requests = simulator.requests().stream()
                .filter(request -> request.body().contains('"' + account.userId() + '"')
                        || List.of(request.query().getOrDefault("user_ids", "").split(",")).contains(account.userId()))
                .map(request -> request.method() + " " + request.status() + (request.cut() ? " cut" : "")).toList();
        return account.userId() + " has " + accounts + " after " + requests;
    }
}
