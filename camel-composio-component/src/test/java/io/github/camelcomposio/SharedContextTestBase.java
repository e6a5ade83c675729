package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * One context and one simulator for all tests of a class. What the simulator received and its faults are forgotten
 * before each test; accounts stay, so that each test takes users of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SharedContextTestBase extends ComposioTestBase {

    private final AtomicInteger users = new AtomicInteger();

    @Override
    @BeforeEach
    void startContext() throws Exception {
        if (context == null) {
            super.startContext();
        }
        simulator.clearRequests();
        simulator.clearFaults();
    }

    @Override
    @AfterEach
    void stopContext() {
        // after all
    }

    @AfterAll
    void stopSharedContext() throws Exception {
        super.stopContext();
    }

    /** A user whom no other test has. */
    protected String newUser() {
        return "user_" + users.incrementAndGet();
    }

    /** Sends a message that must be refused with nothing sent, and gives what the exception says. */
    protected String refused(String uri, Object body, Map<String, Object> headers) {
        int before = simulator.requests().size();
        Throwable failure = failure(uri, body, headers);
        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class);
        assertThat(((ComposioInvalidRequestException) failure).getAttempts()).isZero();
        assertThat(simulator.requests()).hasSize(before);
        return failure.getMessage();
    }

    protected String refused(String uri, Object body) {
        return refused(uri, body, Map.of());
    }
}
