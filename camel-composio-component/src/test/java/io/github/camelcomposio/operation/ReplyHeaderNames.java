package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out which headers an operation's reply sets, by giving its row an answer that has everything. */
public final class ReplyHeaderNames {

    private static final Map<String, Object> ACCOUNT
            = Map.of("id", "ca_1", "status", "ACTIVE", "redirect_url", "https://example.com");
    private static final Map<String, Object> ANSWER = Map.of(
            "id", "ca_1", "status", "ACTIVE", "redirect_url", "https://example.com", "connected_account_id", "ca_1",
            "connected_account", ACCOUNT, "next_cursor", "abc", "session_id", "trs_1", "trigger_id", "ti_1", "log_id",
            "log_1");
    private static final List<String> EVERY = List.of("requestId", "responseCode", "rateLimitRemaining");

    private ReplyHeaderNames() {
    }

    /** Those that every reply sets. */
    public static List<String> ofEvery() {
        return EVERY.stream().map(Names::header).toList();
    }

    /** Those that an operation sets besides. */
    public static List<String> of(Operation operation) {
        Arguments arguments = new Arguments(Map.of("connectedAccountId", "ca_1"));
        Stream<String> set = operation.replyHeaders().of(arguments, ANSWER).entrySet().stream()
                .filter(header -> header.getValue() != null).map(Map.Entry::getKey);
        return set.map(Names::header).sorted().toList();
    }
}
