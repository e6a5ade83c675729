package io.github.camelcomposio.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.camelcomposio.example.ImporterTestBase;
import org.junit.jupiter.api.Test;

class DemoTest extends ImporterTestBase {

    @Test
    void importsSampleDataByItselfAndSeesThatAllIsAsItHasToBe() throws IOException {
        for (int time = 0; time < 2; time++) {
            assertThat(run()).as(out() + err()).isZero();

            assertThat(out()).contains("a simulator in this process").contains("created                1,000")
                    .contains("rotated   5 updated, 0 rejected").contains("201 unchanged, 4 rejected").contains("is ACTIVE")
                    .contains("All as it has to be with the sample data");
        }
        SampleData data = new SampleData();
        String seen = out() + err() + Stream.of("sample", "sample-again", "sample-rotated").map(outFolder().resolve("sample")::resolve)
                .map(folder -> {
                    try {
                        return everythingIn(folder);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }).toList();
        assertThat(seen).contains("user-x001").doesNotContain("SG.sample").doesNotContain("ghp_sample").doesNotContain("sample-");
        assertThat(data.users()).isEqualTo(1000);
    }

    @Test
    void leavesAComposioOfTheUserAlone() {
        assertThat(run()).as(out() + err()).isZero();
        assertThat(simulator.counts().total()).isZero();
    }
}
