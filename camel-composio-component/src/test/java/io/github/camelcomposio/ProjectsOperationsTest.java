package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation of an organisation on its projects: with the organisation's key, in both versions of the API. */
class ProjectsOperationsTest extends OperationsTestBase {

    private static final String PATH = "/org/owner/project";

    private ReceivedRequest assertSentAsOrganisation(String method, String version, String path) {
        return assertSent(method, version, path, "x-org-api-key", simulator.orgApiKey());
    }

    private String project() {
        Message made = call("projects/create", "v3.1", Map.of("name", newName()));
        simulator.clearRequests();
        return body(made).get("id").toString();
    }

    private String newName() {
        return "project-" + newUser();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void creates(String version) {
        String name = newName();
        Map<String, Object> config = Map.of("is_2FA_enabled", true, "mask_secret_keys_in_connected_account", false,
                "log_visibility_setting", "show_all");
        Message reply = call("projects/create", version, Map.of("name", name, "shouldCreateApiKey", true, "config", config));

        assertThat(json(assertSentAsOrganisation("POST", version, PATH + "/new").body()))
                .isEqualTo(Map.of("name", name, "should_create_api_key", true, "config", config));
        assertThat(body(reply)).containsEntry("name", name);
        assertThat(body(reply).get("api_key")).asString().startsWith("ak_");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void createsWithoutAKeyUnlessItIsAskedFor() {
        Message reply = call("projects/create?name=" + newName(), "v3.1", null);
        assertThat(names(onlyBody("POST"))).containsExactly("name");
        assertThat(body(reply)).containsEntry("api_key", null);
    }

    @Test
    void failsForANameThatIsTaken() {
        String name = newName();
        call("projects/create?name=" + name, "v3.1", null);
        assertThat(refusal("projects/create?name=" + name, "v3.1", null, ComposioInvalidRequestException.class))
                .hasMessageContaining("payload.name");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        String first = project();
        String second = project();
        Message reply = call("projects/list?limit=2", version, null);
        assertThat(assertSentAsOrganisation("GET", version, PATH + "/list").query()).isEqualTo(Map.of("limit", "2"));
        assertThat(names(body(reply))).containsExactly("current_page", "data", "next_cursor", "total_items", "total_pages");
        assertThat(values(items(reply, "data"), "id")).containsExactly(second, first);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200, ComposioConstants.NEXT_CURSOR,
                body(reply).get("next_cursor")));

        simulator.clearRequests();
        call("projects/list", version, Map.of("limit", 2, "cursor", body(reply).get("next_cursor")));
        assertThat(simulator.requests().get(0).query()).containsEntry("cursor", body(reply).get("next_cursor").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPages(String version) {
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(project());
        }
        Collections.reverse(ids);

        List<Map<String, Object>> all = all(call("projects/list?fetchAll=true&limit=2", version, null));

        assertThat(values(all, "id")).startsWith(ids.toArray()).doesNotHaveDuplicates();
        assertThat(values(all, "name")).as("up to the oldest").endsWith("simulated-project");
        assertThat(simulator.requests()).hasSize((all.size() + 1) / 2).allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/api/" + version + PATH + "/list");
            assertThat(request.headers()).containsEntry("x-org-api-key", simulator.orgApiKey()).doesNotContainKey("x-api-key");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        String id = project();
        Message reply = call("projects/get?projectId=" + id, version, null);
        assertThat(assertSentAsOrganisation("GET", version, PATH + "/" + id).query()).isEmpty();
        assertThat(body(reply)).containsEntry("id", id).containsEntry("webhook_url", null).containsKeys("api_keys", "org_id");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletes(String version) {
        String id = project();
        Message reply = call("projects/delete?projectId=" + id + "&revokeOnDelete=true", version, null);
        ReceivedRequest request = assertSentAsOrganisation("DELETE", version, PATH + "/" + id);
        assertThat(request.query()).isEqualTo(Map.of("revoke_on_delete", "true"));
        assertThat(request.body()).isEmpty();
        assertThat(body(reply)).containsEntry("status", "success").containsKey("revoke_job_id");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        refusal("projects/get?projectId=" + id, version, null, ComposioNotFoundException.class);
    }

    @Test
    void revokesNothingOnDeletingUnlessItIsAskedFor() {
        String id = project();
        assertThat(body(call("projects/delete?projectId=" + id, "v3.1", null))).isEqualTo(Map.of("status", "success"));
        assertThat(simulator.requests().get(0).query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void makesANewKey(String version) {
        String id = project();
        Message reply = call("projects/regenerateApiKey?projectId=" + id, version, null);
        assertThat(assertSentAsOrganisation("POST", version, PATH + "/" + id + "/regenerate_api_key").body()).isEmpty();
        assertThat(names(body(reply))).containsExactly("api_key", "message");
        assertThat(((Map<?, ?>) body(reply).get("api_key")).get("key").toString()).startsWith("ak_");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @CsvSource({ "get, v3.1", "get, v3", "delete, v3.1", "delete, v3", "regenerateApiKey, v3.1", "regenerateApiKey, v3" })
    void failsForAProjectThatIsNotThere(String operation, String version) {
        refusal("projects/" + operation + "?projectId=pr_none", version, null, ComposioNotFoundException.class);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void failsForAWrongKeyOfTheOrganisation() {
        ComposioAuthenticationException failure = refusal("projects/list?orgApiKey=oak_wrong_0123456789", "v3.1", null,
                ComposioAuthenticationException.class);
        assertThat(failure).hasMessageNotContainingAny("oak_wrong_0123456789");
        assertThat(failure.getCode()).isEqualTo("10401");
    }

    @ParameterizedTest
    @CsvSource({ "create, name", "get, projectId", "delete, projectId", "regenerateApiKey, projectId" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:projects/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
