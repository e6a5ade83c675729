package io.github.camelcomposio.simulator.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.webhook.Subscriptions;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Key;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;

/**
 * What a member of the organisation sees with a user's key: {@code /org/list}, {@code /org/project/list},
 * {@code /org/consumer/…}, and {@code /auth/session/info}, also with a project's key.
 *
 * <p>
 * Source: Composio reference, project, organisation, session info, keys. OURS: with a user's key the session has no
 * project; the key in it is masked; there is one member and one organisation; the consumer project is the first one;
 * another {@code x-org-id} is 403; {@code list_all_org_projects} has no effect.
 */
public final class MemberOperations {

    private static final int MOST = 50;

    private final Organisation organisation;
    private final AccountStore accounts;
    private final ProjectView view;
    private final int pageSize;

    /** @param subscriptions the first project's */
    public MemberOperations(
                            Organisation organisation, AccountStore accounts, Subscriptions subscriptions, int pageSize) {
        this.organisation = organisation;
        this.accounts = accounts;
        this.view = new ProjectView(organisation, subscriptions);
        this.pageSize = pageSize;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/auth/session/info", this::session).orUser(),
                Route.newest("GET", "/org/list", this::organisations).takes(Key.USER),
                Route.newest("GET", "/org/project/list", this::projects).takes(Key.USER),
                Route.newest("GET", "/org/consumer/connected_toolkits", this::toolkits).takes(Key.USER),
                Route.newest("POST", "/org/consumer/project/resolve", this::resolve).takes(Key.USER));
    }

    private Answer session(ApiRequest request) {
        ProjectRecord project = organisation.first();
        Optional<ApiKey> key = project.key(request.headers().getOrDefault(Key.PROJECT.header(), ""));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("project", key.isPresent() ? view.session(project) : null);
        answer.put("api_key", key.map(this::key).orElse(null));
        answer.put("org_member", Map.of("id", organisation.memberId(), "email", Organisation.EMAIL, "name", "Simulator",
                "role", "ADMIN", "metadata", Map.of()));
        return Answer.json(200, answer);
    }

    private Map<String, Object> key(ApiKey key) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("auto_id", 1);
        view.put("id", key.id());
        view.put("name", key.name());
        view.put("project_id", Ids.uuidOf(organisation.first().id()));
        view.put("org_member_id", organisation.memberId());
        view.put("created_at", Timestamps.of(key.createdAt()));
        view.put("updated_at", Timestamps.of(key.createdAt()));
        view.put("deleted_at", null);
        view.put("key", key.masked());
        view.put("deleted", false);
        return view;
    }

    private Answer organisations(ApiRequest request) {
        return Answer.json(200, Page.of(request, pageSize, MOST).cut("organizations", List.of(organisation),
                Organisation::view));
    }

    private Answer projects(ApiRequest request) {
        request.queryFlag("list_all_org_projects");
        return Answer.json(200,
                Page.of(request, pageSize, MOST).cut("data", organisation.newestFirst(), view::item));
    }

    private Answer toolkits(ApiRequest request) {
        requireOrganisation(request);
        String user = request.query("user_id")
                .orElseThrow(() -> ApiError.invalid("Error in query.user_id: Required"));
        return Answer.json(200, Map.of("toolkits", accounts.ofUser(user).stream()
                .filter(account -> account.status() == Status.ACTIVE)
                .map(account -> account.authConfig().toolkit().slug()).distinct().toList()));
    }

    private Answer resolve(ApiRequest request) {
        requireOrganisation(request);
        ProjectRecord project = organisation.first();
        return Answer.json(200, Map.of("project_id", Ids.uuidOf(project.id()), "project_nano_id", project.id(),
                "project_name", project.name(), "org_id", organisation.id(), "project_type", "CONSUMER",
                "consumer_user_id", "consumer-" + organisation.memberId()));
    }

    private void requireOrganisation(ApiRequest request) {
        String id = Optional.ofNullable(request.headers().get("x-org-id"))
                .orElseThrow(() -> ApiError.invalid("Error in headers.x-org-id: Required"));
        if (!id.equals(organisation.id())) {
            throw new ApiError(
                    403, 2206, "Organization_InsufficientPermissions", "No access to the organisation",
                    "Send the id of your organisation in the x-org-id header.");
        }
    }
}
