package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Connections cut before and after the work: nothing lost, nothing twice. */
class CreateFaultsTest extends ComposioTestBase {

    private static final int USERS = 2000;

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setResponseTimeout(2000);
        component.getConfiguration().setLateCommitWait(500);
        component.getConfiguration().setMaxRetries(6);
    }

    @Test
    void losesNoAccountAndMakesNoneTwice() {
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(0.05).cutBefore());
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(0.05).cutAfter());

        List<CompletableFuture<Exchange>> sent = IntStream.range(0, USERS)
                .mapToObj(i -> template.asyncSend("composio:connectedAccounts/initiate?authScheme=BEARER_TOKEN&authConfigId="
                                                  + GITHUB,
                        message -> message.getMessage().setBody(Map.of("user_id", "user_" + i, "token", "gh-token-" + i))))
                .toList();

        assertThat(sent).allSatisfy(each -> assertThat(each.join().getException()).isNull());
        Map<String, List<Account>> byUser = simulator.accounts().stream().collect(Collectors.groupingBy(Account::userId));
        assertThat(byUser).hasSize(USERS);
        assertThat(byUser.values()).allSatisfy(accounts -> assertThat(accounts).hasSize(1));
        assertThat(byUser).allSatisfy((user, accounts) -> assertThat(accounts.get(0).val())
                .containsEntry("token", user.replace("user_", "gh-token-")));
        assertThat(received("POST").stream().filter(request -> request.cut()).count()).isGreaterThan(USERS / 20);
        Map<String, String> answered = sent.stream().map(CompletableFuture::join).map(Exchange::getMessage).collect(
                Collectors.toMap(reply -> reply.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class),
                        reply -> "", (one, other) -> "twice"));
        assertThat(answered).hasSize(USERS);
        assertThat(simulator.accounts().stream().map(Account::id).collect(Collectors.toMap(Function.identity(), id -> "")))
                .isEqualTo(answered);
    }
}
