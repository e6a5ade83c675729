package io.github.camelcomposio.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class SampleDataTest {

    private static final List<String> SOURCES = List.of("csv", "database", "vault");

    private final SampleData data = new SampleData();

    @Test
    void holdsAThousandUsersAndTwentyOneBrokenRows() {
        assertThat(SOURCES.stream().mapToInt(data::usersOf).sum()).isEqualTo(1000);
        assertThat(SOURCES.stream().mapToInt(source -> data.rejectsOf(source).size()).sum()).isEqualTo(21);
    }

    @Test
    void isTheSameEveryTime() {
        SampleData again = new SampleData();

        data.csvFiles().forEach((name, bytes) -> assertThat(bytes).isEqualTo(again.csvFiles().get(name)));
        assertThat(data.table()).isEqualTo(again.table());
        assertThat(data.secrets()).isEqualTo(again.secrets());
        assertThat(data.rotated()).isEqualTo(again.rotated());
    }

    @Test
    void tellsWhatIsOtherwiseThanItHasToBe() {
        SampleExpectation expectation = new SampleExpectation(data, List.of("vault"));
        data.rejectsOf("vault").stream().skip(1).forEach(reject -> expectation.rejected(reject.position(), reject.reason()));
        expectation.rejected("elsewhere", "why not");

        assertThat(expectation.differences(99)).containsExactly("elsewhere was rejected: why not",
                data.rejectsOf("vault").get(0).position() + " was not rejected", "99 accounts were created, and not 100");
    }
}
