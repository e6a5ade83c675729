package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.Claim.Result;

class LedgerFailuresTest extends LedgerTestBase {

    /** A claim has two batches and a commit, a settlement five and a commit. */
    private static final int STEPS_OF_A_SETTLEMENT = 6;
    private static final int STEPS_OF_A_CLAIM = 3;

    /** On PostgreSQL the server ends the connection, as an administrator would; H2 has no server. */
    private static void kill(LedgerDatabase database, Connection connection) throws SQLException {
        if (database != LedgerDatabase.POSTGRESQL) {
            connection.close();
            return;
        }
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT pg_backend_pid()");
             Connection other = database.dataSource().getConnection();
             PreparedStatement kill = other.prepareStatement("SELECT pg_terminate_backend(?)")) {
            row.next();
            kill.setInt(1, row.getInt(1));
            kill.execute();
        }
    }

    private DataSource cutAt(LedgerDatabase database, int step) {
        return CutDataSource.of(database.dataSource(), step, connection -> kill(database, connection));
    }

    private static List<ClaimRequest> requests() {
        return IntStream.range(0, 50).mapToObj(i -> request("s" + i, "f", "one")).toList();
    }

    @OnEachDatabase
    void aConnectionThatBreaksWhileClaimingClaimsNothing(LedgerDatabase database) {
        ImportLedger whole = open(database);
        write(whole, "s1", "old", "one");
        for (int step = 0; step < STEPS_OF_A_CLAIM; step++) {
            // opening has two commits
            ImportLedger broken = open(cutAt(database, step + 2));

            LedgerException failure = catchThrowableOfType(LedgerException.class, () -> broken.claim(requests(), NOW));

            assertThat(failure).as("step " + step).hasMessageStartingWith("claiming subjects failed");
            assertThat(failure.isPerhapsOfOneRecord()).isFalse();
            assertThat(whole.claim(requests(), NOW)).allMatch(claim -> claim.result() == Result.TAKEN
                    && (claim.before() == null || claim.before().state() == LedgerEntry.State.DONE));
            whole.settle(requests().stream().map(request -> new Settlement(
                    request.subject(), "one",
                    "s1".equals(request.subject()) ? done("s1", "old") : null, null, null)).toList());
        }
    }

    @OnEachDatabase
    void aConnectionThatBreaksWhileSettlingEndsNoClaimAndWritesNoLine(LedgerDatabase database) {
        ImportLedger whole = open(database);
        whole.claim(requests(), NOW);
        List<Settlement> settlements = requests().stream().map(request -> new Settlement(
                request.subject(), "one", null, done(request.subject(), "f"), line(request.subject(), ImportAction.CREATED)))
                .toList();
        for (int step = 0; step < STEPS_OF_A_SETTLEMENT; step++) {
            ImportLedger broken = open(cutAt(database, step + 2));

            assertThatThrownBy(() -> broken.settle(settlements)).as("step " + step).isInstanceOf(LedgerException.class);

            assertThat(journal(whole, "run")).isEmpty();
            assertThat(claim(whole, "s7", "f", "other").result()).isEqualTo(Result.HELD);
            assertThat(whole.ofAccount("ca_s7")).isEmpty();
        }
        whole.settle(settlements);
        assertThat(journal(whole, "run")).hasSize(50);
    }

    @OnEachDatabase
    void aValueThatIsRefusedFailsAllAndIsNotQuoted(LedgerDatabase database) {
        ImportLedger ledger = open(database);
        String tooLong = "a-hash-that-is-too-long-".repeat(5);

        LedgerException failure = catchThrowableOfType(LedgerException.class,
                () -> ledger.claim(List.of(request("s", "f", "one"), request(tooLong, "f", "one")), NOW));

        assertThat(claim(ledger, "s", "f", "other")).isEqualTo(new Claim(Result.TAKEN, null));
        assertThat(failure.isPerhapsOfOneRecord()).isTrue();
        assertThat(stackTrace(failure)).contains("SQLState 22").doesNotContain("a-hash-that-is");
    }

    @OnEachDatabase
    void theDatabasesOwnWordsAreQuotedWithoutPasswords(LedgerDatabase database) {
        open(database);
        ImportLedger ledger = open(failing(new SQLException(
                "No suitable driver found for jdbc:h2:mem:x;PASSWORD=a-secret;USER=sa and //ann:a-secret@host/db\nmore",
                "08001"),
                database.dataSource()));

        LedgerException failure = catchThrowableOfType(LedgerException.class, () -> ledger.run("run"));

        assertThat(failure).hasMessageContaining("reading a run failed").hasMessageContaining("08001")
                .hasMessageContaining("No suitable driver");
        assertThat(stackTrace(failure)).doesNotContain("a-secret");
    }

    /** Lets the ledger be opened, and then has no connection any more. */
    private static DataSource failing(SQLException failure, DataSource dataSource) {
        int[] left = { 2 };
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] { DataSource.class },
                (proxy, method, arguments) -> {
                    if (left[0]-- <= 0) {
                        throw failure;
                    }
                    return method.invoke(dataSource, arguments);
                });
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
