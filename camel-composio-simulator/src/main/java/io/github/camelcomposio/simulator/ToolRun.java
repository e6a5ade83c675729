package io.github.camelcomposio.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.simulator.execution.Execution;

/**
 * One run of a tool.
 *
 * @param logId     {@code log_…}
 * @param tool      slug, such as {@code GITHUB_CREATE_ISSUE}
 * @param userId    for whom it ran; null when nobody was named
 * @param accountId with whose credentials; null without
 * @param sessionId the session that ran it; null without
 * @param arguments what it was given; read only
 * @param data      what it gave back; empty when it failed; read only
 * @param error     why it failed; null when it did not
 */
public record ToolRun(
        String logId, String tool, String userId, String accountId, String sessionId, Map<String, Object> arguments,
        Map<String, Object> data, String error) {

    static ToolRun of(Execution execution) {
        return new ToolRun(
                execution.id(), execution.tool(), execution.userId(), execution.accountId(), execution.sessionId(),
                copy(execution.arguments()), copy(execution.data()), execution.error());
    }

    private static Map<String, Object> copy(Map<String, Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    public boolean successful() {
        return error == null;
    }

    /** Without arguments and data: they are a user's. */
    @Override
    public String toString() {
        return "ToolRun[" + logId + ", " + tool + ", " + (successful() ? "success" : "failed") + "]";
    }
}
