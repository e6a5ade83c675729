package io.github.camelcomposio.example.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.ComposioContext;
import io.github.camelcomposio.example.session.Failures;
import io.github.camelcomposio.example.session.LedgerStore;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes what a run created. */
@Command(name = "rollback",
         description = "Deletes the accounts that a run created and nobody has touched since. Says first how many, and asks.",
         footer = {
                 "  importer rollback users.yaml --run users-20261121-150000",
                 "  importer rollback users.yaml --run users-20261121-150000 --yes" })
final class RollbackCommand extends MappingCommand {

    private static final int SHOWN = 20;

    @Option(names = "--run", paramLabel = "ID", required = true, description = "The run.")
    private String runId;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int run(Mapping mapping) {
        requireComposio(mapping);
        try (LedgerStore store = openLedger(mapping)) {
            existing(mapping, store, runId);
            if (!yes && !importer().surroundings().terminal()) {
                throw ImporterException.misuse("rollback asks before it deletes, and there is no terminal: give --yes");
            }
            try (ComposioContext composio = new ComposioContext(mapping, store.ledger())) {
                return run(composio);
            }
        }
    }

    private int run(ComposioContext composio) {
        composio.camel().start();
        Map<?, ?> plan = rollback(composio, true);
        long wanted = number(plan, "deleted_count");
        out().printf("Rolling back %s at %s%n  %s would be deleted, %s are gone already, %s are kept%n", runId, composio.baseUrl(),
                Words.count(wanted), Words.count(number(plan, "gone_count")), Words.count(number(plan, "kept_count")));
        show("kept", plan);
        if (wanted == 0 && number(plan, "unfinished") == 0) {
            out().println("There is nothing to delete.");
            return ExitStatus.WELL;
        }
        if (!yes && !isAnsweredWithYes()) {
            out().println("Nothing was deleted.");
            return ExitStatus.STOPPED;
        }
        Map<?, ?> done = rollback(composio, false);
        out().printf("  %s deleted, %s failed%n", Words.count(number(done, "deleted_count")),
                Words.count(number(done, "failed_count")));
        show("failed", done);
        if (done.get("to_do") != null) {
            throw ImporterException.failed("Not all is rolled back: " + done.get("to_do"));
        }
        return ExitStatus.WELL;
    }

    private boolean isAnsweredWithYes() {
        out().print("This can't be undone. Delete them? Type yes: ");
        out().flush();
        return "yes".equals(importer().surroundings().answers().get());
    }

    private Map<?, ?> rollback(ComposioContext composio, boolean dryRun) {
        try (ProducerTemplate template = composio.camel().createProducerTemplate()) {
            return template.requestBody(
                    "composio:connectedAccounts/rollback?runId=" + runId + "&dryRun=" + dryRun, null, Map.class);
        } catch (CamelExecutionException e) {
            throw ImporterException.failed(Failures.describe(e));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Map<?, ?> reply, String name) {
        return ((Number) reply.get(name)).longValue();
    }

    private void show(String what, Map<?, ?> reply) {
        List<?> all = (List<?>) reply.get(what);
        all.stream().limit(SHOWN).map(one -> (Map<?, ?>) one)
                .forEach(one -> out().println("    " + what + " " + one.get("id") + ": " + one.get("reason")));
        if (all.size() > SHOWN) {
            out().println("    … and " + Words.count(all.size() - SHOWN) + " more");
        }
    }
}
