package io.github.camelcomposio.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class LinkTest extends ExampleTestBase {

    private static final Pattern TOKEN = Pattern.compile("/link/(ln_\\w+)");

    @Test
    void showsTheLinkAndWaitsForItsUser() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream user = new PrintStream(shown, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                Matcher link = TOKEN.matcher(line);
                if (link.find()) {
                    simulator.completeLink(link.group(1));
                }
            }
        };

        int status = new ImportExample(user, user, false).run("--property", "import.out=" + out, "--property",
                "camel.component.composio.base-url=" + simulator.baseUrl(), "--property",
                "camel.component.composio.api-key=" + simulator.apiKey(), "--property", "import.csv.folder="
                                                                                         + csv("user_id,toolkit,token\n"),
                "--property", "link.enabled=true", "--property", "link.user=carol");

        assertThat(status).isZero();
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("is ACTIVE");
        assertThat(simulator.accountsOf("carol")).hasSize(1).allMatch(account -> account.status().equals("ACTIVE"));
    }

    @Test
    void makesNoLinkForAnImportOfOnesOwnIntoTheSimulatorOfThisProcess() throws Exception {
        assertThat(run(Map.of("import.csv.folder", csv("user_id,toolkit,token\nann,github,ann-token-123456\n").toString())))
                .as(printed()).isZero();
        assertThat(printed()).contains("a simulator in this process").doesNotContain("Connect Link");
    }

    @Test
    void goesOnWhenTheUserDoesNotComeInTime() throws Exception {
        int status = runOnSimulator(Map.of("import.csv.folder", csv("user_id,toolkit,token\n").toString(), "link.enabled", "true",
                "link.timeout", "300", "link.pollInterval", "50"));

        assertThat(status).as(printed()).isZero();
        assertThat(printed()).contains("still INITIALIZING after 300 ms");
    }
}
