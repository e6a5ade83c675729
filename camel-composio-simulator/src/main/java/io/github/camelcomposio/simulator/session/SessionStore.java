package io.github.camelcomposio.simulator.session;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.Ids;

/** The sessions that are not deleted. */
public final class SessionStore {

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;

    public SessionStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Session add(SessionConfig config) {
        Session session = new Session(ids.next("trs_"), config, clock.instant());
        sessions.put(session.id(), session);
        return session;
    }

    void change(Session session, SessionConfig next) {
        session.change(next, clock.instant());
    }

    void remove(Session session) {
        sessions.remove(session.id());
    }

    /** All, the oldest first. */
    public List<Session> all() {
        return List.copyOf(sessions.values());
    }

    /** The session, or 404. */
    Session require(String id) {
        Session session = sessions.get(id);
        if (session == null) {
            throw SessionErrors.unknownSession(id);
        }
        return session;
    }
}
