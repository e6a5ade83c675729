package io.github.camelcomposio.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rollback has done so far, in a dry run would do, and what it can't undo. Thread-safe. */
final class RollbackOutcome {

    private final String runId;
    private final boolean dryRun;
    private final List<String> deleted = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final List<Map<String, Object>> kept = new ArrayList<>();
    private final List<Map<String, Object>> failed = new ArrayList<>();
    private long unfinished;

    RollbackOutcome(String runId, boolean dryRun) {
        this.runId = runId;
        this.dryRun = dryRun;
    }

    boolean isDryRun() {
        return dryRun;
    }

    synchronized void deleted(String id) {
        deleted.add(id);
    }

    synchronized void gone(String id) {
        gone.add(id);
    }

    synchronized void kept(RunTraces.Trace trace, String userId, String reason) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", trace.id());
        one.put("user_id", userId == null ? trace.userId() : userId);
        one.put("position", trace.position());
        one.put("reason", reason);
        kept.add(one);
    }

    synchronized void failed(String id, String reason) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", id);
        one.put("reason", reason);
        failed.add(one);
    }

    synchronized void unfinished(long subjects) {
        unfinished = subjects;
    }

    /** How many accounts that the run created are settled, one way or another. */
    synchronized long settled() {
        return (long) deleted.size() + gone.size() + failed.size();
    }

    synchronized Map<String, Object> reply() {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("run_id", runId);
        reply.put("dry_run", dryRun);
        reply.put("deleted_count", deleted.size());
        reply.put("gone_count", gone.size());
        reply.put("kept_count", kept.size());
        reply.put("failed_count", failed.size());
        reply.put("unfinished", unfinished);
        reply.put("to_do", toDo());
        reply.put("deleted", List.copyOf(deleted));
        reply.put("gone", List.copyOf(gone));
        reply.put("kept", List.copyOf(kept));
        reply.put("failed", List.copyOf(failed));
        return reply;
    }

    private String toDo() {
        if (unfinished > 0) {
            return "the run is still at work on " + unfinished + " records, or was when it was killed: let it end, or start"
                   + " it again with the same runId, and roll it back again";
        }
        return failed.isEmpty() ? null : "roll it back again for what has failed";
    }
}
