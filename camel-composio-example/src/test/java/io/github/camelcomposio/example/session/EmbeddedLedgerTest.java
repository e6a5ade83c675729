package io.github.camelcomposio.example.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.ClaimRequest;
import io.github.camelcomposio.bulk.Fingerprints;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.MappingReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class EmbeddedLedgerTest {

    private static final String KEY = "0123456789abcdef0123456789";
    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    private static Mapping mapping(Path folder) throws IOException {
        Files.writeString(folder.resolve("users.csv"), "user_id\n");
        Path file = Files.writeString(folder.resolve("users.yaml"), "source: {file: users.csv}");
        return MappingReader.read(file, Map.of("COMPOSIO_API_KEY", "ak_x", "COMPOSIO_LEDGER_KEY", KEY)::get);
    }

    private static ImportLedger opened(LedgerStore store) {
        store.ledger().open(new Fingerprints(KEY).keyId(), false);
        return store.ledger();
    }

    private static void claim(ImportLedger ledger, List<String> subjects) {
        Instant now = Instant.now();
        ledger.claim(subjects.stream().map(subject -> new ClaimRequest(subject, "f", false, "run", "owner", now.plusSeconds(100)))
                .toList(), now);
    }

    /** Claims subjects one after the other, and says of each that it was committed. */
    static final class Claimer {

        private Claimer() {
        }

        public static void main(String[] arguments) throws Exception {
            try (LedgerStore store = LedgerStore.open(mapping(Path.of(arguments[0])))) {
                ImportLedger ledger = opened(store);
                for (int i = 0;; i++) {
                    claim(ledger, List.of(arguments[1] + i));
                    System.out.println(arguments[1] + i);
                }
            }
        }
    }

    @Test
    void losesNoCommitWhenItsProcessIsKilled() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> committed = committedUntilKilled("kill-" + kill + "-", 50);

            try (LedgerStore store = LedgerStore.open(mapping(folder))) {
                ImportLedger ledger = opened(store);
                assertThat(committed).allSatisfy(subject -> assertThat(ledger.find(subject)).as(subject)
                        .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(LedgerEntry.State.CLAIMED)));
            }
        }
    }

    /** What was said to be committed before the process was killed, right after so many commits. */
    private List<String> committedUntilKilled(String prefix, int commits) throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                Claimer.class.getName(), folder.toString(), prefix).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> committed = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (committed.size() < commits) {
                committed.add(lines.readLine());
            }
            process.toHandle().destroyForcibly();
            lines.lines().forEach(committed::add);
        }
        process.waitFor();
        return committed;
    }
}
