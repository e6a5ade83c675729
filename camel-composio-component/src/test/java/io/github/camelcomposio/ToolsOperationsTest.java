package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on tools but those that run one, in both versions of the API. */
class ToolsOperationsTest extends OperationsTestBase {

    private static final List<Object> OF_NOTION = List.of("NOTION_CREATE_NOTION_PAGE", "NOTION_SEARCH_NOTION_PAGE",
            "NOTION_ADD_PAGE_CONTENT", "NOTION_FETCH_DATABASE");

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        Message reply = call("tools/list", version, Map.of("toolkits", List.of("github", "gmail"), "authConfigIds", GITHUB,
                "important", true, "tags", List.of("readOnlyHint", "idempotentHint"), "scopes", List.of("repo"), "query",
                "repository", "includeDeprecated", false, "toolkitVersions", "latest", "limit", 5));

        ReceivedRequest request = assertSent("GET", version, "/tools");
        assertThat(request.query()).isEqualTo(Map.of("toolkit_slug", "github,gmail", "auth_config_ids", GITHUB, "important",
                "true", "tags", "readOnlyHint,idempotentHint", "scopes", "repo", "query", "repository", "include_deprecated",
                "false", "toolkit_versions", "latest", "limit", "5"));
        assertThat(items(reply, "items")).isNotEmpty().allSatisfy(tool -> assertThat(tool)
                .containsKeys("name", "description", "input_parameters", "output_parameters", "version")
                .extractingByKey("toolkit").asString().isNotEmpty());
        assertThat(values(items(reply, "items"), "slug")).contains("GITHUB_GET_A_REPOSITORY");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void listsByNameAndByTheOldSearch() {
        Message reply = call("tools/list?toolSlugs=GMAIL_SEND_EMAIL,SLACK_SEND_MESSAGE&search=send", "v3.1", null);
        assertThat(assertSent("GET", "v3.1", "/tools").query())
                .isEqualTo(Map.of("tool_slugs", "GMAIL_SEND_EMAIL,SLACK_SEND_MESSAGE", "search", "send",
                        "toolkit_versions", "latest"));
        assertThat(values(items(reply, "items"), "slug")).containsExactly("GMAIL_SEND_EMAIL", "SLACK_SEND_MESSAGE");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void putsVersionsOfToolkitsInBrackets(String version) {
        Message reply = call("tools/list?toolkits=gmail,github&limit=50", version,
                Map.of("toolkitVersions", Map.of("gmail", "20260601_00", "github", "latest")));

        assertThat(assertSent("GET", version, "/tools").query()).isEqualTo(Map.of("toolkit_slug", "gmail,github", "limit", "50",
                "toolkit_versions[gmail]", "20260601_00", "toolkit_versions[github]", "latest"));
        assertThat(items(reply, "items")).isNotEmpty().allSatisfy(tool -> assertThat(tool.get("version"))
                .isEqualTo(tool.get("slug").toString().startsWith("GMAIL") ? "20260601_00" : "20261001_00"));
    }

    @Test
    void refusesAVersionThatIsNull() {
        String body = "{\"toolkitVersions\": {\"gmail\": null}}";
        assertThat(refused("composio:tools/list", body)).contains("toolkitVersions has a member that is null");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"toolkits\": [\"gmail\", null]}", "{\"toolkits\": [\"\"]}", "{\"toolkits\": [\"gmail\", \" \"]}" })
    void refusesAListWithNothingInAnItem(String body) {
        assertThat(refused("composio:tools/list", body)).contains("toolkits");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPages(String version) {
        List<Map<String, Object>> all
                = all(call("tools/list?fetchAll=true&limit=3&toolkits=notion&toolkitVersions=latest", version, null));

        assertThat(values(all, "slug")).isEqualTo(OF_NOTION);
        assertThat(simulator.requests()).hasSize(2)
                .allSatisfy(request -> assertThat(request.query()).containsEntry("toolkit_versions", "latest"));
    }

    @Test
    void failsForAnAuthConfigThatIsNotThere() {
        refusal("tools/list?authConfigIds=ac_none", "v3.1", null, ComposioNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        Message reply = call("tools/get?toolSlug=GITHUB_CREATE_ISSUE", version, Map.of("version", "20260601_00"));

        ReceivedRequest request = assertSent("GET", version, "/tools/GITHUB_CREATE_ISSUE");
        assertThat(request.query()).isEqualTo(Map.of("version", "20260601_00"));
        assertThat(body(reply)).containsEntry("slug", "GITHUB_CREATE_ISSUE").containsEntry("version", "20260601_00")
                .containsKeys("input_parameters", "output_parameters", "toolkit");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void getsInTheVersionOfItsToolkit() {
        Message reply = call("tools/get?toolSlug=GITHUB_CREATE_ISSUE", "v3.1",
                Map.of("toolkit_versions", Map.of("github", "20260601_00")));
        assertThat(assertSent("GET", "v3.1", "/tools/GITHUB_CREATE_ISSUE").query())
                .isEqualTo(Map.of("toolkit_versions[github]", "20260601_00"));
        assertThat(body(reply)).containsEntry("version", "20260601_00");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void failsForAToolThatIsNotThere(String version) {
        ComposioNotFoundException failure
                = refusal("tools/get?toolSlug=NO_SUCH_TOOL", version, null, ComposioNotFoundException.class);
        assertThat(failure.getCode()).isEqualTo("2401");
        assertThat(failure).hasMessageContaining("NO_SUCH_TOOL");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsTheSlugsOfAll(String version) {
        Message reply = call("tools/enum", version, null);

        assertThat(assertSent("GET", version, "/tools/enum").query()).isEmpty();
        assertThat(reply.getBody()).asInstanceOf(list(String.class)).hasSizeGreaterThan(20)
                .contains("GMAIL_SEND_EMAIL", "NOTION_FETCH_DATABASE");
        assertThat(reply.getBody(String.class)).contains("GMAIL_SEND_EMAIL");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"items\":[\"A\"]}", "null", "", "<html>" })
    void failsWhereAnAnswerThatShouldBeAListIsNone(String answer) {
        simulator.fault(Fault.on("GET", "/tools/enum").answer(200, Map.of(), answer));
        assertThat(refusal("tools/enum", "v3.1", null, ComposioResponseException.class)).hasMessageContaining("no JSON array");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void makesArgumentsOfWords(String version) {
        Message reply = call("tools/input?toolSlug=GMAIL_SEND_EMAIL", version, Map.of("text", "{\"recipient_email\":\"a@b.c\"}",
                "customDescription", "Sends mail", "systemPrompt", "Be brief", "version", "20260601_00"));

        assertThat(json(assertSent("POST", version, "/tools/execute/GMAIL_SEND_EMAIL/input").body())).isEqualTo(Map.of("text",
                "{\"recipient_email\":\"a@b.c\"}", "custom_description", "Sends mail", "system_prompt", "Be brief", "version",
                "20260601_00"));
        assertThat(names(body(reply))).containsExactly("arguments");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void alwaysSaysWhichVersionOfTheToolkitIsMeant(String version) {
        call("tools/input?toolSlug=GMAIL_SEND_EMAIL", version, Map.of("text", "write"));
        assertThat(onlyBody("POST")).isEqualTo(Map.of("text", "write", "version", "latest"));
        simulator.clearRequests();
        call("tools/requiredScopes", version, Map.of("tools", "GMAIL_SEND_EMAIL"));
        assertThat(onlyBody("POST")).isEqualTo(Map.of("tools", List.of("GMAIL_SEND_EMAIL"), "version", "latest"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void tellsTheScopesThatToolsNeed(String version) {
        Message reply = call("tools/requiredScopes", version, Map.of("tools",
                List.of("GITHUB_CREATE_ISSUE", "GITHUB_DELETE_A_REPOSITORY"), "version", "20260601_00"));

        assertThat(json(assertSent("POST", version, "/tools/scopes/required").body())).isEqualTo(Map.of("tools",
                List.of("GITHUB_CREATE_ISSUE", "GITHUB_DELETE_A_REPOSITORY"), "version", "20260601_00"));
        assertThat(body(reply)).containsEntry("scopes_required", List.of("repo", "delete_repo"));
        assertThat(values(items(reply, "per_tool_requirements"), "tool"))
                .containsExactly("GITHUB_CREATE_ISSUE", "GITHUB_DELETE_A_REPOSITORY");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void failsForToolsOfTwoToolkits() {
        refusal("tools/requiredScopes?tools=GITHUB_CREATE_ISSUE,GMAIL_SEND_EMAIL", "v3.1", null,
                ComposioInvalidRequestException.class);
        refusal("tools/requiredScopes?tools=NO_SUCH_TOOL", "v3.1", null, ComposioNotFoundException.class);
        refusal("tools/input?toolSlug=NO_SUCH_TOOL&text=x", "v3.1", null, ComposioNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({ "get, toolSlug", "input?text=x, toolSlug", "input?toolSlug=A, text", "requiredScopes, tools" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:tools/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
