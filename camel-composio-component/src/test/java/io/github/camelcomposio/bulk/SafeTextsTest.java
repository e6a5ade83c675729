package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import org.junit.jupiter.api.Test;

/** What holds a credential, or an answer that may, shows none of it as text. */
class SafeTextsTest {

    private static final String SECRET = "LEAKMARKER-secret-77aa41";

    @Test
    void showNamesOnly() {
        Map<String, Object> val = Map.of("api_key", SECRET);
        Map<String, Object> account = Map.of("id", "ca_1", "state", Map.of("val", val), "test_request_endpoint", SECRET);
        ImportRecord record = new ImportRecord(
                new Subject("ann", "ac_1", null), "sendgrid", null, new ConnectionState(AuthScheme.API_KEY, val),
                Map.of("connection", val), null);
        RecordOrigin origin = new RecordOrigin("run", "batch", "users.csv:3", "ann");
        ImportTask task = new ImportTask("connectedAccounts/import", origin);
        task.understood(record);
        List<Object> holders = List.of(
                record, origin, task, AccountDecision.patch(account, val), AccountDecision.create(),
                AccountDecision.skip(account, "disabled").leaving(account),
                new Verifier.Question(new ApiResponse(200, Map.of(), account), SECRET));

        assertThat(holders).extracting(Object::toString).noneMatch(text -> text.contains(SECRET));
        assertThat(AccountDecision.patch(account, val)).hasToString("PATCH ca_1 [api_key]");
        assertThat(task).hasToString("ImportTask[users.csv:3]");
    }
}
