package io.github.camelcomposio.simulator.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.model.Timestamps;

/**
 * One run of a tool, which its log tells about.
 *
 * @param id           {@code log_…}
 * @param at           when it ran
 * @param tool         slug, such as {@code GITHUB_CREATE_ISSUE}
 * @param toolkit      slug of its toolkit
 * @param version      the toolkit's version; null for tools of sessions themselves
 * @param userId       for whom it ran
 * @param accountId    with whose credentials; null without
 * @param authConfigId of that account; null without
 * @param sessionId    the session that ran it; null without
 * @param arguments    what it was given
 * @param data         what it gave back; empty when it failed
 * @param error        why it failed; null when it did not
 * @param parent       the run that ran this one; null for none
 */
public record Execution(
        String id, Instant at, String tool, String toolkit, String version, String userId, String accountId,
        String authConfigId, String sessionId, Map<String, Object> arguments, Map<String, Object> data, String error,
        Execution parent) {

    public boolean successful() {
        return error == null;
    }

    /** The same run with an account's credentials; null for none. */
    public Execution as(ConnectedAccount account) {
        return account == null
                ? this
                : new Execution(
                        id, at, tool, toolkit, version, userId, account.id(), account.authConfig().id(), sessionId,
                        arguments, data, error, parent);
    }

    /** The same run in a session, as a part of another run; {@code within} is null for none. */
    public Execution in(String session, Execution within) {
        return new Execution(
                id, at, tool, toolkit, version, userId, accountId, authConfigId, session, arguments, data, error, within);
    }

    /** The same run with its outcome. */
    public Execution with(Outcome outcome) {
        return new Execution(
                id, at, tool, toolkit, version, userId, accountId, authConfigId, sessionId, arguments, outcome.data(),
                outcome.error(), parent);
    }

    /** The value of a field by which logs can be filtered; empty when there is none. */
    String field(String name) {
        String value = switch (name) {
            case "tool_slug" -> tool;
            case "toolkit_slug" -> toolkit;
            case "connected_account_id" -> accountId;
            case "auth_config_id" -> authConfigId;
            case "status" -> status();
            case "user_id" -> userId;
            case "session_id" -> sessionId;
            case "log_id" -> id;
            default -> null;
        };
        return value == null ? "" : value;
    }

    /** As the list of logs has it. */
    Map<String, Object> view() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (String name : ExecutionLogOperations.FIELDS) {
            if (!field(name).isEmpty() && !name.equals("log_id") && !name.equals("status")) {
                metadata.put(name, field(name));
            }
        }
        if (version != null) {
            metadata.put("toolkit_version", version);
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("timestamp", Timestamps.of(at));
        view.put("type", "tool_execution");
        view.put("status", status());
        view.put("level", successful() ? "info" : "error");
        view.put("message", successful() ? tool + " succeeded" : error);
        view.put("metadata", metadata);
        view.put("metrics", Map.of("duration_ms", 0));
        view.put("parent", parent == null ? null : Map.of("log_id", parent.id, "tool_slug", parent.tool));
        return view;
    }

    /** With all that there is to tell. */
    Map<String, Object> details() {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("data", data);
        response.put("error", error);
        response.put("successful", successful());
        Map<String, Object> details = view();
        details.put("timings", Map.of("start_time", at.toEpochMilli(), "end_time", at.toEpochMilli()));
        details.put("context", sessionId == null ? Map.of() : Map.of("session_id", sessionId));
        details.put("source", Map.of("host", "simulator"));
        details.put("data", Map.of("request", arguments, "response", response));
        return details;
    }

    private String status() {
        return successful() ? "success" : "failed";
    }

    /** Without arguments and result: they are a user's data. */
    @Override
    public String toString() {
        return "Execution[" + id + ", " + tool + ", " + status() + "]";
    }
}
