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
    void findsAllThatIsWrong() throws IOException {
        write("users.csv", "user_id,toolkit,token\n" + "ann,github,\n".repeat(300));

        assertThat(run("plan", mapping())).as(out() + err()).isEqualTo(3);
        assertThat(out()).contains("rejected                 300").doesNotContain("stopped");
    }

    @Test
    void takesTheCredentialsOfAToolkitFromItsColumns() throws IOException {
        write("users.csv", """
                Customer ID,Service,Secret,Login
                ann,Github,ghp_%1$s_000001,
                bob,Send Grid,SG.%1$s.000002,
                cid,freshdesk,correct %1$s horse ,cid@example.com
                """.formatted(SECRET));
        Path mapping = mapping("columns: {user_id: Customer ID, toolkit: Service}",
                "values: {toolkit: {Send Grid: sendgrid}}", "toolkits:", "  github: {token: Secret}",
                "  sendgrid: {api_key: Secret}", "  freshdesk: {username: Login, password: Secret}");

        assertThat(run("plan", mapping)).as(out() + err()).isZero();
        assertThat(run("run", mapping)).as(out() + err()).isZero();
        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("token", "ghp_" + SECRET + "_000001");
        assertThat(simulator.accountsOf("bob").get(0).val()).containsEntry("api_key", "SG." + SECRET + ".000002");
        assertThat(simulator.accountsOf("cid").get(0).val()).containsEntry("username", "cid@example.com")
                .containsEntry("password", "correct " + SECRET + " horse ");
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
