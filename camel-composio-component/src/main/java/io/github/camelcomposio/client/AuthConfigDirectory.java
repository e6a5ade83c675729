package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Auth configs and the fields of toolkits, asked for once and remembered for five minutes. Failures are not remembered.
 * Thread-safe.
 */
public final class AuthConfigDirectory {

    private static final long KEPT = Duration.ofMinutes(5).toNanos();
    private static final int MOST = 1000;

    private final ComposioClient client;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    AuthConfigDirectory(ComposioClient client) {
        this.client = client;
    }

    /** The auth config of an id. Remembered only while it is enabled: else somebody will mend that. */
    public CompletableFuture<AuthConfig> get(String id) {
        String what = "auth config " + id;
        return remembered(what, () -> client
                .send(ApiRequest.get("authConfigs/get", "/auth_configs/{authConfigId}").path("authConfigId", id))
                .thenApply(response -> {
                    AuthConfig config = AuthConfig.of(response.body());
                    if (!config.enabled()) {
                        forget(what);
                    }
                    return config;
                }));
    }

    /** The enabled auth configs of a toolkit. Remembered only if there is exactly one: else somebody will mend that. */
    public CompletableFuture<List<AuthConfig>> enabledOf(String toolkit) {
        String what = "toolkit " + toolkit;
        return remembered(what, () -> Pages
                .all(client, () -> ApiRequest.get("authConfigs/list", "/auth_configs").query("toolkit_slug", toolkit))
                .thenApply(all -> {
                    List<AuthConfig> enabled = enabled(all, toolkit);
                    if (enabled.size() != 1) {
                        forget(what);
                    }
                    return enabled;
                }));
    }

    /** The fields that a toolkit declares for connecting an account with a scheme; empty where it declares none. */
    public CompletableFuture<List<String>> fieldsOf(String toolkit, String scheme) {
        return remembered("fields of " + toolkit, () -> client
                .send(ApiRequest.get("toolkits/get", "/toolkits/{toolkit}").path("toolkit", toolkit))
                .thenApply(ApiResponse::body))
                .thenApply(details -> fields(details, scheme));
    }

    private static List<AuthConfig> enabled(List<Map<String, Object>> configs, String toolkit) {
        return configs.stream().map(AuthConfig::of)
                .filter(config -> config.enabled() && toolkit.equals(config.toolkit())).toList();
    }

    private static List<String> fields(Map<String, Object> toolkit, String scheme) {
        if (!(toolkit.get("auth_config_details") instanceof List<?> details)) {
            return List.of();
        }
        for (Object each : details) {
            if (each instanceof Map<?, ?> && scheme.equalsIgnoreCase(Json.text(asObject(each), "mode"))) {
                Map<String, Object> initiation
                        = Json.object(Json.object(asObject(each), "fields"), "connected_account_initiation");
                return Stream.of("required", "optional")
                        .flatMap(kind -> AuthConfig.fieldNames(initiation.get(kind)).stream())
                        .toList();
            }
        }
        return List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object object) {
        return (Map<String, Object>) object;
    }

    @SuppressWarnings("unchecked")
    private <T> CompletableFuture<T> remembered(String what, Supplier<CompletableFuture<T>> ask) {
        CompletableFuture<T> asked;
        synchronized (entries) {
            long now = client.now();
            Entry known = entries.get(what);
            if (known != null && now - known.since < KEPT && !known.answer.isCompletedExceptionally()) {
                return (CompletableFuture<T>) known.answer;
            }
            asked = new CompletableFuture<>();
            entries.put(what, new Entry(asked, now));
            if (entries.size() > MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
        }
        CompletableFuture.completedFuture(null).thenCompose(go -> ask.get()).whenComplete((answer, failure) -> {
            if (failure == null) {
                asked.complete(answer);
            } else {
                asked.completeExceptionally(Call.unwrap(failure));
            }
        });
        return asked;
    }

    private void forget(String what) {
        synchronized (entries) {
            entries.remove(what);
        }
    }

    private record Entry(CompletableFuture<?> answer, long since) {
    }
}
