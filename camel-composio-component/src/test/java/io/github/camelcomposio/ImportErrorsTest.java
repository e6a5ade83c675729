package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.error.Failure;
import org.junit.jupiter.api.Test;

/** What the exceptions of an import tell. */
class ImportErrorsTest {

    private static final String IMPORT = "connectedAccounts/import";

    @Test
    void aStoppedRunKeepsTheFailureThatStoppedIt() {
        ComposioException invalid = new ComposioInvalidRequestException(IMPORT, "a field is missing");
        ComposioImportStoppedException stopped = new ComposioImportStoppedException(IMPORT, "run-1", "too many", invalid);

        assertThat(stopped.getCause()).isSameAs(invalid);
        assertThat(stopped).hasMessage(
                IMPORT + ": not attempted, for the run run-1 was stopped: too many."
                                       + " To fix: remove the cause, and start the import again with the same runId");
        assertThat(stopped.getRunId()).isEqualTo("run-1");
        assertThat(stopped.getReason()).isEqualTo("too many");
        assertThat(new ComposioImportStoppedException(IMPORT, "run-1", "too many")).hasNoCause()
                .hasMessage(stopped.getMessage());
    }

    @Test
    void aRefusedCredentialNamesItsAccountAndWhatTheProviderDid() {
        ComposioRejectedCredentialException refused = new ComposioRejectedCredentialException(
                Failure.answered(IMPORT, 200, "req_1"), "ca_1", "it answered 401");

        assertThat(refused).hasMessage(IMPORT + ": the provider refused the credential (it answered 401),"
                                       + " connected account ca_1 [HTTP 200], request id req_1."
                                       + " To fix: correct the credential at its source, and import it again");
        assertThat(refused.getConnectedAccountId()).isEqualTo("ca_1");
        assertThat(refused.getRequestId()).isEqualTo("req_1");
    }
}
