package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportRecord;
import io.github.camelcomposio.bulk.ImportTask;
import io.github.camelcomposio.bulk.Importer;
import io.github.camelcomposio.bulk.RecordOrigin;
import io.github.camelcomposio.bulk.Subject;
import io.github.camelcomposio.client.AuthConfig;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;

/** {@code connectedAccounts/import}: understands a record; the rest is the {@link Importer}'s. */
final class ImportHandler implements OperationHandler {

    private final Importer importer;
    private final EndpointScope scope;

    ImportHandler(EndpointScope scope) {
        this.scope = scope;
        this.importer = scope.imports().importer(
                ConnectedAccounts.IMPORT, scope.client(), ImportOptions.policy(scope.policy(), System::nanoTime),
                scope.ledger());
    }

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        RecordOrigin origin = invocation.origin();
        ImportTask task = new ImportTask(
                ConnectedAccounts.IMPORT, new RecordOrigin(
                        origin.runId(), origin.batch(), origin.position(), invocation.arguments().text("userId")));
        return importer.run(task, invocation.sleeper(), () -> understand(invocation, task))
                .thenApply(outcome -> reply(outcome, task));
    }

    @Override
    public boolean notesRefusals() {
        return true;
    }

    @Override
    public CompletableFuture<Reply> refuse(RecordOrigin origin, RuntimeException why) {
        ImportTask task = new ImportTask(ConnectedAccounts.IMPORT, origin);
        return importer.run(task, null, () -> CompletableFuture.failedFuture(why))
                .thenApply(never -> reply(never, task));
    }

    private CompletableFuture<ImportRecord> understand(Invocation invocation, ImportTask task) {
        requireSearchable(invocation.arguments().text("userId"));
        CredentialResolver resolver = new CredentialResolver(invocation);
        AuthScheme named = resolver.namedScheme();
        return resolver.authConfigId().thenCompose(id -> {
            task.authConfig(id);
            return scope.client().authConfigs().get(id);
        }).thenCompose(config -> {
            task.toolkit(config.toolkit());
            requireUsable(invocation, config, named);
            return resolver.scheme(config.id())
                    .thenCompose(scheme -> resolver.val(scheme, config.id(), NewAccount.UNNAMED_API_KEY)
                            .thenApply(val -> record(invocation, config, scheme, val)));
        });
    }

    private static ImportRecord record(
            Invocation invocation, AuthConfig config, AuthScheme scheme, Map<String, Object> val) {
        CredentialBody body = invocation.credentials();
        if (body.connectionExtras().containsKey("data")) {
            throw invalid("the body has its credentials in connection.data, which can't be imported; give connection.state");
        }
        NewAccount.requireComplete(ConnectedAccounts.IMPORT, scheme, val);
        if (NewAccount.hasNoCredential(val) && !scheme.isStatic()) {
            throw invalid("the record has no credential, and " + scheme + " needs one; to let the user connect, use"
                          + " composio:connectedAccounts/link");
        }
        Arguments arguments = invocation.arguments();
        ConnectionState state = NewAccount.state(scheme, val);
        return new ImportRecord(
                new Subject(arguments.text("userId"), config.id(), arguments.text("alias")), config.toolkit(),
                arguments.text("connectedAccountId"), state, NewAccount.json(arguments, body, config.id(), state),
                Expiry.parse(ConnectedAccounts.IMPORT, arguments.text("expiresAt")));
    }

    /** Lists are joined with commas on the wire, so that such a user can't be looked up. */
    private static void requireSearchable(String userId) {
        if (userId.contains(",")) {
            throw invalid("the userId has a comma in it, and Composio can't look up such a user; use other ids");
        }
    }

    private static void requireUsable(Invocation invocation, AuthConfig config, AuthScheme named) {
        if (!config.enabled()) {
            throw invalid("auth config " + config.id() + " is disabled; enable it with composio:authConfigs/enable");
        }
        if (named != null && config.scheme() != null && !named.name().equalsIgnoreCase(config.scheme())) {
            throw invalid("the record is of scheme " + named + ", and auth config " + config.id() + " of "
                          + config.scheme());
        }
        String toolkit = invocation.arguments().text("toolkit");
        if (toolkit != null && config.toolkit() != null && !toolkit.strip().equalsIgnoreCase(config.toolkit())) {
            throw invalid("the record is of another toolkit than auth config " + config.id() + ", which is of "
                          + config.toolkit());
        }
    }

    private static Reply reply(ImportOutcome outcome, ImportTask task) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(Names.header("connectedAccountId"), outcome.connectedAccountId());
        headers.put(Names.header("connectionStatus"), outcome.status());
        headers.put(Names.header("redirectUrl"), null);
        headers.put(Names.header("runId"), outcome.runId());
        headers.put(Names.header("requestId"), task.requestId());
        headers.put(Names.header("responseCode"), null);
        return new Reply(outcome, headers);
    }

    private static ComposioInvalidRequestException invalid(String what) {
        return new ComposioInvalidRequestException(ConnectedAccounts.IMPORT, what);
    }
}
