package io.github.camelcomposio.example.source;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads the answers of Vault's KV version 2 HTTP API; the bean {@code vaultTree} of the routes.
 * <p>
 * Source: HashiCorp Vault, API documentation, KV secrets engine version 2: list secrets, read secret version.
 */
public final class VaultTree {

    private static final String SOURCE = "vault";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
    };

    private final ObjectMapper json = new ObjectMapper();
    private final String mount;

    /** @param mount where the secrets engine is mounted, such as {@code secret} */
    public VaultTree(String mount) {
        this.mount = mount;
    }

    /** The URL path of a folder's list. */
    public String metadataPath(String folder) {
        return urlPath("metadata", folder);
    }

    /** The URL path of a secret's newest version. */
    public String dataPath(String secret) {
        return urlPath("data", secret);
    }

    private String urlPath(String kind, String path) {
        return Stream.of(("v1/" + mount + "/" + kind + "/" + path).split("/")).filter(segment -> !segment.isEmpty())
                .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "/", ""));
    }

    /**
     * What is in a folder.
     *
     * @param  folder its path below the mount
     * @param  answer to the list of its metadata
     * @return        paths below the mount; those of folders end with a slash
     */
    public List<String> entries(String folder, String answer) throws IOException {
        String above = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        List<String> paths = new ArrayList<>();
        json.readTree(answer).path("data").path("keys").forEach(key -> paths.add(above + key.asText()));
        return paths;
    }

    /** Where a secret stands, as reports say it. */
    public String position(String path) {
        return SOURCE + ":" + mount + "/" + path;
    }

    /**
     * The row that a secret is.
     *
     * @param answer to reading its newest version
     */
    public Row row(String path, String answer) throws IOException {
        JsonNode fields = json.readTree(answer).path("data").path("data");
        return fields.isObject()
                ? Row.of(SOURCE, position(path), json.convertValue(fields, FIELDS))
                : unreadable(path, "the secret has no data");
    }

    /** The row of a secret that can't be read. */
    public Row unreadable(String path, String problem) {
        return Row.unreadable(SOURCE, position(path), problem);
    }
}
