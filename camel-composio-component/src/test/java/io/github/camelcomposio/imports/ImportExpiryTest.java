package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a credential ends goes into the ledger, however the source writes it, and never to Composio. */
class ImportExpiryTest extends ImportCases {

    private static final Instant END = Instant.parse("2027-01-31T12:30:00Z");
    private static final Instant DAY = Instant.parse("2027-01-31T00:00:00Z");

    static Stream<Arguments> spellings() {
        return Stream.of(
                Arguments.of("2027-01-31T12:30:00Z", END), Arguments.of("2027-01-31T13:30:00+01:00", END),
                Arguments.of("2027-01-31T12:30", END), Arguments.of(" 2027-01-31 12:30:00 ", END),
                Arguments.of("2027-01-31 12:30:00.000", END), Arguments.of("2027-01-31", DAY),
                Arguments.of(END.getEpochSecond(), END), Arguments.of(END.toEpochMilli(), END),
                Arguments.of("" + END.getEpochSecond(), END),
                Arguments.of(END, END), Arguments.of(OffsetDateTime.parse("2027-01-31T13:30:00+01:00"), END),
                Arguments.of(LocalDateTime.parse("2027-01-31T12:30:00"), END),
                Arguments.of(LocalDate.parse("2027-01-31"), DAY), Arguments.of(Date.from(END), END),
                Arguments.of(Timestamp.from(END), END),
                Arguments.of(java.sql.Date.valueOf("2027-01-31"), DAY));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void notesWhenACredentialEnds(Object spelling, Instant end) {
        imported(withLedger(""), columns("user_id", "ann", "api_key", "sg-key-of-today", "expires_at", spelling));

        assertThat(entry(only("ann").id()).expiresAt()).isEqualTo(end);
        assertThat(only("ann").val()).isEqualTo(Map.of("api_key", "sg-key-of-today"));
    }

    @Test
    void findsItBesideAWrappedForm() {
        imported(withLedger(""), Map.of("userId", "ann", "expiresAt", "2027-01-31T12:30:00Z", "config",
                Map.of("authScheme", "API_KEY", "val", Map.of("api_key", "sg-key-of-today"))));

        assertThat(entry(only("ann").id()).expiresAt()).isEqualTo(END);
    }

    @Test
    void takesNoneForAnEmptyCell() {
        imported(withLedger(""), columns("user_id", "ann", "api_key", "sg-key-of-today", "expires_at", " "));

        assertThat(entry(only("ann").id()).expiresAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "31.01.2027", "never", "2027-13-01", "2027-01-31 25:00:00", "1.5" })
    void refusesWhatIsNoTime(String text) {
        Throwable failure = failure(withLedger(""),
                columns("user_id", "ann", "api_key", "sg-key-of-today", "expires_at", text));

        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("expiresAt is no time: write 2026-12-31T23:59:59Z");
        assertThat(written()).isEmpty();
        assertThat(line().isReject()).isTrue();
        assertThat(entries()).isZero();
    }

    @Test
    void isNoChangeOfTheCredential() {
        imported(withLedger(""), columns("user_id", "ann", "api_key", "sg-key-of-today", "expires_at", "2027-01-30"));

        assertThat(imported(withLedger(""),
                columns("user_id", "ann", "api_key", "sg-key-of-today", "expires_at", "2027-01-31")).action())
                .isEqualTo(ImportAction.UNCHANGED);
        assertThat(written()).hasSize(1);
    }
}
