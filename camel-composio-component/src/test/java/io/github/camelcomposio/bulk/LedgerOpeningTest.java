package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.bulk.Claim.Result;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerOpeningTest extends LedgerTestBase {

    @OnEachDatabase
    void saysHowToGetTablesWhereThereAreNone(LedgerDatabase database) {
        JdbcImportLedger ledger = newLedger(database.dataSource());
        ledger.setCreateTables(false);

        assertThatThrownBy(() -> ledger.open(KEY_ID, false)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(prefix).hasMessageContaining("createTables=true").hasMessageContaining("ledger-1.sql");

        open(database);
        assertThatCode(() -> ledger.open(KEY_ID, false)).doesNotThrowAnyException();
    }

    @OnEachDatabase
    void worksWithTablesThatSomebodyMadeWithTheFile(LedgerDatabase database) throws Exception {
        String file;
        try (InputStream shipped = JdbcImportLedger.class.getResourceAsStream("ledger-1.sql")) {
            file = new String(shipped.readAllBytes(), StandardCharsets.UTF_8).replace("${index}", prefix);
        }
        execute(database, file);
        execute(database, file);
        JdbcImportLedger ledger = newLedger(database.dataSource());
        ledger.setCreateTables(false);

        ledger.open(KEY_ID, false);

        write(ledger, "s", "f", "one");
        assertThat(ledger.ofAccount("ca_s")).isPresent();
    }

    @OnEachDatabase
    void refusesTablesOfAnotherVersion(LedgerDatabase database) throws SQLException {
        open(database);
        execute(database, "UPDATE ${prefix}ledger_version SET version = 2");

        assertThatThrownBy(() -> open(database)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 2").hasMessageContaining("version 1");
    }

    @OnEachDatabase
    void tablesThatWereHalfMadeAreCompleted(LedgerDatabase database) throws SQLException {
        open(database);
        execute(database, "DROP TABLE ${prefix}journal");
        execute(database, "DELETE FROM ${prefix}ledger_version");

        write(open(database), "s", "f", "one");
    }

    @OnEachDatabase
    void instancesThatStartTogetherMayAllCreateTheTables(LedgerDatabase database) {
        List<CompletableFuture<Void>> starts = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> write(open(database), "s" + i, "f", "owner" + i))).toList();

        assertThat(CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new))).succeedsWithin(Duration.ofMinutes(1));
    }

    @OnEachDatabase
    void anotherKeyIsRefused(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        write(ledger, "s", "f", "one");
        JdbcImportLedger other = newLedger(database.dataSource());

        assertThatThrownBy(() -> other.open("key-2", false)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another key").hasMessageContaining("secretKey").hasMessageContaining("rekey=true");
        assertThatThrownBy(() -> other.ofAccount("ca_s")).hasMessageContaining("not open");
        assertThat(ledger.ofAccount("ca_s")).isPresent();
    }

    @OnEachDatabase
    void aNewKeyThrowsAwayWhatWasMadeWithTheOldOne(LedgerDatabase database) {
        ImportLedger old = open(database);
        old.begin("run", NOW);
        write(old, "s", "f", "one");
        JdbcImportLedger ledger = newLedger(database.dataSource());

        ledger.open("key-2", true);

        assertThat(claim(ledger, "s", "f", "one")).isEqualTo(new Claim(Result.TAKEN, null));
        assertThat(journal(ledger, "run")).hasSize(1);
        assertThat(ledger.run("run")).isPresent();
        assertThatThrownBy(() -> open(database)).hasMessageContaining("another key");
        write(ledger, "t", "f", "one");
        ledger.open("key-2", true);
        assertThat(ledger.ofAccount("ca_t")).as("the key is the same, so that nothing is thrown away").isPresent();
    }

    @OnEachDatabase
    void readingKnowsNothingWhereThereAreNoTablesAndMakesNone(LedgerDatabase database) {
        JdbcImportLedger ledger = newLedger(database.dataSource());

        ledger.openToRead(KEY_ID, true);

        assertThat(ledger.find("s")).isEmpty();
        assertThat(ledger.ofAccount("ca_s")).isEmpty();
        assertThat(ledger.unfinished("run")).isZero();
        assertThat(ledger.run("run")).isEmpty();
        assertThat(ledger.runs(9)).isEmpty();
        assertThat(journal(ledger, "run")).isEmpty();
        ledger.setCreateTables(false);
        assertThatThrownBy(() -> ledger.open(KEY_ID, false)).hasMessageContaining("are not in the database");
    }

    @OnEachDatabase
    void readingFindsWhatIsThereAndWritesNothing(LedgerDatabase database) {
        ImportLedger writer = open(database);
        writer.begin("run", NOW);
        write(writer, "s", "f", "one");
        claim(writer, "t", "f", "one");
        JdbcImportLedger ledger = newLedger(database.dataSource());

        ledger.openToRead(KEY_ID, false);

        assertThat(ledger.find("s")).contains(done("s", "f"));
        assertThat(ledger.find("unknown")).isEmpty();
        assertThat(ledger.ofAccount("ca_s")).isPresent();
        assertThat(ledger.unfinished("run")).isOne();
        assertThat(ledger.run("run")).isPresent();
        assertThat(ledger.runs(9)).hasSize(1);
        assertThat(journal(ledger, "run")).hasSize(1);
        List<ThrowingCallable> writes = List.of(
                () -> claim(ledger, "s", "f2", "one"), () -> ledger.settle(List.of()), () -> ledger.touched("ca_s", true),
                () -> ledger.begin("run", NOW), () -> ledger.stopped("run", "why", 1, NOW));
        assertThat(writes).allSatisfy(write -> assertThatThrownBy(write).isInstanceOf(IllegalStateException.class)
                .hasMessage("the ledger is open to be read only"));
    }

    @OnEachDatabase
    void readingRefusesAnotherKeyOrKnowsNothingOfItsEntries(LedgerDatabase database) {
        ImportLedger old = open(database);
        old.begin("run", NOW);
        write(old, "s", "f", "one");
        JdbcImportLedger ledger = newLedger(database.dataSource());

        assertThatThrownBy(() -> ledger.openToRead("key-2", false)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another key").hasMessageContaining("rekey=true");
        assertThatThrownBy(() -> ledger.find("s")).hasMessage("the ledger is not open");
        ledger.openToRead("key-2", true);

        assertThat(ledger.find("s")).isEmpty();
        assertThat(ledger.ofAccount("ca_s")).isEmpty();
        assertThat(ledger.run("run")).as("runs stay").isPresent();
        assertThat(old.find("s")).isPresent();
        assertThat(open(database).find("s")).as("the key is as it was").isPresent();
    }

    @OnEachDatabase
    void readingRefusesTablesOfAnotherVersion(LedgerDatabase database) throws SQLException {
        open(database);
        execute(database, "UPDATE ${prefix}ledger_version SET version = 2");

        assertThatThrownBy(() -> newLedger(database.dataSource()).openToRead(KEY_ID, false))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("version 2");
    }

    @OnEachDatabase
    void readingGoesOverIntoWritingAndNotBack(LedgerDatabase database) {
        JdbcImportLedger ledger = newLedger(database.dataSource());
        ledger.openToRead(KEY_ID, false);

        ledger.open(KEY_ID, false);
        write(ledger, "s", "f", "one");
        ledger.openToRead("key-2", true);
        write(ledger, "t", "f", "one");

        assertThat(ledger.find("s")).isPresent();
        assertThat(ledger.find("t")).isPresent();
        ledger.close();
        assertThatThrownBy(() -> ledger.find("s")).hasMessage("the ledger is not open");
    }

    @OnEachDatabase
    void tablesMayBeInASchema(LedgerDatabase database) throws SQLException {
        execute(database, "CREATE SCHEMA ${prefix}schema");
        JdbcImportLedger ledger = newLedger(database.dataSource());
        ledger.setTablePrefix(prefix + "schema.composio_");

        ledger.open(KEY_ID, false);

        write(ledger, "s", "f", "one");
        assertThat(ledger.ofAccount("ca_s")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a b", "x; DROP TABLE y", "a.b.c_", "\"q\"" })
    void aPrefixIsAName(String tablePrefix) {
        JdbcImportLedger ledger = newLedger(LedgerDatabase.H2_IN_MEMORY.dataSource());
        ledger.setTablePrefix(tablePrefix);

        assertThatThrownBy(() -> ledger.open(KEY_ID, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tablePrefix");
    }

    @Test
    void itsTextShowsNoKey() {
        JdbcImportLedger ledger = newLedger(LedgerDatabase.H2_IN_MEMORY.dataSource());
        ledger.setSecretKey("a-secret-key");

        assertThat(ledger.toString()).contains(prefix).doesNotContain("a-secret-key");
        assertThat(ledger.secretKey()).isEqualTo("a-secret-key");
    }
}
