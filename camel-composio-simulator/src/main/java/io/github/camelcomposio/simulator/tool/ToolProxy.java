package io.github.camelcomposio.simulator.tool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.file.Storage;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;
import io.github.camelcomposio.simulator.wire.WordError;
import io.vertx.core.json.JsonObject;

/**
 * What proxy execution answers, in a session and without. Nothing is sent: the answer tells what would be, with status
 * 200, and every credential as {@code REDACTED}. What {@link Providers} refuse is answered with their status.
 *
 * <p>
 * Source: Composio reference, tools, proxy: an absolute endpoint must stay on the toolkit's registrable domain. OURS:
 * that domain is taken to be the last two labels of the host; the members of {@code data}; a request with a header
 * {@code Accept: application/octet-stream} is answered with {@code binary_data}, a file with what {@code data} would
 * hold; a provider's refusal has the member {@code error} as its {@code data}; an absolute endpoint in which a
 * placeholder was left is 400, as any that is no URL.
 */
public final class ToolProxy {

    /** The shape of {@code custom_connection_data}. */
    public static final ObjectShape CONNECTION = Shape.object()
            .required("authScheme", Shape.oneOf(List.of("OAUTH2", "DCR_OAUTH", "API_KEY", "BASIC_WITH_JWT", "BASIC",
                    "BEARER_TOKEN", "OAUTH1", "NO_AUTH", "SERVICE_ACCOUNT", "GOOGLE_SERVICE_ACCOUNT", "S2S_OAUTH2")))
            .required("toolkitSlug", Shape.string())
            .required("val", Shape.map());

    /** What both bodies have in common. */
    public static final ObjectShape BODY = Shape.object()
            .required("endpoint", Shape.string(1, 10_000))
            .required("method", Shape.oneOf(List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")))
            .optional("body", Shape.any())
            .optional("binary_body", Shape.anyOf(
                    Shape.object().required("base64", Shape.string()).optional("content_type", Shape.string()),
                    Shape.object().required("url", Shape.string()).optional("content_type", Shape.string())))
            .optional("parameters", Shape.listOf(Shape.object()
                    .required("name", Shape.string()).required("value", Shape.string())
                    .required("type", Shape.oneOf(List.of("header", "query"))), 1000))
            .optional("custom_connection_data", CONNECTION);

    private final Storage storage;
    private final Providers providers;

    public ToolProxy(Storage storage, Providers providers) {
        this.storage = storage;
        this.providers = providers;
    }

    /**
     * The answer's body.
     *
     * @param account null when the request brings its own connection data
     */
    public Map<String, Object> answer(Toolkit toolkit, ConnectedAccount account, Map<String, Object> body) {
        Map<String, Object> inline = Maps.object(body, "custom_connection_data");
        Map<String, Object> val = account == null ? Maps.object(inline, "val") : account.val();
        Map<String, Object> sent = sent(body, url(toolkit, val, (String) body.get("endpoint")));
        int status = providers.called(
                toolkit.slug(), account, val, (String) body.get("method"), (String) body.get("endpoint"));
        boolean refused = status >= 400;
        boolean binary = !refused && "application/octet-stream".equals(parameters(body, "header").get("accept"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", status);
        if (binary) {
            answer.put("binary_data", file(new JsonObject(sent).encode()));
        } else if (!"HEAD".equals(body.get("method"))) {
            answer.put("data", refused ? Providers.refusal(status) : sent);
        }
        answer.put("headers", Map.of("content-type", binary ? "application/octet-stream" : "application/json"));
        return answer;
    }

    private static Map<String, Object> sent(Map<String, Object> body, String url) {
        Map<String, Object> sent = new LinkedHashMap<>();
        Map<String, Object> headers = parameters(body, "header");
        headers.put("authorization", "REDACTED");
        sent.put("method", body.get("method"));
        sent.put("url", url);
        sent.put("query", parameters(body, "query"));
        sent.put("headers", headers);
        if (body.containsKey("binary_body")) {
            sent.put("binary_body", binaryBody(Maps.object(body, "binary_body")));
        } else {
            sent.put("body", body.get("body"));
        }
        return sent;
    }

    private static Map<String, Object> parameters(Map<String, Object> body, String type) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (body.get("parameters") instanceof List<?> list) {
            for (Object element : list) {
                Map<?, ?> parameter = (Map<?, ?>) element;
                if (type.equals(parameter.get("type"))) {
                    String name = (String) parameter.get("name");
                    found.put(type.equals("header") ? name.toLowerCase(Locale.ROOT) : name, parameter.get("value"));
                }
            }
        }
        return found;
    }

    private static String url(Toolkit toolkit, Map<String, Object> val, String endpoint) {
        String usual = toolkit.baseUrl() == null ? "https://" + toolkit.slug() + ".example.com" : toolkit.baseUrl();
        String base = String.valueOf(val.getOrDefault("base_url", usual))
                .replace("{{subdomain}}", String.valueOf(val.getOrDefault("subdomain", "subdomain")));
        if (!endpoint.contains("://")) {
            return base.replaceAll("/+$", "") + "/" + endpoint.replaceAll("^/+", "");
        }
        if (!domain(endpoint).equals(domain(base))) {
            throw new WordError(
                    "OriginMismatch", "The endpoint is not on the domain of the toolkit " + toolkit.slug(),
                    "Use a relative endpoint, or one on the toolkit's domain.");
        }
        return endpoint;
    }

    private static String domain(String url) {
        try {
            String host = new URI(url).getHost();
            String[] labels = host == null ? new String[0] : host.toLowerCase(Locale.ROOT).split("\\.");
            return labels.length < 2
                    ? String.valueOf(host) : labels[labels.length - 2] + "." + labels[labels.length - 1];
        } catch (URISyntaxException e) {
            throw ApiError.invalid("Error in payload.endpoint: Invalid url");
        }
    }

    private static Map<String, Object> binaryBody(Map<String, Object> given) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("content_type", given.getOrDefault("content_type", "application/octet-stream"));
        if (given.containsKey("url")) {
            told.put("url", given.get("url"));
            return told;
        }
        try {
            told.put("size", Base64.getDecoder().decode((String) given.get("base64")).length);
            return told;
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid("Error in payload.binary_body.base64: Invalid base64");
        }
    }

    private Map<String, Object> file(String text) {
        String key = "simulator/proxy/response/answer.bin";
        storage.putText(key, "application/octet-stream", text);
        Storage.Grant grant = storage.download(key);
        return Map.of("url", grant.url(), "content_type", "application/octet-stream", "size",
                storage.find(key).orElseThrow().size(), "expires_at", Timestamps.of(grant.expiresAt()));
    }
}
