package io.github.camelcomposio.simulator.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.webhook.Subscriptions;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Key;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code /org/owner/project/…}, with the organisation's key.
 *
 * <p>
 * Source: Composio reference, projects; names and the end of old keys from the OpenAPI document of v3. OURS: only the
 * first project holds anything; keys of other projects are made, listed and replaced, and are wrong keys elsewhere; a
 * name that is taken is 400; the first project can be deleted, and then no project's key is right.
 */
public final class OwnerOperations {

    private static final int MOST = 50;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    private static final ObjectShape BODY = Shape.object()
            .required("name", Shape.string(3, 75))
            .optional("should_create_api_key", Shape.bool())
            .optional("config", ProjectOperations.CONFIG
                    .required("is_2FA_enabled", Shape.bool())
                    .required("mask_secret_keys_in_connected_account", Shape.bool())
                    .required("log_visibility_setting", Shape.oneOf(ProjectOperations.LOGS)));

    private final Organisation organisation;
    private final ProjectView view;
    private final Ids ids;
    private final int pageSize;

    /** @param subscriptions the first project's */
    public OwnerOperations(Organisation organisation, Subscriptions subscriptions, Ids ids, int pageSize) {
        this.organisation = organisation;
        this.view = new ProjectView(organisation, subscriptions);
        this.ids = ids;
        this.pageSize = pageSize;
    }

    public List<Route> routes() {
        return List.of(Route.of("POST", "/org/owner/project/new", this::create).takes(Key.ORGANISATION),
                Route.of("GET", "/org/owner/project/list", this::list).takes(Key.ORGANISATION),
                Route.of("GET", "/org/owner/project/{nano_id}", this::get).takes(Key.ORGANISATION),
                Route.of("DELETE", "/org/owner/project/{nano_id}", this::delete).takes(Key.ORGANISATION),
                Route.of("POST", "/org/owner/project/{nano_id}/regenerate_api_key", this::newKey)
                        .takes(Key.ORGANISATION));
    }

    private Answer create(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        String name = Maps.text(body, "name").orElseThrow();
        if (!NAME.matcher(name).matches()) {
            throw ApiError.invalid("Error in payload.name: Only letters, digits, _ and - are allowed");
        }
        if (organisation.newestFirst().stream().anyMatch(project -> project.name().equals(name))) {
            throw ApiError.invalid("Error in payload.name: There is a project of this name");
        }
        ProjectRecord project = organisation.add(name, Maps.object(body, "config"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", project.id());
        answer.put("name", name);
        answer.put("api_key", Boolean.TRUE.equals(body.get("should_create_api_key"))
                ? organisation.newKey(project).key() : null);
        return Answer.json(200, answer);
    }

    private Answer list(ApiRequest request) {
        return Answer.json(200,
                Page.of(request, pageSize, MOST).cut("data", organisation.newestFirst(), view::item));
    }

    private Answer get(ApiRequest request) {
        return Answer.json(200, view.full(require(request)));
    }

    private Answer delete(ApiRequest request) {
        boolean revoke = request.queryFlag("revoke_on_delete").orElse(false);
        organisation.remove(require(request));
        return Answer.json(200, revoke
                ? Map.of("status", "success", "revoke_job_id", ids.uuid()) : Map.of("status", "success"));
    }

    private Answer newKey(ApiRequest request) {
        ApiKey key = organisation.newKey(require(request));
        return Answer.json(200, Map.of("message", "API key regenerated successfully", "api_key", Map.of("id", key.id(),
                "name", key.name(), "key", key.key(), "created_at", Timestamps.of(key.createdAt()))));
    }

    /** The project, or 404 with a number of ours. */
    private ProjectRecord require(ApiRequest request) {
        String id = request.path().get("nano_id");
        return organisation.find(id).orElseThrow(() -> new ApiError(
                404, 2201, "Project_NotFound", "Project \"" + id + "\" not found", "Check the project id."));
    }
}
