package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever shape a body has and whatever carries it, for each kind of credential the same request goes out. */
class BodyFormsTest extends SharedContextTestBase {

    private static final String INITIATE = "composio:connectedAccounts/initiate";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<Credentials> CREDENTIALS = List.of(
            new Credentials("API_KEY", "ac_sendgrid", Map.of("generic_api_key", "sg-existing-key")),
            new Credentials("BEARER_TOKEN", "ac_github", Map.of("token", "ghp-existing-token")),
            new Credentials("BASIC", "ac_freshdesk", Map.of("username", "u@example.com", "password", " p w ")),
            new Credentials(
                    "OAUTH2", "ac_own_app",
                    Map.of("access_token", "ya29.existing", "refresh_token", "1//existing")),
            new Credentials(
                    "GOOGLE_SERVICE_ACCOUNT", "ac_robot",
                    Map.of("credentials_json", "{\"type\":\"service_account\"}")),
            new Credentials("NO_AUTH", "ac_open", Map.of()));

    private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();
    private static final Map<String, Carrier> CARRIERS = new LinkedHashMap<>();

    static {
        SHAPES.put("wire", (user, credentials) -> Map.of("auth_config", Map.of("id", credentials.authConfigId),
                "connection", Map.of("user_id", user, "state", credentials.state())));
        SHAPES.put("client's config", (user, credentials) -> Map.of("userId", user,
                "authConfigId", credentials.authConfigId, "config", credentials.state()));
        SHAPES.put("client's state", (user, credentials) -> Map.of("user_id", user,
                "auth_config_id", credentials.authConfigId, "state", credentials.state()));
        SHAPES.put("connection state", (user, credentials) -> Map.of("userId", user,
                "authConfigId", credentials.authConfigId, "authScheme", credentials.scheme, "val", credentials.val));
        SHAPES.put("flat", BodyFormsTest::flat);

        CARRIERS.put("Map", (json, folder) -> MAPPER.readValue(json, Map.class));
        CARRIERS.put("String", (json, folder) -> json);
        CARRIERS.put("byte[]", (json, folder) -> utf8(json));
        CARRIERS.put("ByteBuffer", (json, folder) -> ByteBuffer.wrap(utf8(json)));
        CARRIERS.put("InputStream", (json, folder) -> new ByteArrayInputStream(utf8(json)));
        CARRIERS.put("JsonNode", (json, folder) -> MAPPER.readTree(json));
        CARRIERS.put("Reader", (json, folder) -> new StringReader(json));
        CARRIERS.put("StreamCache", (json, folder) -> new InputStreamCache(utf8(json)));
        CARRIERS.put("File", (json, folder) -> file(json, folder));
        CARRIERS.put("GenericFile", (json, folder) -> genericFile(json, folder));
        CARRIERS.put("Path", (json, folder) -> file(json, folder).toPath());
    }

    @TempDir
    private Path folder;

    private record Credentials(String scheme, String authConfigId, Map<String, Object> val) {

        Map<String, Object> state() {
            return Map.of("authScheme", scheme, "val", val);
        }

        /** What must go out. */
        Map<String, Object> request(String user) {
            Map<String, Object> complete = new LinkedHashMap<>(val);
            complete.put("status", "ACTIVE");
            return Map.of("auth_config", Map.of("id", authConfigId), "connection",
                    Map.of("user_id", user, "state", Map.of("authScheme", scheme, "val", complete)));
        }

        @Override
        public String toString() {
            return scheme;
        }
    }

    @FunctionalInterface
    private interface Shape {
        Map<String, Object> of(String user, Credentials credentials);
    }

    @FunctionalInterface
    private interface Carrier {
        Object of(String json, Path folder) throws IOException;
    }

    /** A row as a class of somebody's route; what a scheme does not have is null. */
    public record Row(String userId, String authConfigId, String genericApiKey, String token, String username, String password,
            String accessToken, String refreshToken, String credentialsJson) {

        static Row of(Map<String, Object> flat) {
            return new Row(
                    (String) flat.get("user_id"), (String) flat.get("auth_config_id"), (String) flat.get("generic_api_key"),
                    (String) flat.get("token"), (String) flat.get("username"), (String) flat.get("password"),
                    (String) flat.get("access_token"), (String) flat.get("refresh_token"),
                    (String) flat.get("credentials_json"));
        }
    }

    /** The same as a bean with getters. */
    public static final class Bean {

        private final Row row;

        Bean(Row row) {
            this.row = row;
        }

        public String getUserId() {
            return row.userId;
        }

        public String getAuthConfigId() {
            return row.authConfigId;
        }

        public String getGenericApiKey() {
            return row.genericApiKey;
        }

        public String getToken() {
            return row.token;
        }

        public String getUsername() {
            return row.username;
        }

        public String getPassword() {
            return row.password;
        }

        public String getAccessToken() {
            return row.accessToken;
        }

        public String getRefreshToken() {
            return row.refreshToken;
        }

        public String getCredentialsJson() {
            return row.credentialsJson;
        }
    }

    private static Map<String, Object> flat(String user, Credentials credentials) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("user_id", user);
        row.put("auth_config_id", credentials.authConfigId);
        row.putAll(credentials.val);
        return row;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static File file(String json, Path folder) throws IOException {
        return Files.writeString(folder.resolve("body.json"), json).toFile();
    }

    private static GenericFile<File> genericFile(String json, Path folder) throws IOException {
        File file = file(json, folder);
        GenericFile<File> generic = new GenericFile<>();
        generic.setFile(file);
        generic.setBody(file);
        generic.setAbsoluteFilePath(file.getAbsolutePath());
        generic.setFileName(file.getName());
        return generic;
    }

    @Override
    protected void configure(DefaultCamelContext camel) {
        simulator.addAuthConfig("ac_own_app", "gmail", "OAUTH2");
        simulator.addAuthConfig("ac_robot", "bigquery", "GOOGLE_SERVICE_ACCOUNT");
        simulator.addAuthConfig("ac_open", "weather", "NO_AUTH");
    }

    private static Stream<Arguments> everyShapeInEveryCarrier() {
        return SHAPES.keySet().stream().flatMap(shape -> CARRIERS.keySet().stream()
                .flatMap(carrier -> CREDENTIALS.stream().map(credentials -> Arguments.of(shape, carrier, credentials))));
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("everyShapeInEveryCarrier")
    void sendsTheSameRequest(String shape, String carrier, Credentials credentials) throws Exception {
        String user = newUser();
        String json = MAPPER.writeValueAsString(SHAPES.get(shape).of(user, credentials));

        send(INITIATE, CARRIERS.get(carrier).of(json, folder));

        assertThat(onlyBody("POST")).isEqualTo(credentials.request(user));
        assertThat(simulator.accountsOf(user)).singleElement()
                .satisfies(account -> assertThat(account.status()).isEqualTo("ACTIVE"));
    }

    private static Stream<Credentials> everyScheme() {
        return CREDENTIALS.stream();
    }

    @ParameterizedTest
    @MethodSource("everyScheme")
    void sendsTheSameRequestForARecordClass(Credentials credentials) {
        String user = newUser();
        send(INITIATE, Row.of(flat(user, credentials)));
        assertThat(onlyBody("POST")).isEqualTo(credentials.request(user));
    }

    @ParameterizedTest
    @MethodSource("everyScheme")
    void sendsTheSameRequestForABean(Credentials credentials) {
        String user = newUser();
        send(INITIATE, new Bean(Row.of(flat(user, credentials))));
        assertThat(onlyBody("POST")).isEqualTo(credentials.request(user));
    }

    @ParameterizedTest
    @MethodSource("everyScheme")
    void sendsTheSameRequestForACredentialRecord(Credentials credentials) {
        String user = newUser();
        send(INITIATE, new CredentialRecord("users.csv:17", flat(user, credentials)));
        assertThat(onlyBody("POST")).isEqualTo(credentials.request(user));
    }

    private static Stream<Arguments> everyCarrierOfText() {
        return CARRIERS.keySet().stream().filter(carrier -> !carrier.equals("Map") && !carrier.equals("JsonNode"))
                .flatMap(carrier -> CREDENTIALS.stream().filter(each -> each.val.size() == 1 && !each.scheme.startsWith("G"))
                        .map(credentials -> Arguments.of(carrier, credentials)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyCarrierOfText")
    void sendsTheSameRequestForTheOneSecretAsText(String carrier, Credentials credentials) throws Exception {
        String user = newUser();
        String secret = credentials.val.values().iterator().next().toString();

        send(INITIATE, CARRIERS.get(carrier).of(secret, folder), Map.of(ComposioConstants.USER_ID, user,
                ComposioConstants.AUTH_CONFIG_ID, credentials.authConfigId));

        assertThat(onlyBody("POST")).isEqualTo(credentials.request(user));
    }

    @ParameterizedTest
    @MethodSource("everyScheme")
    void takesUserAndAuthConfigFromHeadersBesideAnyShape(Credentials credentials) {
        String user = newUser();
        send(INITIATE, credentials.state(), Map.of(ComposioConstants.USER_ID, user,
                ComposioConstants.AUTH_CONFIG_ID, credentials.authConfigId));
        assertThat(onlyBody("POST")).isEqualTo(credentials.request(user));
    }
}
