package io.github.camelcomposio.example.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import io.github.camelcomposio.example.ImporterTestBase;
import org.junit.jupiter.api.Test;

class PlanCommandTest extends ImporterTestBase {

    @Test
    void saysWhatWouldBeDoneAndWritesNothing() throws IOException {
        Path mapping = threeUsers();

        assertThat(run("plan", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("Import plan: nothing was written").contains("created                    3").contains("Estimate: ");
        assertThat(simulator.accounts()).isEmpty();
        assertThat(outFolder()).doesNotExist();
    }

    @Test
    void knowsWhatTheLedgerKnows() throws IOException {
        Path mapping = threeUsers();
        run("run", mapping);

        assertThat(run("plan", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("unchanged                  3");
    }

    @Test
    void helpsWithColumnsOfOtherNames() throws IOException {
        write("users.csv", "OWNER,app,PAT\nann,github,ghp_" + SECRET + "_000001\n");

        assertThat(run("plan", mapping())).isEqualTo(3);
        assertThat(out()).contains("The source has the columns OWNER, app, PAT.").contains("Composio takes user_id")
                .contains("columns: {user_id: OWNER");
    }

    @Test
    void showsNoCellOfAFileWithoutAHeader() throws IOException {
        write("users.csv", "ann,github,ghp_" + SECRET + "_000001\nbob,github,ghp_" + SECRET + "_000002\n");

        assertThat(run("plan", mapping())).isEqualTo(1);
        assertThat(out() + err()).contains("header line of users.csv").doesNotContain(SECRET);
    }
}
