package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountLookupTest {

    @ParameterizedTest
    @CsvSource({
            "PRIVATE_ACTIVE, auth_config_ids=ac_1&statuses=ACTIVE&user_ids=one",
            "ACTIVE, auth_config_ids=ac_1&statuses=ACTIVE&user_ids=one&account_type=ALL",
            "ALL, auth_config_ids=ac_1&user_ids=one&account_type=ALL" })
    void asksForTheAccountsOfItsScope(AccountLookup.Scope scope, String query) {
        assertThat(lookup("one", scope).request(List.of("one")).target()).isEqualTo("/connected_accounts?" + query);
    }

    @Test
    void goesTogetherWithItsOwnScopeOnly() {
        ClientBench bench = new ClientBench();
        ComposioClient client = bench.client();
        CompletableFuture<Transport.Answer> held = new CompletableFuture<>();
        bench.transport.answers(request -> held);
        for (AccountLookup.Scope scope : AccountLookup.Scope.values()) {
            lookup("one", scope).find(client);
            lookup("two", scope).find(client);
        }

        assertThat(bench.transport.sent).hasSize(3);
        bench.transport.answers(200);
        held.complete(ScriptedTransport.status(200).join());
        assertThat(bench.transport.sent).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "ACTIVE, ACTIVE, true", "ACTIVE, EXPIRED, false", "PRIVATE_ACTIVE, ACTIVE, true", "ALL, ACTIVE, true",
            "ALL, EXPIRED, true", "ALL, INITIATED, false", "ALL, INITIALIZING, false", "ALL, none, false" })
    void showsWhatIsCreatedWithAStatusOfItsScope(AccountLookup.Scope scope, String status, boolean shown) {
        assertThat(lookup("one", scope).shows(status)).isEqualTo(shown);
    }

    private static AccountLookup lookup(String user, AccountLookup.Scope scope) {
        return new AccountLookup("test/lookup", user, "ac_1", scope);
    }
}
