package io.github.camelcomposio.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.JournalEntry;
import org.junit.jupiter.api.Test;

class SampleDataTest {


    private final SampleData data = new SampleData();

    @Test
    void holdsAThousandUsersAndNineteenBrokenRows() {
        assertThat(data.users()).isEqualTo(1000);
        assertThat(data.repeated()).isEqualTo(2);
        assertThat(data.rejects()).hasSize(19);
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
        SampleExpectation expectation = new SampleExpectation(data);
        data.rejects().stream().skip(1).forEach(reject -> expectation.add(line(reject.position(), null, "E", reject.reason())));
        expectation.add(line("elsewhere", null, "E", "why not"));
        expectation.add(line("first", ImportAction.CREATED, null, null));

        assertThat(expectation.differences()).containsExactly("elsewhere was rejected: why not",
                data.rejects().get(0).position() + " was not rejected", "1 accounts were created, and not 1000",
                "0 accounts were updated, and not 2");
    }

    private static JournalEntry line(String position, ImportAction action, String error, String reason) {
        return new JournalEntry("run", position, null, null, null, null, action, error, reason, null, null, 1, Instant.EPOCH);
    }
}
