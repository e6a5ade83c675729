package io.github.camelcomposio.simulator.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.execution.Execution;
import io.github.camelcomposio.simulator.execution.ExecutionStore;
import io.github.camelcomposio.simulator.execution.Outcome;
import io.github.camelcomposio.simulator.tool.ToolRunner;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.ToolCatalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.toolkit.Versions;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.Maps;

/**
 * Runs a tool in a session, whoever asks: the API, a meta tool, or the session's MCP endpoint.
 *
 * <p>
 * Source: Composio reference, sessions, execute. OURS: a tool that the session does not have is 400, code 4300; custom
 * tools run at the caller, so they are 400 here; of the permissions only {@code always_deny} has an effect, the tool's
 * failure, because nobody could be asked.
 */
final class SessionExecute {

    private final Catalogue toolkits;
    private final SessionAccounts accounts;
    private final ToolRunner runner;
    private final ExecutionStore executions;
    private final MetaTools meta;

    SessionExecute(
                   Catalogue toolkits, SessionAccounts accounts, ToolRunner runner, ExecutionStore executions,
                   SessionSearch search, Connections connections) {
        this.toolkits = toolkits;
        this.accounts = accounts;
        this.runner = runner;
        this.executions = executions;
        this.meta = new MetaTools(this, search, connections);
    }

    /**
     * Runs a tool and leaves its log.
     *
     * @param  account  selects one of several accounts; null for the session's choice
     * @param  parent   the run of the meta tool that asked; null for none
     * @throws ApiError when it can't even begin
     */
    Execution run(Session session, String slug, Map<String, Object> arguments, String account, Execution parent) {
        Optional<Tool> own = ToolCatalogue.META.find(slug);
        return own.isPresent()
                ? meta(session, own.get(), arguments, parent) : tool(session, slug, arguments, account, parent);
    }

    private Execution meta(Session session, Tool tool, Map<String, Object> arguments, Execution parent) {
        if (!SessionTools.meta(session.config()).contains(tool)) {
            throw SessionErrors.bad("Tool " + tool.slug() + " is not enabled in this session");
        }
        Execution begun = executions.begin(tool.slug(), Toolkit.META.slug(), null, session.userId(), arguments)
                .in(session.id(), parent);
        return executions.add(begun.with(meta.run(session, tool, arguments, begun)));
    }

    private Execution tool(
            Session session, String slug, Map<String, Object> arguments, String account, Execution parent) {
        if (slug.toUpperCase(Locale.ROOT).startsWith("LOCAL_")) {
            throw SessionErrors.bad("Custom tool " + slug + " is executed by the client that brought it");
        }
        Tool tool = ToolCatalogue.BUILT_IN.require(slug, Versions.LATEST);
        if (!session.config().allows(tool)) {
            throw SessionErrors.bad("Tool " + tool.slug() + " is not available in this session");
        }
        ConnectedAccount chosen = toolkits.findOrAdd(tool.toolkit()).noAuth()
                ? null : accounts.choose(session.config(), tool.toolkit(), account);
        Outcome outcome = denied(session.config(), tool, chosen)
                ? Outcome.failed("Tool " + tool.slug() + " is denied by the permissions of this session")
                : runner.run(tool, arguments);
        return executions.add(executions
                .begin(tool.slug(), tool.toolkit(), Versions.LATEST, session.userId(), arguments)
                .in(session.id(), parent).as(chosen).with(outcome));
    }

    private static boolean denied(SessionConfig config, Tool tool, ConnectedAccount account) {
        Map<String, Object> overrides = Maps.object(Maps.object(config.section("experimental"), "permissions"), "overrides");
        String id = account == null ? "__none__" : account.id();
        return List.of(tool.slug() + ":" + id, "*:" + id).stream().map(overrides::get).filter(value -> value != null)
                .findFirst().filter("always_deny"::equals).isPresent();
    }
}
