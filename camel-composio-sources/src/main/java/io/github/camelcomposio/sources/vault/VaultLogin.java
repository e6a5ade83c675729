package io.github.camelcomposio.sources.vault;

import java.util.regex.Pattern;

/**
 * How to log in to a vault: with a token, or with a role. As a bean it keeps them out of the parameters of a route
 * template, which Camel logs where its level is DEBUG. Its text shows neither.
 */
public final class VaultLogin {

    private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7E]+");

    private final String token;
    private final String roleId;
    private final String secretId;

    private VaultLogin(String token, String roleId, String secretId) {
        this.token = token;
        this.roleId = roleId;
        this.secretId = secretId;
    }

    /**
     * With a token that may list and read; it is renewed.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static VaultLogin token(String token) {
        String stripped = token == null ? "" : token.strip();
        if (!HEADER.matcher(stripped).matches()) {
            throw new IllegalArgumentException("the vault's token is missing, or has a character that no token has");
        }
        return new VaultLogin(stripped, null, null);
    }

    /** With an AppRole. */
    public static VaultLogin appRole(String roleId, String secretId) {
        return new VaultLogin(null, roleId, secretId == null ? "" : secretId);
    }

    void apply(VaultClient vault, VaultToken kept) {
        if (token == null) {
            kept.login(roleId, secretId);
        } else {
            vault.token(token);
        }
    }

    @Override
    public String toString() {
        return "VaultLogin[" + (token == null ? "role" : "token") + "]";
    }
}
