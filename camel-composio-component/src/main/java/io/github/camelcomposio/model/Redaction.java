package io.github.camelcomposio.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps secrets out of text that people read. Immutable. */
public final class Redaction {

    private static final int SHOWN = 4;
    private static final int SHORT = 12;
    /** Below this length a value is part of ordinary words, so that replacing it would hide nothing. */
    private static final int REPLACEABLE = 3;
    private static final int LONGEST_EXCERPT = 1000;
    private static final String WITHHELD = "(text withheld: it may quote a credential)";

    /** The members of a request that hold secrets. */
    private static final Set<String> SECRET_MEMBERS = Set.of("val", "credentials", "shared_credentials",
            "connection_data", "data", "proxy_auth_key",
            "custom_connection_data", "custom_auth_params", "api_keys", "value", "base64");

    /** A key as Composio shows it itself, with its last characters. */
    private static final Pattern MASKED_KEY = Pattern.compile("\\b(ak|uak|oak)_\\*+[\\w-]*");

    private final List<String> secrets;

    private Redaction(Collection<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** A secret as it may be shown: at most its first four characters, none of a short one. */
    public static String redact(String secret) {
        return secret.length() < SHORT ? "…" : secret.substring(0, SHOWN) + "…";
    }

    /** For the text of answers to a request: knows the API key and every secret in the request's body. */
    public static Redaction of(String apiKey, Object requestBody) {
        return of(apiKey, requestBody, List.of());
    }

    /** The same for a request with headers that may be secret. */
    public static Redaction of(String apiKey, Object requestBody, Collection<String> headers) {
        List<String> secrets = new ArrayList<>(headers);
        if (apiKey != null) {
            secrets.add(apiKey);
        }
        collect(requestBody, false, secrets);
        return new Redaction(secrets);
    }

    private static void collect(Object node, boolean secret, List<String> found) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                boolean status = "status".equals(name);
                collect(value, !status && (secret || SECRET_MEMBERS.contains(String.valueOf(name))), found);
            });
        } else if (node instanceof Iterable<?> list) {
            list.forEach(item -> collect(item, secret, found));
        } else if (secret && node != null) {
            found.add(node.toString());
        }
    }

    /** The same, cut where it is long. Only after redaction, or half a secret might be left at the end. */
    public String excerpt(String text) {
        String scrubbed = scrub(text);
        return scrubbed.length() > LONGEST_EXCERPT ? scrubbed.substring(0, LONGEST_EXCERPT) + "…" : scrubbed;
    }

    /** The text with every secret in it redacted. */
    public String scrub(String text) {
        if (text == null) {
            return null;
        }
        String scrubbed = text;
        for (String secret : secrets) {
            if (secret.length() >= REPLACEABLE) {
                scrubbed = scrubbed.replace(secret, redact(secret));
            } else if (scrubbed.contains(secret)) {
                return WITHHELD;
            }
        }
        return MASKED_KEY.matcher(scrubbed).replaceAll("$1_…");
    }
}
