package io.github.camelcomposio.simulator.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.Timestamps;

/** A user's session with the configurations it has had. Mutable; guarded by the simulator's lock. */
public final class Session {

    private final String id;
    private final List<Version> versions = new ArrayList<>();

    Session(String id, SessionConfig config, Instant now) {
        this.id = id;
        change(config, now);
    }

    public String id() {
        return id;
    }

    public String userId() {
        return config().userId();
    }

    /** How many configurations it has had, which is the number of the present one. */
    public int version() {
        return versions.size();
    }

    /** The present configuration as the wire has it. */
    public Map<String, Object> configView() {
        return SessionConfigView.of(config());
    }

    SessionConfig config() {
        return versions.get(versions.size() - 1).config();
    }

    void change(SessionConfig next, Instant now) {
        versions.add(new Version(versions.size() + 1, next, now));
    }

    /** The newest first. */
    List<Map<String, Object>> history() {
        List<Map<String, Object>> history = new ArrayList<>();
        versions.forEach(version -> history.add(0, view(version)));
        return history;
    }

    private Map<String, Object> view(Version version) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version", version.number());
        view.put("created_at", Timestamps.of(version.since()));
        view.put("config", SessionConfigView.of(version.config()));
        view.put("is_current", version.number() == versions.size());
        return view;
    }

    @Override
    public String toString() {
        return "Session[" + id + ", version=" + version() + "]";
    }

    private record Version(int number, SessionConfig config, Instant since) {
    }
}
