package io.github.camelcomposio.operation;

import java.util.Map;

/** How a tool fared: Composio answers a failed one with HTTP 200. */
final class ToolResult {

    private ToolResult() {
    }

    /** What the answer says; an answer that does not say is successful when it names no error. */
    static boolean isSuccessful(Map<String, Object> answer) {
        return answer.get("successful") instanceof Boolean flag
                ? flag : answer.get("error") == null || "".equals(answer.get("error"));
    }
}
