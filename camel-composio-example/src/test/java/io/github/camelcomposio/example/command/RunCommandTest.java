package io.github.camelcomposio.example.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.github.camelcomposio.example.ImporterTestBase;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.Test;

class RunCommandTest extends ImporterTestBase {

    /** As a stranger has it: other names, three toolkits, one table for all. */
    private Path strangersUsers() throws IOException {
        write("crm.csv", """
                OWNER;app;PAT;SECRET_KEY;LOGIN;PW;note
                ann;GitHub;ghp_ann_%1$s_1;;;;new
                bob;Send Grid;;SG.bob_%1$s_2;;;
                cid;fresh;;;cid@example.com; %1$s_3 ;
                dan;GitHub;;;;;has none
                """.formatted(SECRET));
        return write("crm.yaml", """
                source: {file: crm.csv, delimiter: ;}
                columns: {user_id: OWNER, toolkit: app, token: PAT, api_key: SECRET_KEY, username: LOGIN, password: PW}
                values: {toolkit: {GitHub: github, Send Grid: sendgrid, fresh: freshdesk}}
                """);
    }

    @Test
    void importsColumnsOfOtherNamesForThreeToolkits() throws IOException {
        assertThat(run("run", strangersUsers())).as(out() + err()).isEqualTo(3);

        assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("ann", "bob", "cid");
        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("token", "ghp_ann_" + SECRET + "_1");
        assertThat(simulator.accountsOf("bob").get(0).val()).containsEntry("api_key", "SG.bob_" + SECRET + "_2");
        assertThat(simulator.accountsOf("cid").get(0).val()).containsEntry("password", " " + SECRET + "_3 ");
        assertThat(out()).contains("crm.csv:5").contains("dan").contains("Next ").contains("--only-rejects");
    }

    @Test
    void leavesNoSecretAnywhere() throws IOException {
        Path mapping = strangersUsers();
        run("plan", mapping);
        String seen = out() + err();
        run("run", mapping);
        seen += out() + err();
        run("status", mapping);
        seen += out() + err();
        run("report", mapping, "--format", "html", "--out", outFolder().resolve("report.html"));
        run("report", mapping, "--format", "jsonl");
        seen += out() + err();

        assertThat(seen + everythingIn(outFolder())).contains("ann").doesNotContain(SECRET).doesNotContain(simulator.apiKey());
    }

    @Test
    void whatIsDoneCostsNoRequestASecondTime() throws IOException {
        Path mapping = threeUsers();
        assertThat(run("run", mapping)).as(out() + err()).isZero();
        simulator.clearRequests();

        assertThat(run("run", mapping, "--run", "again")).isZero();
        assertThat(out()).contains("unchanged                  3");
        assertThat(simulator.accounts()).hasSize(3);
        assertThat(simulator.counts().total()).isLessThanOrEqualTo(3);
    }

    @Test
    void aLimitMakesAPilot() throws IOException {
        Path mapping = manyUsers(300);

        assertThat(run("run", mapping, "--limit", "100")).as(out() + err()).isZero();
        assertThat(simulator.accounts()).hasSize(100);
        assertThat(out()).contains("created                  100");

        assertThat(run("plan", mapping, "--limit", "150")).as(out() + err()).isZero();
        assertThat(simulator.accounts()).hasSize(100);
    }

    @Test
    void onlyRejectsAreImportedUnderTheirRunAndReplaceItsLines() throws IOException {
        threeUsers();
        Path csv = folder.resolve("users.csv");
        String good = Files.readString(csv);
        Files.writeString(csv, good.replaceFirst("ghp_bob[^\n]*", ""));
        Path mapping = mapping();
        assertThat(run("run", mapping, "--run", "first")).isEqualTo(3);
        Path rejects = outFolder().resolve("first/rejects.csv");
        assertThat(rejects(rejects)).hasSize(1).first().asString().contains("users.csv:3", "bob");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects))).isEqualTo("rw-------");

        Files.writeString(csv, good);
        simulator.clearRequests();
        assertThat(run("run", mapping, "--only-rejects", rejects)).as(out() + err()).isZero();

        assertThat(out()).contains("Run        first").contains("rows                         3").doesNotContain("Rejects  ");
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("ann", "bob", "cid");
        assertThat(simulator.requests()).noneMatch(request -> String.valueOf(request.body()).contains("ghp_ann"));
    }

    @Test
    void rejectsOfAnUnknownRunAreANewOne() throws IOException {
        Path mapping = threeUsers();
        Path file = write("mine.csv", "position,user,toolkit,error,reason\n\"users.csv:2\",\"ann\",\"github\",\"\",\"\"\n");

        assertThat(run("run", mapping, "--only-rejects", file)).as(out() + err()).isZero();
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactly("ann");
        assertThat(out()).containsPattern("Run        users-\\d{8}-\\d{6}");
    }

    @Test
    void aBadKeyStopsTheRunAndSaysHowToGoOn() throws IOException {
        Path mapping = threeUsers("ledger: {secretKey: 0123456789abcdef0123456789}");
        environment.put("COMPOSIO_API_KEY", "ak_wrong_" + SECRET);

        assertThat(run("run", mapping, "--run", "mine")).isEqualTo(1);
        assertThat(err()).contains("The run was stopped: ").contains("API key").contains("resume " + mapping + " --run mine")
                .doesNotContain(SECRET);

        environment.put("COMPOSIO_API_KEY", simulator.apiKey());
        assertThat(run("resume", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("Run        mine");
        assertThat(simulator.accounts()).hasSize(3);
    }

    @Test
    void theEmbeddedLedgerOutlivesTheApiKey() throws IOException {
        Path mapping = threeUsers();
        assertThat(run("run", mapping)).isZero();
        simulator.apiKey("ak_another_one");
        environment.put("COMPOSIO_API_KEY", "ak_another_one");

        assertThat(run("run", mapping, "--run", "later")).as(out() + err()).isZero();
        assertThat(out()).contains("unchanged                  3");
    }

    @Test
    void anotherKeyOfTheLedgerIsAnErrorThatSaysWhatToDo() throws IOException {
        Path mapping = threeUsers();
        environment.put("COMPOSIO_LEDGER_KEY", "0123456789-one-" + SECRET);
        assertThat(run("run", mapping)).as(err()).isZero();
        environment.put("COMPOSIO_LEDGER_KEY", "0123456789-two-" + SECRET);

        assertThat(run("run", mapping)).isEqualTo(1);
        assertThat(err()).contains("made with another key").contains("secretKey").hasLineCount(1).doesNotContain(SECRET);
        assertThat(run("report", mapping)).as(err()).isZero();
    }

    @Test
    void withoutAKeyASimulatorTakesThePlaceOfComposioAndSaysSo() throws IOException {
        environment.clear();
        Path mapping = threeUsers();

        for (int time = 0; time < 2; time++) {
            assertThat(run("run", mapping, "--run", "tried-" + time)).as(out() + err()).isZero();
            assertThat(out()).contains("A SIMULATOR IN THIS PROCESS").contains("created                    3");
        }
        assertThat(run("report", mapping)).isZero();
        assertThat(run("verify", mapping)).isEqualTo(1);
        assertThat(err()).contains("simulator of an earlier run has ended");
        assertThat(simulator.counts().total()).isZero();
    }

    @Test
    void aSimulatorHasNoLedgerThatStays() throws IOException {
        environment.clear();

        assertThat(run("run", threeUsers("ledger: {url: 'jdbc:h2:mem:x'}"))).isEqualTo(2);
        assertThat(err()).contains("ledger").contains("simulator").hasLineCount(1);
    }

    @Test
    void aColumnThatIsNotThereIsNamed() throws IOException {
        Path mapping = threeUsers("columns: {user_id: OWNER, toolkit: toolkit, token: token}");

        assertThat(run("run", mapping)).isEqualTo(1);
        assertThat(err()).contains("no column OWNER").contains("user_id, toolkit, token");
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void aServerErrorIsTriedAgainByTheComponent() throws IOException {
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(500));

        assertThat(run("run", threeUsers("options: {retryInitialDelay: 10}"))).as(out() + err()).isZero();
        assertThat(simulator.accounts()).hasSize(3);
    }

    @Test
    void constantsAndAuthConfigsHoldForAllRows() throws IOException {
        simulator.addAuthConfig("ac_github_2", "github", "BEARER_TOKEN");
        write("users.csv", "who,pat\nann,ghp_" + SECRET + "\n");

        assertThat(run("run", mapping("columns: {user_id: who, token: pat}", "constants: {toolkit: github}",
                "authConfigs: {github: ac_github_2}"))).as(out() + err()).isZero();
        assertThat(simulator.accounts()).extracting(Account::authConfigId).containsExactly("ac_github_2");
    }

    @Test
    void aSecondComposioGetsARunOfItsOwn() throws IOException {
        Path mapping = threeUsers();
        run("run", mapping);
        try (ComposioSimulator other = ComposioSimulator.start()) {
            assertThat(other.accounts()).isEmpty();
        }
        assertThat(simulator.accounts()).hasSize(3);
    }

    @Test
    void misuseOfTheCommandLineIsOneLine() throws IOException {
        Path mapping = threeUsers();
        for (Object[] words : new Object[][] {
                { "run" }, { "rum", mapping }, { "run", mapping, "--limt", 3 }, { "run", mapping, "--limit", "many" },
                { "run", mapping, "--limit", -1 }, { "run", mapping, "--run", "../x" },
                { "run", mapping, "--only-rejects", "none.csv" }, { "report", mapping, "--format", "pdf" },
                { "rollback", mapping } }) {
            assertThat(run(words)).as(err()).isEqualTo(2);
            assertThat(err()).hasLineCount(1);
        }
        assertThat(simulator.accounts()).isEmpty();
    }
}
