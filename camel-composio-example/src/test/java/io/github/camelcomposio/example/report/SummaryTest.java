package io.github.camelcomposio.example.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.github.camelcomposio.example.source.Row;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static Row row(String toolkit) {
        return Row.of("csv", "f.csv:2", Map.of("user_id", "u1", "toolkit", toolkit));
    }

    @Test
    void showsWhatBecameOfTheRows() {
        Tally tally = new Tally();
        for (int i = 0; i < 1500; i++) {
            tally.created(row("github"));
        }
        tally.rejected(row("stripe"), "connectedAccounts/initiate: the user has an active account of auth config ac_1 already:"
                                      + " [ca_1]. To fix: something");
        tally.rejected(row("stripe"), "connectedAccounts/initiate: the user has an active account of auth config ac_2 already:"
                                      + " [ca_2]. To fix: something");
        tally.rejected(Row.unreadable("csv", "f.csv:9", "x"), "the row has 3 cells, and the header has 4");
        tally.blank();

        assertThat(Summary.of(tally, 3004L, Duration.ofSeconds(3))).isEqualTo("""

                  source  toolkit  created  rejected
                  csv     (none)         0         1
                  csv     github     1,500         0
                  csv     stripe         0         2
                  total              1,500         3

                Rejected, by reason
                     2  the user has an active account of auth config … already
                     1  the row has 3 cells, and the header has 4

                1,503 rows in 3.0 s (501 rows/s); 3,004 requests to Composio; 1 blank row was skipped
                """);
    }

    @Test
    void countsNoRowThatWasNotAttempted() {
        Tally tally = new Tally();
        for (int i = 0; i < 30; i++) {
            tally.created(row("github"));
            tally.notAttempted();
        }

        assertThat(Summary.of(tally, null, Duration.ofSeconds(3)))
                .contains("30 rows in 3.0 s (10 rows/s); 30 rows were not attempted");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(Summary.of(new Tally(), null, Duration.ofSeconds(1))).doesNotContain("requests").doesNotContain("reason");
    }
}
