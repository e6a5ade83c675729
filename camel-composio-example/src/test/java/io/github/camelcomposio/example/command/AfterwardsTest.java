package io.github.camelcomposio.example.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcomposio.example.ImporterTestBase;
import io.github.camelcomposio.simulator.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done with a run once it has ended. */
class AfterwardsTest extends ImporterTestBase {

    private Path mapping;

    @BeforeEach
    void importThree() throws IOException {
        mapping = threeUsers();
        assertThat(run("run", mapping)).as(out() + err()).isZero();
        assertThat(run("run", mapping, "--run", "second")).as(out() + err()).isZero();
    }

    private String firstRun() throws IOException {
        try (var runs = Files.list(outFolder())) {
            return runs.map(path -> path.getFileName().toString()).filter(name -> name.matches("users-\\d{8}-\\d{6}")).findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theReportComesInThreeFormats() throws IOException {
        String run = firstRun();

        assertThat(run("report", mapping, "--run", run)).isZero();
        assertThat(out()).startsWith("Import\n  run " + run).contains("created                    3");

        assertThat(run("report", mapping, "--run", run, "--format", "html", "--out", folder.resolve("r.html"))).isZero();
        assertThat(folder.resolve("r.html")).content().startsWith("<!DOCTYPE html>").contains(run);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("r.html")))).isEqualTo("rw-------");

        assertThat(run("report", mapping, "--run", run, "--format", "jsonl")).isZero();
        assertThat(out().lines().toList()).hasSize(4);
        JsonNode summary = new ObjectMapper().readTree(out().lines().findFirst().orElseThrow());
        assertThat(summary.get("rows").asInt()).isEqualTo(3);
        assertThat(summary.get("run_id").asText()).isEqualTo(run);
    }

    @Test
    void withoutARunTheNewestOneOfTheMappingIsMeant() throws IOException {
        Files.copy(mapping, folder.resolve("other.yaml"));
        run("run", folder.resolve("other.yaml"), "--run", "of-another-mapping");

        assertThat(run("report", mapping)).isZero();
        assertThat(out()).contains("run second");
        assertThat(run("status", folder.resolve("other.yaml"))).isZero();
        assertThat(out()).contains("Run          of-another-mapping");
    }

    @Test
    void aRunThatIsNotThereIsSaidSoWithThoseThatAre() {
        for (String command : new String[] { "report", "status", "resume", "verify", "rollback" }) {
            assertThat(run(command, mapping, "--run", "none")).isEqualTo(1);
            assertThat(err()).contains("no run none").contains("second").hasLineCount(1);
        }
    }

    @Test
    void beforeTheFirstRunThereIsNothing() throws IOException {
        write("new.yaml", "source: {file: users.csv}\nout: elsewhere\n");
        for (String command : new String[] { "report", "status", "resume", "verify" }) {
            assertThat(run(command, folder.resolve("new.yaml"))).as(command).isEqualTo(1);
            assertThat(err()).contains("There is no run of").contains("plan " + folder.resolve("new.yaml")).hasLineCount(1);
        }
    }

    @Test
    void statusSaysWhatBecameOfTheRecords() {
        assertThat(run("status", mapping)).isZero();
        assertThat(out()).contains("Run          second").contains("3: 3 unchanged, 0 rejected").contains("Unfinished none")
                .doesNotContain("Next");
    }

    @Test
    void rollbackAsksAndDeletesWhatTheRunCreated() throws IOException {
        terminal = true;
        answer = "no";
        String run = firstRun();
        assertThat(run("rollback", mapping, "--run", run)).isEqualTo(1);
        assertThat(out()).contains("3 would be deleted").contains("Nothing was deleted");
        assertThat(simulator.accounts()).hasSize(3);

        answer = "yes";
        assertThat(run("rollback", mapping, "--run", run)).as(out() + err()).isZero();
        assertThat(out()).contains("3 deleted, 0 failed");
        assertThat(simulator.accounts()).isEmpty();

        assertThat(run("rollback", mapping, "--run", run)).as(out() + err()).isZero();
        assertThat(out()).contains("There is nothing to delete");
    }

    @Test
    void rollbackNeedsATerminalOrYes() throws IOException {
        assertThat(run("rollback", mapping, "--run", firstRun())).isEqualTo(2);
        assertThat(err()).contains("--yes").hasLineCount(1);
        assertThat(simulator.accounts()).hasSize(3);

        assertThat(run("rollback", mapping, "--run", firstRun(), "--yes")).isZero();
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void rollbackLeavesAloneWhatTheRunDidNotCreate() {
        assertThat(run("rollback", mapping, "--run", "second", "--yes")).as(out() + err()).isZero();
        assertThat(out()).contains("There is nothing to delete");
        assertThat(simulator.accounts()).hasSize(3);
    }

    @Test
    void verifyAsksTheProvidersOnceAndNamesWhatTheyRefuse() throws IOException {
        simulator.refuseCredential("ghp_bob_" + SECRET + "_2");

        assertThat(run("verify", mapping)).as(out() + err()).isEqualTo(3);
        assertThat(out()).contains("3 accounts: 2 verified, 1 refused, 0 can't be verified, 0 failed");
        assertThat(rejects(outFolder().resolve("second/refused.csv"))).hasSize(1).first().asString().contains("users.csv:3", "bob");

        int asked = simulator.proxiedCalls().size();
        assertThat(run("verify", mapping, "--run", firstRun())).isEqualTo(3);
        assertThat(simulator.proxiedCalls()).hasSize(asked);
    }

    @Test
    void verifyTakesASample() {
        assertThat(run("verify", mapping, "--sample", "2")).as(out() + err()).isZero();
        assertThat(out()).contains("2 accounts: 2 verified");
        assertThat(simulator.proxiedCalls()).hasSize(2);
    }

    @Test
    void verifySaysWhatItCouldNotAsk() {
        environment.put("COMPOSIO_API_KEY", "ak_wrong");

        assertThat(run("verify", mapping)).isEqualTo(1);
        assertThat(err()).contains("3 accounts could not be asked about").hasLineCount(1);
    }

    @Test
    void resumeGoesOnWithTheNewestRun() {
        assertThat(run("resume", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("Run        second");
        assertThat(simulator.accounts()).extracting(Account::userId).hasSize(3);
    }
}
