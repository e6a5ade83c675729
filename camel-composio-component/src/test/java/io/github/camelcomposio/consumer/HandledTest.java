package io.github.camelcomposio.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

class HandledTest {

    /** A repository whose database may be down. */
    private static final class Database extends MemoryIdempotentRepository {

        private boolean down;

        Database() {
            setCacheSize(100);
            start();
        }

        @Override
        public boolean remove(String key) {
            if (down) {
                throw new IllegalStateException("the database is down");
            }
            return super.remove(key);
        }

        @Override
        public boolean add(String key) {
            if (down) {
                throw new IllegalStateException("the database is down");
            }
            return super.add(key);
        }
    }

    private final Database database = new Database();
    private final Handled eager = Handled.once(database, true);

    @Test
    void takesBackLaterWhatItCouldNotTakeBackWhenItFailed() {
        assertThat(eager.take(null, "a")).isTrue();
        database.down = true;
        assertThatThrownBy(() -> eager.failed(null, "a")).hasMessage("the database is down");
        assertThatThrownBy(eager::settleDebts).hasMessage("the database is down");
        assertThat(eager.isOpen("a")).isFalse();

        database.down = false;
        eager.settleDebts();

        assertThat(eager.isOpen("a")).isTrue();
        assertThat(eager.take(null, "a")).isTrue();
        eager.succeeded(null, "a");
        eager.settleDebts();
        assertThat(eager.isOpen("a")).as("settled once").isFalse();
    }

    @Test
    void doesNotHoldWhatItCouldNotTake() {
        database.down = true;
        assertThatThrownBy(() -> eager.take(null, "a")).hasMessage("the database is down");
        database.down = false;
        assertThat(eager.isOpen("a")).isTrue();
    }

    @Test
    void leavesToOthersWhatTheyHaveTaken() {
        assertThat(Handled.once(database, true).take(null, "a")).isTrue();
        assertThat(eager.take(null, "a")).isFalse();
        assertThat(database.remove("a")).isTrue();
        assertThat(eager.take(null, "a")).isTrue();
    }

    @Test
    void forgetsFailuresOfItemsThatAreNoLongerInTheList() {
        for (String key : new String[] { "a", "b" }) {
            eager.take(null, key);
            eager.failed(null, key);
        }
        eager.listed(1, Set.of("b"));
        assertThat(eager.hasFailed("a")).isFalse();
        assertThat(eager.hasFailed("b")).isTrue();
    }

    @Test
    void tellsARepositoryAfterwardsWhereThatIsWanted() {
        Handled late = Handled.once(database, false);
        assertThat(late.take(null, "a")).isTrue();
        assertThat(database.contains("a")).isFalse();
        assertThat(late.take(null, "a")).as("in this process").isFalse();
        late.succeeded(null, "a");
        assertThat(database.contains("a")).isTrue();
    }
}
