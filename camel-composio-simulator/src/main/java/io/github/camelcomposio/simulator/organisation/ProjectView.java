package io.github.camelcomposio.simulator.organisation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.webhook.Subscription;
import io.github.camelcomposio.simulator.webhook.Subscriptions;

/** A project as the wire has it. Source: Composio reference, project, organisation, session info, keys. */
final class ProjectView {

    private final Organisation organisation;
    private final Subscriptions subscriptions;

    /** @param subscriptions the first project's */
    ProjectView(Organisation organisation, Subscriptions subscriptions) {
        this.organisation = organisation;
        this.subscriptions = subscriptions;
    }

    /** As lists give it. */
    Map<String, Object> item(ProjectRecord project) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", project.id());
        view.put("org_id", organisation.id());
        view.put("name", project.name());
        addRest(view, project);
        return view;
    }

    /** With its keys, masked. */
    Map<String, Object> full(ProjectRecord project) {
        Map<String, Object> view = item(project);
        view.put("api_keys", project.keys().stream().map(key -> Map.of("id", key.id(), "name", key.name(), "key",
                key.masked(), "created_at", Timestamps.of(key.createdAt()))).toList());
        return view;
    }

    /** As the session has it: ids are UUIDs. */
    Map<String, Object> session(ProjectRecord project) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("auto_id", 1);
        view.put("id", Ids.uuidOf(project.id()));
        view.put("org_id", Ids.uuidOf(organisation.id()));
        view.put("nano_id", project.id());
        view.put("name", project.name());
        addRest(view, project);
        view.put("org", Map.of("id", organisation.id(), "name", Organisation.NAME, "plan", "SIMULATED"));
        return view;
    }

    private void addRest(Map<String, Object> view, ProjectRecord project) {
        Optional<Subscription> subscription
                = project == organisation.first() ? subscriptions.current() : Optional.empty();
        String version = subscription.map(Subscription::version).orElse("V3");
        view.put("email", Organisation.EMAIL);
        view.put("created_at", Timestamps.of(project.createdAt()));
        view.put("updated_at", Timestamps.of(project.updatedAt()));
        view.put("webhook_url", subscription.map(Subscription::url).orElse(null));
        view.put("event_webhook_url", null);
        view.put("webhook_secret", subscription.map(Subscription::secret).orElse(null));
        view.put("triggers_enabled", true);
        view.put("last_subscribed_at", null);
        view.put("is_new_webhook", !version.equals("V1"));
        view.put("webhook_version", version);
        view.put("deleted", false);
    }
}
