package io.github.camelcomposio.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcomposio.example.demo.SampleData;
import io.github.camelcomposio.simulator.Account;
import org.junit.jupiter.api.Test;

class SampleImportTest extends ExampleTestBase {

    private final SampleData data = new SampleData();

    @Test
    void runsByItselfWithoutAnySetting() throws Exception {
        int status = run(Map.of());

        assertThat(printed()).contains("a simulator in this process").contains("H2 in this process")
                .contains("a development server in this process").contains("requests to Composio")
                .contains("user-0301 has a new github credential").contains("is ACTIVE")
                .contains("All as it has to be with the sample data");
        assertThat(status).isZero();
        assertThat(rejects()).hasSize(21);
        assertNoSecretIn(printed() + rejects());
    }

    @Test
    void importsEveryGoodRowAndRejectsEveryBrokenOneWithItsReason() throws Exception {
        int status = runOnSimulator(Map.of());

        assertThat(status).as(printed()).isZero();
        assertThat(simulator.accounts()).hasSize(1000).allMatch(account -> account.status().equals("ACTIVE"));
        assertThat(simulator.accounts()).extracting(Account::userId).doesNotHaveDuplicates().doesNotContain("user-x001");
        List<String> rejects = rejects();
        for (String source : List.of("csv", "database", "vault")) {
            data.rejectsOf(source).forEach(expected -> assertThat(rejects)
                    .anyMatch(line -> line.startsWith("\"" + expected.position() + "\"")
                            && line.contains(expected.reason())));
        }
        assertThat(rejects).hasSize(21);
        assertThat(printed()).contains("2 blank rows were skipped");
        assertNoSecretIn(printed() + rejects);
    }

    @Test
    void sendsCredentialsAsTheyStandInTheSources() throws Exception {
        runOnSimulator(Map.of("rotation.enabled", "false"));

        assertThat(printed()).doesNotContain("has a new");
        Map<String, Object> inTable = new HashMap<>(data.table().get(0));
        assertThat(credential(inTable.get("user_id").toString())).isEqualTo(Map.of("api_key", inTable.get("api_key")));
        data.secrets().values().stream().filter(fields -> fields.get("user_id").startsWith("user-0"))
                .filter(fields -> fields.get("toolkit").equals("freshdesk")).forEach(
                        fields -> assertThat(credential(fields.get("user_id"))).isEqualTo(
                                Map.of("username", fields.get("username"), "password", fields.get("password"))));
        assertThat(simulator.accounts()).filteredOn(account -> account.toolkit().equals("freshdesk"))
                .extracting(account -> account.val().get("password").toString())
                .anyMatch(password -> password.startsWith(" ") && password.endsWith(" "))
                .anyMatch(password -> password.contains("\"not\"")).anyMatch(password -> password.endsWith("é€"));
    }

    private Map<String, Object> credential(String userId) {
        return simulator.accountsOf(userId).get(0).val();
    }

    @Test
    void rotationReplacesTheCredentialsInPlace() {
        runOnSimulator(Map.of());

        String file = new String(data.rotated(), StandardCharsets.UTF_8);
        List<String> rows = file.lines().skip(1).toList();
        assertThat(rows).hasSize(5).allSatisfy(row -> {
            String[] cells = row.split(",");
            assertThat(simulator.accountsOf(cells[0])).hasSize(1);
            assertThat(credential(cells[0])).isEqualTo(Map.of("token", cells[2]));
        });
    }

    @Test
    void aSecondRunRejectsEverybodyWhoIsThere() throws Exception {
        runOnSimulator(Map.of("import.sources", "vault", "rotation.enabled", "false"));
        int status = runOnSimulator(Map.of("import.sources", "vault", "rotation.enabled", "false"));

        assertThat(status).isEqualTo(3);
        assertThat(simulator.accounts()).hasSize(101);
        assertThat(printed()).contains("the user has an active account of auth config … already");
    }

    /** No credential of the sample data, and no part of one that is longer than what redaction may show. */
    private void assertNoSecretIn(String text) {
        Set<String> secrets = new HashSet<>();
        Pattern hex = Pattern.compile("[0-9a-f]{16}");
        List<String> sources = List.of(new String(data.rotated(), StandardCharsets.UTF_8), data.table().toString(),
                data.secrets().toString(), String.join("", data.csvFiles().values().stream()
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).toList()));
        sources.forEach(source -> {
            Matcher found = hex.matcher(source);
            while (found.find()) {
                secrets.add(found.group());
            }
        });
        assertThat(secrets).hasSizeGreaterThan(1000);
        assertThat(secrets).noneMatch(text::contains);
    }
}
