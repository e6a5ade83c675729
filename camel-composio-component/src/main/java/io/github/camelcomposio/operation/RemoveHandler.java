package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelcomposio.bulk.RecordOrigin;
import io.github.camelcomposio.bulk.RemovalPolicy;
import io.github.camelcomposio.bulk.Remover;

/** {@code connectedAccounts/remove}: says whose accounts; the rest is the {@link Remover}'s. */
final class RemoveHandler implements OperationHandler {

    static final Parameter ACTION = Parameter.policy("action", Parameter.Type.TEXT,
            "What is done to each account: it is disabled, deleted, or deleted with the provider's tokens revoked. There is no default.")
            .only(words());

    private final Remover remover;

    RemoveHandler(EndpointScope scope) {
        String action = scope.policy().text(ACTION.name());
        if (action == null) {
            throw new IllegalArgumentException(
                    "Option action is missing: connectedAccounts/remove does nothing without being told what, one of "
                                               + String.join(", ", words()) + ", such as action=disable");
        }
        RemovalPolicy.Action chosen = Stream.of(RemovalPolicy.Action.values())
                .filter(each -> each.word().equals(action)).findFirst().orElseThrow();
        remover = scope.imports().remover(
                ConnectedAccounts.REMOVE, scope.client(), new RemovalPolicy(chosen, scope.policy().flag("dryRun", false)),
                scope.ledger());
    }

    private static String[] words() {
        return Stream.of(RemovalPolicy.Action.values()).map(RemovalPolicy.Action::word).toArray(String[]::new);
    }

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        RecordOrigin origin = invocation.origin();
        return remover.run(
                new RecordOrigin(origin.runId(), origin.batch(), origin.position(), arguments.text("userId")),
                arguments.text("toolkit"), arguments.text("authConfigId"))
                .thenApply(done -> Reply.ofRun(done, origin.runId()));
    }

    @Override
    public boolean notesRefusals() {
        return true;
    }

    @Override
    public CompletableFuture<Reply> refuse(RecordOrigin origin, RuntimeException why) {
        return remover.refuse(origin, why).thenApply(never -> Reply.ofRun(never, origin.runId()));
    }
}
