package io.github.camelcomposio.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.github.camelcomposio.example.demo.DevVault;
import io.github.camelcomposio.example.demo.SampleData;
import io.github.camelcomposio.example.demo.SampleDatabase;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

class OwnDataTest extends ExampleTestBase {

    @Test
    void aFolderOfCsvFilesIsAllThatIsImported() throws IOException {
        Path folder = csv("user_id;toolkit;token\nann;github;ann-token-123456\n");

        int status = runOnSimulator(Map.of("import.csv.folder", folder.toString(), "import.csv.separator", ";"));

        assertThat(status).as(printed()).isZero();
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactly("ann");
        assertThat(printed()).contains("No row was rejected").doesNotContain("sample data").doesNotContain("Connect Link");
    }

    @Test
    void cellsMayBeSeparatedByTabs() throws IOException {
        Path folder = csv("user_id\ttoolkit\ttoken\nann\tgithub\tann,token\n");

        int status = runOnSimulator(Map.of("import.csv.folder", folder.toString(), "import.csv.separator", "tab"));

        assertThat(status).as(printed()).isZero();
        assertThat(simulator.accounts().get(0).val()).containsEntry("token", "ann,token");
    }

    @Test
    void rejectsShowInTheExitStatus() throws IOException {
        Path folder = csv("user_id,toolkit,token\nann,github,ann-token-123456\nbob,github,\n");

        assertThat(runOnSimulator(Map.of("import.csv.folder", folder.toString()))).isEqualTo(3);
        assertThat(rejects()).hasSize(1).first().asString().startsWith("\"own.csv:3\",\"bob\",\"github\"");
    }

    @Test
    void namesTheAuthConfigOfAToolkitWithSeveral() throws IOException {
        simulator.addAuthConfig("ac_github_2", "github", "BEARER_TOKEN");
        Path folder = csv("user_id,toolkit,token\nann,github,ann-token-123456\n");

        assertThat(runOnSimulator(Map.of("import.csv.folder", folder.toString()))).isEqualTo(3);
        assertThat(runOnSimulator(Map.of("import.csv.folder", folder.toString(), "authConfig.github", "ac_github_2")))
                .isZero();
        assertThat(simulator.accounts()).extracting(Account::authConfigId).containsExactly("ac_github_2");
    }

    @Test
    void namesTheAuthConfigOfAnyToolkit() throws IOException {
        simulator.addAuthConfig("ac_stripe", "stripe", "API_KEY");
        simulator.addAuthConfig("ac_stripe_2", "stripe", "API_KEY");
        Path folder = csv("user_id,toolkit,api_key\nann,stripe,ann-key-123456\n");

        assertThat(runOnSimulator(Map.of("import.csv.folder", folder.toString()))).isEqualTo(3);
        assertThat(runOnSimulator(Map.of("import.csv.folder", folder.toString(), "authConfig.stripe", "ac_stripe_2")))
                .as(printed()).isZero();
        assertThat(simulator.accounts()).extracting(Account::authConfigId).containsExactly("ac_stripe_2");
    }

    @Test
    void columnsMayHaveNamesOfTheirOwn() throws IOException {
        Path folder = csv("user_id,toolkit,secret_key,note\nann,sendgrid,ann-key-123456,mine\n");

        int status = runOnSimulator(Map.of("import.csv.folder", folder.toString(),
                "camel.component.composio.field[api_key]", "secret_key"));

        assertThat(status).as(printed()).isZero();
        assertThat(simulator.accounts().get(0).val()).containsEntry("api_key", "ann-key-123456").doesNotContainKey("note");
    }

    @Test
    void postgresTakesThePlaceOfTheEmbeddedDatabaseByPropertiesAlone() throws Exception {
        SampleData data = new SampleData();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            SampleDatabase.create(postgres.getPostgresDatabase(), data.table());

            int status = runOnSimulator(Map.of("import.jdbc.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                    "import.jdbc.user", "postgres", "import.jdbc.password", "the-database-password", "import.jdbc.sql",
                    "select * from credentials where user_id < 'user-x' order by id", "import.jdbc.fetchSize", "10"));

            assertThat(status).as(printed()).isZero();
            assertThat(simulator.accounts()).hasSize(201);
            assertThat(printed()).contains("Database   jdbc:postgresql://localhost").doesNotContain("the-database-password");
        }
    }

    @Test
    void rowsOfADatabaseAreImportedWhileTheQueryRuns() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            SampleDatabase.create(postgres.getPostgresDatabase(), new SampleData().table());

            // row 71 is broken on purpose, and row 150 makes the query fail
            int status = runOnSimulator(Map.of("import.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "import.jdbc.sql", "select *, 1/(150-id) as domain from credentials", "import.jdbc.fetchSize", "10"));

            assertThat(status).isEqualTo(1);
            assertThat(printed()).contains("the database source can't be read").contains("SQLSTATE 22012");
            assertThat(simulator.accounts()).hasSizeBetween(100, 149);
        }
    }

    @Test
    void aDatabaseThatCanNotBeReachedEndsTheRunWithoutQuotingItsPassword() {
        int status = runOnSimulator(Map.of("import.jdbc.url", "jdbc:postgresql://localhost:1/x?password=the-database-password"));

        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("Could not run").doesNotContain("the-database-password");
    }

    @Test
    void aVaultOfOnesOwnIsReadWithItsToken() throws IOException {
        Map<String, Map<String, String>> secrets = new HashMap<>();
        secrets.put("app/users/ann", Map.of("user_id", "ann", "toolkit", "github", "token", "ann-token-123456"));
        secrets.put("app/users/deleted", null);
        try (DevVault vault = new DevVault("kv", secrets)) {
            Map<String, String> settings = Map.of("import.vault.address", vault.address(), "import.vault.token", vault.token(),
                    "import.vault.mount", "kv", "import.vault.path", "app");

            assertThat(runOnSimulator(settings)).as(printed()).isEqualTo(3);
            assertThat(simulator.accounts()).extracting(Account::userId).containsExactly("ann");
            assertThat(rejects()).hasSize(1).first().asString().contains("vault:kv/app/users/deleted")
                    .contains("no such secret");
            assertThat(printed()).doesNotContain(vault.token());
        }
    }

    @Test
    void aWrongVaultTokenEndsTheRun() throws IOException {
        try (DevVault vault = new DevVault("secret", Map.of())) {
            int status = runOnSimulator(
                    Map.of("import.vault.address", vault.address(), "import.vault.token", "the-wrong-vault-token"));

            assertThat(status).isEqualTo(1);
            assertThat(printed()).contains("the vault source can't be read: HTTP 403").doesNotContain("the-wrong-vault-token");
        }
    }

    @Test
    void aSecretThatMayNotBeReadEndsTheRun() throws IOException {
        assertThat(importFromVaultThatAnswers(403)).isEqualTo(1);
        assertThat(printed()).contains("the vault source can't be read: HTTP 403");
    }

    @Test
    void aVaultThatIsDownForAMomentIsAskedAgain() throws IOException {
        assertThat(importFromVaultThatAnswers(503, 502, 200)).as(printed()).isZero();
        assertThat(simulator.accounts()).extracting(Account::userId).containsExactly("ann");
    }

    /** @param statuses of the answers to reading the vault's one secret; the last one stays */
    private int importFromVaultThatAnswers(Integer... statuses) throws IOException {
        Deque<Integer> left = new ArrayDeque<>(List.of(statuses));
        HttpServer vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/", exchange -> {
            boolean list = "list=true".equals(exchange.getRequestURI().getQuery());
            byte[] answer = (list ? "{\"data\":{\"keys\":[\"ann\"]}}"
                    : "{\"data\":{\"data\":{\"user_id\":\"ann\",\"toolkit\":\"github\",\"token\":\"ann-token\"}}}")
                    .getBytes(StandardCharsets.UTF_8);
            int status = list ? 200 : left.size() > 1 ? left.pop() : left.peek();
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        vault.start();
        try {
            return runOnSimulator(Map.of("import.vault.address", "http://127.0.0.1:" + vault.getAddress().getPort(),
                    "import.vault.token", "a-vault-token"));
        } finally {
            vault.stop(0);
        }
    }

    @Test
    void settingsMayStandInAFile() throws IOException {
        Path folder = csv("user_id,toolkit,token\nann,github,ann-token-123456\n");
        Path file = Files.writeString(out.resolve("my.properties"), "import.csv.folder=" + folder
                                                                    + "\ncamel.component.composio.base-url="
                                                                    + simulator.baseUrl()
                                                                    + "\ncamel.component.composio.api-key="
                                                                    + simulator.apiKey() + "\nimport.out=" + out + "\n");

        assertThat(new ImportExample(System.err, System.err, false).run("--config", file.toString())).as(printed()).isZero();
        assertThat(simulator.accounts()).hasSize(1);
    }

    @Test
    void aServerErrorCostsItsRowAndTheOthersGoOn() throws IOException {
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(500));
        Path folder = csv("user_id,toolkit,token\nann,github,ann-token-123456\nbob,github,bob-token-123456\n");

        int status = runOnSimulator(Map.of("import.csv.folder", folder.toString(), "camel.component.composio.max-retries", "0"));

        assertThat(status).isEqualTo(3);
        assertThat(rejects()).hasSize(1).first().asString().contains("ComposioServerException");
        assertThat(simulator.accounts()).hasSize(1);
    }
}
