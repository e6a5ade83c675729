package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every block of code that the pages show. A block has a name, and a check that knows it; or it is a file of a
 * module whose tests run it.
 */
class SnippetsTest {

    /** Pages whose blocks the tests of another module run. */
    private static final Set<String> RUN_ELSEWHERE = Set.of("composio-kamelets.adoc", "composio-karavan.adoc");

    private final Map<String, Check> checks = Stream
            .of(ComponentChecks.all(), ProducerChecks.all(), FileChecks.all(), ToolChecks.all(), ImportChecks.all(),
                    ImportLedgerChecks.all(), ImportAfterwardsChecks.all(), ImportGuideChecks.all(),
                    ConnectGuideChecks.all(),
                    AuthConfigGuideChecks.all(), PollingChecks.all(), EventsChecks.all(), MonitoringChecks.all(),
                    EditorChecks.all())
            .flatMap(all -> all.entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static Stream<Pages.Block> blocks() {
        return Pages.all().stream().filter(page -> !RUN_ELSEWHERE.contains(page.name())).flatMap(page -> page.blocks().stream())
                .filter(Pages.Block::isRunnable);
    }

    @TestFactory
    Stream<DynamicTest> doesWhatItsPageSays() {
        return blocks().map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
            assertThat(checks).as("%s: no test knows this block. Name it in a comment above, and add a check", block)
                    .containsKey(block.name());
            if (block.language().equals("java")) {
                assertThat(block.code()).as("the page's text").isEqualTo(JavaSnippets.text(block.name()));
            }
            checks.get(block.name()).run(block);
        }));
    }

    @TestFactory
    Stream<DynamicTest> isTheFileThatItShows() {
        return Pages.all().stream().flatMap(page -> page.blocks().stream()).filter(Pages.Block::isFile)
                .map(block -> DynamicTest.dynamicTest(block.toString(),
                        () -> assertThat(block.code()).as("the page's text").isEqualTo(block.file())));
    }

    @Test
    void everyCheckHasItsBlock() {
        assertThat(blocks().map(Pages.Block::name)).containsExactlyInAnyOrderElementsOf(checks.keySet());
    }
}
