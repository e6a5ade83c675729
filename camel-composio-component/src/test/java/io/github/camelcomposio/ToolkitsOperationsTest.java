package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on toolkits but {@code toolkits/authorize}, in both versions of the API. */
class ToolkitsOperationsTest extends OperationsTestBase {

    private static final List<Object> CATALOGUE = List.of("gmail", "github", "slack", "linear", "notion", "sendgrid",
            "hackernews", "freshdesk", "zendesk", "googlebigquery");

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        Message reply = call("toolkits/list", version, Map.of("category", "communication", "managedBy", "composio", "type",
                "native", "sortBy", "alphabetically", "includeDeprecated", true, "search", "mail", "limit", 3));

        ReceivedRequest request = assertSent("GET", version, "/toolkits");
        assertThat(request.query()).isEqualTo(Map.of("category", "communication", "managed_by", "composio", "type", "native",
                "sort_by", "alphabetically", "include_deprecated", "true", "search", "mail", "limit", "3"));
        assertThat(names(body(reply))).containsExactly("current_page", "items", "next_cursor", "total_items", "total_pages");
        assertThat(items(reply, "items")).singleElement().satisfies(gmail -> assertThat(gmail)
                .containsEntry("slug", "gmail").containsEntry("no_auth", false).containsEntry("auth_schemes", List.of("OAUTH2"))
                .containsEntry("auth_guide_url", null));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void takesFiltersFromOptions() {
        call("toolkits/list?category=News&sortBy=usage&limit=2", "v3.1", null);
        assertThat(assertSent("GET", "v3.1", "/toolkits").query())
                .isEqualTo(Map.of("category", "News", "sort_by", "usage", "limit", "2"));
    }

    @Test
    void sendsNoFilterThatNobodyGave() {
        Message reply = call("toolkits/list", "v3.1", null);
        assertThat(assertSent("GET", "v3.1", "/toolkits").query()).isEmpty();
        assertThat(values(items(reply, "items"), "slug")).containsAll(CATALOGUE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsPageByPage(String version) {
        Message first = call("toolkits/list?limit=6", version, null);
        String cursor = first.getHeader(ComposioConstants.NEXT_CURSOR, String.class);
        assertThat(cursor).isEqualTo(body(first).get("next_cursor")).isNotNull();
        simulator.clearRequests();

        Message second = call("toolkits/list", version, Map.of("limit", 6, "cursor", cursor));

        assertThat(assertSent("GET", version, "/toolkits").query()).isEqualTo(Map.of("limit", "6", "cursor", cursor));
        assertThat(values(items(second, "items"), "slug")).isEqualTo(CATALOGUE.subList(6, 10));
        assertThat(second.getHeaders()).doesNotContainKey(ComposioConstants.NEXT_CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPages(String version) {
        List<Map<String, Object>> all = all(call("toolkits/list?fetchAll=true&limit=4&sortBy=usage", version, null));

        assertThat(values(all, "slug")).isEqualTo(CATALOGUE);
        assertThat(simulator.requests()).hasSize(3)
                .allSatisfy(request -> assertRequest(request, "GET", version, "/toolkits"))
                .allSatisfy(
                        request -> assertThat(request.query()).containsEntry("limit", "4").containsEntry("sort_by", "usage"));
        assertThat(simulator.requests()).extracting(request -> request.query().containsKey("cursor"))
                .containsExactly(false, true, true);
    }

    @Test
    void failsForAFilterThatComposioRefuses() {
        assertThat(refusal("toolkits/list?search=ab", "v3.1", null, ComposioInvalidRequestException.class))
                .hasMessageContaining("at least 3 character");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        Message reply = call("toolkits/get?toolkit=sendgrid", version, Map.of("version", "20260601_00"));

        ReceivedRequest request = assertSent("GET", version, "/toolkits/sendgrid");
        assertThat(request.query()).isEqualTo(Map.of("version", "20260601_00"));
        assertThat(request.body()).isEmpty();
        assertThat(body(reply)).containsEntry("slug", "sendgrid").containsEntry("name", "SendGrid")
                .containsEntry("auth_guide_url", null).containsKeys("auth_config_details", "composio_managed_auth", "meta");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void readsTheNewestVersionUnlessAnotherIsNamed() {
        call("toolkits/get?toolkit=sendgrid", "v3.1", null);
        assertThat(assertSent("GET", "v3.1", "/toolkits/sendgrid").query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void failsForAToolkitThatIsNotThere(String version) {
        ComposioNotFoundException failure
                = refusal("toolkits/get?toolkit=nothing", version, null, ComposioNotFoundException.class);
        assertThat(failure).hasMessageContaining("nothing").hasMessageContaining("Check the slug of the toolkit.");
        assertThat(failure.getSlug()).isEqualTo("Toolkit_ToolkitNotFound");
        assertSent("GET", version, "/toolkits/nothing");
    }

    @Test
    void sendsNothingWithoutAToolkit() {
        assertThat(refused("composio:toolkits/get", Map.of("version", "latest"))).contains("argument toolkit is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void readsSeveral(String version) {
        Message reply = call("toolkits/multi", version, Map.of("toolkits", "gmail,github,sendgrid", "managedBy", "composio",
                "sortBy", "alphabetically", "category", "developer-tools", "limit", 2));

        ReceivedRequest request = assertSent("POST", version, "/toolkits/multi");
        assertThat(request.query()).isEmpty();
        assertThat(json(request.body())).isEqualTo(Map.of("toolkits", List.of("gmail", "github", "sendgrid"), "managed_by",
                "composio", "sort_by", "alphabetically", "category", "developer-tools", "limit", 2));
        assertThat(values(items(reply, "items"), "slug")).containsExactly("github");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void readsSeveralPageByPageWithTheCursorInTheBody() {
        Message first = call("toolkits/multi", "v3.1", Map.of("limit", 6));
        String cursor = first.getHeader(ComposioConstants.NEXT_CURSOR, String.class);
        simulator.clearRequests();

        Message second = call("toolkits/multi", "v3.1", Map.of("limit", 6, "cursor", cursor));

        assertThat(json(assertSent("POST", "v3.1", "/toolkits/multi").body())).isEqualTo(Map.of("limit", 6, "cursor", cursor));
        assertThat(values(items(second, "items"), "slug")).isEqualTo(CATALOGUE.subList(6, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPagesWithTheCursorInTheBody(String version) {
        List<Object> wanted = CATALOGUE.subList(0, 7);
        List<Map<String, Object>> all
                = all(call("toolkits/multi?fetchAll=true", version, Map.of("toolkits", wanted, "limit", 3)));

        assertThat(values(all, "slug")).isEqualTo(wanted);
        assertThat(simulator.requests()).hasSize(3).allSatisfy(request -> {
            assertRequest(request, "POST", version, "/toolkits/multi");
            assertThat(request.query()).isEmpty();
            assertThat(json(request.body())).containsEntry("toolkits", wanted).containsEntry("limit", 3);
        });
        assertThat(simulator.requests()).extracting(request -> json(request.body()).containsKey("cursor"))
                .containsExactly(false, true, true);
    }

    @Test
    void sendsAnEmptyObjectWhereNothingIsAskedFor() {
        call("toolkits/multi", "v3.1", null);
        assertThat(assertSent("POST", "v3.1", "/toolkits/multi").body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsCategories(String version) {
        Message reply = call("toolkits/categories", version, null);

        assertThat(assertSent("GET", version, "/toolkits/categories").query()).isEmpty();
        assertThat(items(reply, "items")).contains(Map.of("id", "developer-tools", "name", "Developer Tools"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void fetchesAllCategories() {
        List<Map<String, Object>> all = all(call("toolkits/categories?fetchAll=true", "v3.1", null));
        assertThat(values(all, "name")).contains("Communication", "News").doesNotHaveDuplicates();
        assertSent("GET", "v3.1", "/toolkits/categories");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void readsTheChangelog(String version) {
        Message reply = call("toolkits/changelog", version, null);

        assertThat(assertSent("GET", version, "/toolkits/changelog").query()).isEmpty();
        assertThat(names(body(reply))).containsExactly("items");
        assertThat(items(reply, "items").get(0)).containsEntry("slug", "gmail").containsEntry("display_name", "Gmail");
        assertThat(items(reply, "items").get(0).get("versions").toString()).isNotEmpty();
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }
}
