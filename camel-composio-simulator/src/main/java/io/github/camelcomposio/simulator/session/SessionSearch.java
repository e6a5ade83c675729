package io.github.camelcomposio.simulator.session;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.Toolkit;

/**
 * Finds tools of a session for use cases.
 *
 * <p>
 * Source: Composio reference, sessions, search. OURS: a tool fits the better the more words of the use case occur in
 * its slug and its name; those that fit best are primary, at most three, and the others that fit at all are related;
 * plans and guidance are short and always the same.
 */
final class SessionSearch {

    private static final int MOST_PRIMARY = 3;
    private static final int MOST_RELATED = 5;
    private static final Set<String> EMPTY_WORDS = Set.of("a", "an", "the", "to", "of", "in", "on", "for", "with", "my", "me",
            "and", "from", "by", "is", "all", "new");

    private final Catalogue toolkits;
    private final SessionAccounts accounts;
    private final Clock clock;

    SessionSearch(Catalogue toolkits, SessionAccounts accounts, Clock clock) {
        this.toolkits = toolkits;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The answer's body. {@code within} restricts the toolkits; empty for all of the session. */
    Map<String, Object> search(Session session, List<String> useCases, List<String> within) {
        List<Map<String, Object>> results = new ArrayList<>();
        Set<String> found = new LinkedHashSet<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (String useCase : useCases) {
            List<Tool> fitting = fitting(session.config(), useCase, within);
            results.add(result(results.size(), useCase, fitting, schemas));
            fitting.forEach(tool -> found.add(tool.toolkit()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("error", null);
        answer.put("results", results);
        answer.put("toolkit_connection_statuses", found.stream().map(slug -> status(session.config(), slug)).toList());
        answer.put("tool_schemas", schemas);
        answer.put("time_info", time());
        answer.put("session", Map.of("id", session.id(), "generate_id", false, "instructions",
                "Pass this session id to the other meta tools."));
        answer.put("next_steps_guidance", List.of("Connect what is not connected, then execute the primary tools."));
        return answer;
    }

    private static List<Tool> fitting(SessionConfig config, String useCase, List<String> within) {
        List<String> words = words(useCase);
        return SessionTools.allowed(config).stream()
                .filter(tool -> within.isEmpty() || within.contains(tool.toolkit()))
                .filter(tool -> !tool.deprecated() && score(tool, words) > 0)
                .sorted(Comparator.comparingLong((Tool tool) -> score(tool, words)).reversed())
                .limit(MOST_PRIMARY + MOST_RELATED).toList();
    }

    private static Map<String, Object> result(
            int index, String useCase, List<Tool> fitting, Map<String, Object> schemas) {
        List<String> words = words(useCase);
        List<Tool> primary = fitting.stream().filter(tool -> score(tool, words) == score(fitting.get(0), words))
                .limit(MOST_PRIMARY).toList();
        List<Tool> related = fitting.stream().filter(tool -> !primary.contains(tool)).toList();
        primary.forEach(tool -> schemas.put(tool.slug(), schema(tool)));
        related.forEach(tool -> schemas.putIfAbsent(tool.slug(), reference(tool)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("index", index);
        result.put("use_case", useCase);
        result.put("execution_guidance", fitting.isEmpty() ? "No tool fits." : "Execute the primary tool.");
        result.put("difficulty", "easy");
        result.put("recommended_plan_steps", primary.stream().map(tool -> "Execute " + tool.slug()).toList());
        result.put("known_pitfalls", List.of());
        result.put("primary_tool_slugs", primary.stream().map(Tool::slug).toList());
        result.put("related_tool_slugs", related.stream().map(Tool::slug).toList());
        result.put("toolkits", fitting.stream().map(Tool::toolkit).distinct().toList());
        result.put("error", null);
        return result;
    }

    /** A tool's schema in full. */
    static Map<String, Object> schema(Tool tool) {
        return Map.of("toolkit", tool.toolkit(), "tool_slug", tool.slug(), "description", tool.description(),
                "input_schema", tool.input(), "output_schema", tool.output(), "hasFullSchema", true);
    }

    private static Map<String, Object> reference(Tool tool) {
        return Map.of("toolkit", tool.toolkit(), "tool_slug", tool.slug(), "description", tool.description(),
                "hasFullSchema", false, "schemaRef", Map.of("tool", "COMPOSIO_GET_TOOL_SCHEMAS", "args",
                        Map.of("tool_slugs", List.of(tool.slug())), "message", "Ask for the full schema."));
    }

    private Map<String, Object> status(SessionConfig config, String slug) {
        Toolkit toolkit = toolkits.findOrAdd(slug);
        List<ConnectedAccount> usable = accounts.usable(config, slug);
        boolean active = toolkit.noAuth() || !usable.isEmpty();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("toolkit", slug);
        status.put("description", toolkit.description());
        status.put("has_active_connection", active);
        if (!usable.isEmpty()) {
            status.put("connection_details", Map.of("connected_account_id", usable.get(0).id()));
            status.put("account_type", usable.get(0).sharing().shared() ? "SHARED" : "PRIVATE");
        }
        if (config.multiAccount() && !usable.isEmpty()) {
            status.put("accounts", usable.stream().map(account -> account(account, usable.get(0))).toList());
        }
        if (config.explicitSelection() && usable.size() > 1) {
            status.put("account_selection", "required");
        }
        status.put("status_message", active ? "Connected" : "Not connected: use COMPOSIO_MANAGE_CONNECTIONS");
        return status;
    }

    /** One of several accounts, as meta tools tell it. */
    static Map<String, Object> account(ConnectedAccount account, ConnectedAccount first) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", account.id());
        if (account.alias() != null) {
            view.put("alias", account.alias());
        }
        view.put("status", account.status().name());
        view.put("created_at", Timestamps.of(account.createdAt()));
        view.put("is_default", account == first);
        view.put("account_type", account.sharing().shared() ? "SHARED" : "PRIVATE");
        return view;
    }

    private Map<String, Object> time() {
        Instant now = clock.instant();
        return Map.of("current_time_utc", Timestamps.of(now), "current_time_utc_epoch_seconds", now.getEpochSecond(),
                "message", "The simulator's time");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word)).distinct().toList();
    }

    private static long score(Tool tool, List<String> words) {
        List<String> own = words(tool.slug() + " " + tool.name());
        return words.stream().filter(word -> own.contains(word) || own.contains(word + "s")
                || word.endsWith("s") && own.contains(word.substring(0, word.length() - 1))).count();
    }
}
