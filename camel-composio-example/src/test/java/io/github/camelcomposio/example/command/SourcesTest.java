package io.github.camelcomposio.example.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.github.camelcomposio.example.ImporterTestBase;
import io.github.camelcomposio.example.demo.DevVault;
import io.github.camelcomposio.simulator.Account;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

/** What a mapping says of each kind of source reaches it. */
class SourcesTest extends ImporterTestBase {

    private void assertNothingLeaks(String... secrets) throws IOException {
        assertThat(out() + err() + (Files.exists(outFolder()) ? everythingIn(outFolder()) : "")).doesNotContain(secrets);
    }

    @Test
    void aDatabaseIsReadAndItsRowsAreMarked() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
             Connection connection = postgres.getPostgresDatabase().getConnection(); Statement sql = connection.createStatement()) {
            sql.execute("create table tokens (id int primary key, owner text, pat text, done boolean default false)");
            sql.execute("insert into tokens values (1, 'ann', 'ghp_%1$s_1'), (2, 'bob', null), (3, 'cid', 'ghp_%1$s_3')".formatted(SECRET));
            Path mapping = write("tokens.yaml", """
                    source:
                      database:
                        url: "%s"
                        password: "${DB_PASSWORD}"
                        query: select id, owner, pat from tokens order by id
                        mark: update tokens set done = true where id = :id
                    columns: {user_id: owner, token: pat}
                    constants: {toolkit: github}
                    """.formatted(postgres.getJdbcUrl("postgres", "postgres")));
            environment.put("DB_PASSWORD", "the-password-of-the-database");

            assertThat(run("plan", mapping)).as(out() + err()).isEqualTo(3);
            assertThat(marked(sql)).isZero();
            assertThat(run("run", mapping)).as(out() + err()).isEqualTo(3);
            assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("ann", "cid");
            assertThat(marked(sql)).isEqualTo(2);
            assertThat(out()).contains("tokens#2");
            assertNothingLeaks(SECRET, "the-password-of-the-database");
        }
    }

    private static int marked(Statement sql) throws SQLException {
        try (ResultSet count = sql.executeQuery("select count(*) from tokens where done")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void aDatabaseThatCanNotBeReachedIsOneLineWithoutItsPassword() throws IOException {
        Path mapping = write("tokens.yaml", """
                source: {database: {url: "jdbc:postgresql://localhost:1/x?password=%1$s", user: me, password: "%1$s", query: select 1}}
                """.formatted(SECRET));

        assertThat(run("run", mapping)).isEqualTo(1);
        assertThat(err()).contains("The source's database can't be used").hasLineCount(1);
        assertNothingLeaks(SECRET);
    }

    @Test
    void aUrlThatNoDriverKnowsIsNotQuoted() throws IOException {
        for (String text : new String[] {
                "source: {database: {url: 'jdbc:nope://me:%s@host/x', query: select 1}}",
                "source: {file: users.csv}\nledger: {url: 'jdbc:nope://me:%s@host/x', secretKey: 0123456789abcdef}" }) {
            threeUsers();

            assertThat(run("run", write("nope.yaml", text.formatted(SECRET)))).isEqualTo(1);
            assertThat(err()).contains("driver").hasLineCount(1);
            assertNothingLeaks(SECRET);
        }
    }

    @Test
    void aQueryThatFailsMidwayEndsWithHowToGoOn() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("app") + ";DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url); Statement sql = connection.createStatement()) {
            sql.execute("create table tokens as select x as id, 'user-' || x as user_id, 'ghp_%s_' || x as token, 'github' as toolkit from system_range(1, 50)"
                    .formatted(SECRET));
            Path mapping = write("tokens.yaml",
                    "source: {database: {url: \"%s\", query: 'select id, user_id, toolkit, token, 1/(40-id) as x from tokens order by id'}}\n"
                            .formatted(url) + "columns: {user_id: user_id, toolkit: toolkit, token: token}\n");

            assertThat(run("run", mapping)).as(out() + err()).isEqualTo(1);
            assertThat(err()).contains("The database source can't be read").hasLineCount(1);
            assertNothingLeaks(SECRET);
        }
    }

    @Test
    void aVaultIsReadWithItsToken() throws IOException {
        try (DevVault vault = new DevVault("kv", Map.of("app/ann", Map.of("who", "ann", "value", "ghp_" + SECRET + "_1")))) {
            environment.put("VAULT_TOKEN", vault.token());
            Path mapping = write("vault.yaml", """
                    source: {vault: {address: "%s", token: "${VAULT_TOKEN}", mount: kv, path: app}}
                    columns: {user_id: who, token: value}
                    constants: {toolkit: github}
                    """.formatted(vault.address()));

            assertThat(run("run", mapping)).as(out() + err()).isZero();
            assertThat(simulator.accounts()).extracting(Account::userId).containsExactly("ann");
            assertNothingLeaks(SECRET, vault.token());
        }
    }

    @Test
    void aWrongVaultTokenIsOneLineWithoutTheToken() throws IOException {
        try (DevVault vault = new DevVault("secret", Map.of())) {
            Path mapping = write("vault.yaml",
                    "source: {vault: {address: \"%s\", token: hvs.%s}}".formatted(vault.address(), SECRET));

            assertThat(run("run", mapping)).isEqualTo(1);
        assertThat(err()).contains("The vault source can't be read: the vault does not accept the token");
            assertNothingLeaks(SECRET);
        }
    }

    @Test
    void aFolderOfGzippedJsonLinesAndCsvFilesIsReadWhole() throws IOException {
        Files.createDirectory(folder.resolve("exports"));
        write("exports/a.csv", "user_id,toolkit,token\nann,github,ghp_%s_1\n".formatted(SECRET));
        try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("exports/b.jsonl.gz")))) {
            zip.write("{\"user_id\":\"bob\",\"toolkit\":\"github\",\"token\":\"ghp_%s_2\"}\n".formatted(SECRET).getBytes());
        }

        assertThat(run("run", write("all.yaml", "source: {file: exports}"))).as(out() + err()).isZero();
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("ann", "bob");
        assertThat(run("run", write("some.yaml", "source: {file: 'exports/*.csv'}"))).as(out() + err()).isZero();
        assertThat(out()).contains("rows                         1");
    }
}
