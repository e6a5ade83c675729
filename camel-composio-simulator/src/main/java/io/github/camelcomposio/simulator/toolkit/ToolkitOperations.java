package io.github.camelcomposio.simulator.toolkit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code GET /toolkits}, {@code /toolkits/categories} and {@code /toolkits/{slug}}.
 *
 * <p>
 * Source: Composio reference, toolkits. OURS: the catalogue's order stands for usage, and {@code version} and
 * {@code include_deprecated} have no effect, for there is one version and nothing deprecated.
 */
public final class ToolkitOperations {

    private static final int MOST = 1000;

    private static final ObjectShape MULTI = Shape.object()
            .optional("toolkits", Shape.listOf(Shape.string(), Integer.MAX_VALUE))
            .optional("category", Shape.string())
            .optional("managed_by", Shape.string())
            .optional("sort_by", Shape.string())
            .optional("limit", Shape.nullable(Shape.number(1, Integer.MAX_VALUE)))
            .optional("cursor", Shape.string());

    private final Catalogue catalogue;
    private final int pageSize;

    public ToolkitOperations(Catalogue catalogue, int pageSize) {
        this.catalogue = catalogue;
        this.pageSize = pageSize;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/toolkits", this::list),
                Route.of("GET", "/toolkits/categories", this::categories),
                Route.of("GET", "/toolkits/changelog", this::changelog),
                Route.of("POST", "/toolkits/multi", this::multi),
                Route.of("GET", "/toolkits/{slug}", this::get));
    }

    private Answer list(ApiRequest request) {
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(matching(request), ToolkitView::item));
    }

    /** The parameters of the list as a body, and the slugs to look at. */
    private Answer multi(ApiRequest request) {
        Map<String, Object> body = request.json(MULTI);
        List<String> slugs = Maps.texts(body, "toolkits");
        ApiRequest query = request.withQuery(body);
        List<Toolkit> found = matching(query).stream()
                .filter(toolkit -> slugs.isEmpty() || slugs.contains(toolkit.slug())).toList();
        return Answer.json(200, Page.of(query, pageSize, MOST).cut(found, ToolkitView::item));
    }

    private Answer changelog(ApiRequest request) {
        return Answer.json(200, Map.of("items", catalogue.all().stream().map(ToolkitView::changes).toList()));
    }

    private List<Toolkit> matching(ApiRequest request) {
        String managedBy = request.queryWord("managed_by", "all", List.of("composio", "all", "project"));
        String type = request.queryWord("type", managedBy.equals("project") ? "custom" : "all",
                List.of("native", "custom", "all"));
        String search = request.query("search").orElse("").toLowerCase(Locale.ROOT);
        if (!search.isEmpty() && search.length() < 3) {
            throw ApiError.invalid("Error in query.search: String must contain at least 3 character(s)");
        }
        Stream<Toolkit> found = catalogue.all().stream()
                .filter(toolkit -> type.equals("all") || type.equals("custom") == toolkit.custom())
                .filter(toolkit -> request.query("category").map(category -> category.equals(toolkit.category())
                        || category.equals(ToolkitView.categoryId(toolkit))).orElse(true))
                .filter(toolkit -> toolkit.slug().contains(search)
                        || toolkit.name().toLowerCase(Locale.ROOT).contains(search));
        if (request.queryWord("sort_by", "usage", List.of("usage", "alphabetically")).equals("alphabetically")) {
            found = found.sorted(Comparator.comparing(Toolkit::name));
        }
        return found.toList();
    }

    private Answer categories(ApiRequest request) {
        List<Map<String, Object>> found = catalogue.all().stream().map(ToolkitView::category).distinct().toList();
        return Answer.json(200, new Page(1, MOST).cut(found, category -> category));
    }

    private Answer get(ApiRequest request) {
        String slug = request.path().get("slug");
        return catalogue.find(slug).map(toolkit -> Answer.json(200, ToolkitView.details(toolkit)))
                .orElseThrow(() -> unknown(slug));
    }

    /** 404. The number and the slug are ours: Composio's are not known. */
    public static ApiError unknown(String slug) {
        return new ApiError(
                404, 2301, "Toolkit_ToolkitNotFound", "Toolkit \"" + slug + "\" not found",
                "Check the slug of the toolkit.");
    }
}
