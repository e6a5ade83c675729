package io.github.camelcomposio.simulator.trigger;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.TriggerType;
import io.github.camelcomposio.simulator.toolkit.TriggerTypes;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;

/**
 * {@code GET /triggers_types}, {@code /triggers_types/{slug}} and {@code /triggers_types/list/enum}.
 *
 * <p>
 * Source: Composio reference, triggers: at most 50 on a page, slugs of any case, 400 for an unknown one. OURS:
 * {@code toolkit_versions} has no effect, for there is one version.
 */
public final class TriggerTypeOperations {

    private static final int MOST = 50;

    private final Catalogue catalogue;
    private final int pageSize;

    public TriggerTypeOperations(Catalogue catalogue, int pageSize) {
        this.catalogue = catalogue;
        this.pageSize = pageSize;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/triggers_types", this::list).orUser(),
                Route.of("GET", "/triggers_types/list/enum", this::slugs).orUser(),
                Route.of("GET", "/triggers_types/{slug}", this::get).orUser());
    }

    private Answer list(ApiRequest request) {
        List<String> toolkits = request.queryList("toolkit_slugs");
        List<TriggerType> found = TriggerTypes.all().stream()
                .filter(type -> toolkits.isEmpty() || toolkits.contains(type.toolkit())).toList();
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(found, this::view));
    }

    private Answer slugs(ApiRequest request) {
        return Answer.json(200, TriggerTypes.all().stream().map(TriggerType::slug).toList());
    }

    private Answer get(ApiRequest request) {
        return Answer.json(200, view(require(request.path().get("slug"))));
    }

    private Map<String, Object> view(TriggerType type) {
        return type.view(catalogue.findOrAdd(type.toolkit()));
    }

    /** The type, or 400 with a number of ours. */
    static TriggerType require(String slug) {
        return TriggerTypes.find(slug).orElseThrow(() -> new ApiError(
                400, 2502, "TriggerType_NotFound", "Trigger type \"" + slug + "\" not found",
                "Check the slug of the trigger type."));
    }
}
