package io.github.camelcomposio.model;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that may stand in a connection state's {@code val}, and the values that may not.
 * <p>
 * Source: Composio reference, {@code ConnectionState} and {@code PATCH /connected_accounts/{id}}. Read 2026-11.
 */
public final class CredentialFields {

    /** Fields that every scheme accepts beside its credentials; some toolkits need them. */
    public static final List<String> BASE = List.of("subdomain", "your-domain", "region", "shop", "account_url",
            "COMPANYDOMAIN", "extension", "form_api_base_url", "instanceEndpoint", "api_url", "borneo_dashboard_url",
            "proxy_username", "proxy_password", "domain", "version", "dc", "site_name", "instanceName", "account_id",
            "your_server", "server_location", "base_url");

    /** The keys that a PATCH may carry. */
    public static final Set<String> PATCHABLE = Set.of("token", "generic_api_key", "api_key", "bearer_token",
            "basic_encoded", "generic_token", "api_key_prefix", "generic_secret", "generic_id", "user_agent", "username",
            "password", "credentials_json", "application_id", "installation_id", "private_key");

    private static final Pattern MASKED = Pattern.compile("(.{0,4}(\\.{3}|…)|REDACTED)", Pattern.DOTALL);
    /** Of four characters beyond the basic plane, which count twice. */
    private static final int LONGEST_MASKED = 2 * 4 + "...".length();
    private static final Set<String> NULL_TEXTS = Set.of("NULL", "\\N");

    private CredentialFields() {
    }

    /** Whether two names are the same but for what tables change about names: case and underscores. */
    public static boolean sameName(String one, String other) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skipUnderscores(one, i);
            j = skipUnderscores(other, j);
            if (i == one.length() || j == other.length()) {
                return i == one.length() && j == other.length();
            }
            if (Character.toLowerCase(one.charAt(i++)) != Character.toLowerCase(other.charAt(j++))) {
                return false;
            }
        }
    }

    private static int skipUnderscores(String name, int from) {
        int index = from;
        while (index < name.length() && name.charAt(index) == '_') {
            index++;
        }
        return index;
    }

    /**
     * Whether a value is what is shown in place of a secret: by Composio ({@code abcd...}, {@code REDACTED}) or by us
     * ({@code abcd…}, see {@link Redaction}).
     */
    public static boolean isMasked(String value) {
        return value.length() <= LONGEST_MASKED && MASKED.matcher(value).matches();
    }

    /** Whether a value is the text that database exports write for "no value". */
    public static boolean isNullText(String value) {
        return NULL_TEXTS.contains(value);
    }
}
