package io.github.camelcomposio.example.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The manifests of this repository, held against Kubernetes' own OpenAPI schema: the classes of its Java client are
 * generated from it and refuse fields that it does not have, fields that it requires and that are missing, and values of
 * another type.
 */
final class Manifests {

    static final Path FOLDER = Path.of("..", "kubernetes");

    private static final Map<String, Class<?>> KINDS
            = Map.of("v1/ConfigMap", V1ConfigMap.class, "apps/v1/Deployment", V1Deployment.class, "batch/v1/Job", V1Job.class);

    private Manifests() {
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the documents of a manifest.
     *
     * @throws IllegalArgumentException if the schema does not allow one of them, or it is of a kind that is not known here
     */
    static List<Object> read(String yaml) {
        List<Object> manifests = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            Map<?, ?> manifest = (Map<?, ?>) document;
            Class<?> kind = KINDS.get(manifest.get("apiVersion") + "/" + manifest.get("kind"));
            if (kind == null) {
                throw new IllegalArgumentException("no schema for " + manifest.get("apiVersion") + " " + manifest.get("kind"));
            }
            manifests.add(read(manifest, kind));
        }
        return manifests;
    }

    private static <T> T read(Map<?, ?> manifest, Class<T> kind) {
        try {
            return JSON.deserialize(new ObjectMapper().writeValueAsString(manifest), kind);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
