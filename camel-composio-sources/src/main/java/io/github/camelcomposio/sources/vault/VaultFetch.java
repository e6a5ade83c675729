package io.github.camelcomposio.sources.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.BeanUser;
import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.ImportSourceException;
import org.apache.camel.Exchange;

/**
 * The secret that is an account's current credential. In its path {@code {user}}, {@code {toolkit}}, {@code {account}}
 * and {@code {authConfig}} stand for headers of the message. Thread-safe.
 * <p>
 * Source: HashiCorp Vault, API documentation, KV secrets engine version 2: read secret version.
 */
public class VaultFetch extends BeanUser {

    private static final Map<String, String> HEADERS = Map.of("user", ComposioConstants.USER_ID, "toolkit",
            ComposioConstants.TOOLKIT, "account", ComposioConstants.CONNECTED_ACCOUNT_ID, "authConfig",
            ComposioConstants.AUTH_CONFIG_ID);
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {
    };
    private static final JsonMapper JSON = new JsonMapper();

    private String address;
    private String login;
    private String namespace;
    private String mount = "secret";
    private String path;
    private String columns;
    private boolean allowInsecureAddress;
    private VaultClient vault;
    private VaultToken token;

    /**
     * Makes the secret the body, as a {@link CredentialRecord}; null where there is none, or it was deleted.
     *
     * @throws ImportSourceException if the vault does not answer, or refuses
     */
    public void fetch(Exchange exchange) {
        String where = path(exchange);
        exchange.getMessage().setBody(null);
        VaultAnswer answer = read(where);
        if (answer.status() == 403 && !VaultClient.join(token().isAlive())) {
            logOut();
            answer = read(where);
        }
        if (answer.status() == 404) {
            return;
        }
        JsonNode data = answer.body().path("data").path("data");
        if (!answer.isOk() || !data.isObject()) {
            throw new ImportSourceException(
                    "the vault does not give the secret below " + mount + "/" + path + ": " + answer
                                            + (answer.status() == 403 ? ", the token may not read it, or has ended" : ""));
        }
        exchange.getMessage().setBody((isNone(columns) ? new Columns() : bean(columns, Columns.class))
                .apply(new CredentialRecord("fetched", JSON.convertValue(data, FIELDS))));
    }

    private VaultAnswer read(String where) {
        token();
        return VaultClient.join(vault.get(mount + "/data/" + where, ""));
    }

    /** Logs in where that was not done, or the token has ended. */
    private synchronized VaultToken token() {
        if (token == null) {
            VaultClient.requireSafe(address, allowInsecureAddress);
            vault = new VaultClient(address, isNone(namespace) ? null : namespace);
            VaultToken kept = new VaultToken(vault);
            bean(login, VaultLogin.class).apply(vault, kept);
            kept.keep();
            token = kept;
        }
        return token;
    }

    private synchronized void logOut() {
        token.close();
        token = null;
    }

    /** A header's value is one part of the path, and can't lead to another secret. */
    private String path(Exchange exchange) {
        Matcher places = PLACE.matcher(path);
        return places.replaceAll(place -> {
            String header = HEADERS.get(place.group(1));
            String value = header == null ? null : exchange.getMessage().getHeader(header, String.class);
            if (header == null) {
                throw new IllegalArgumentException(
                        "the path has {" + place.group(1) + "}; it may have {user}, {toolkit}, {account}, {authConfig}");
            }
            if (value == null || value.isBlank() || value.indexOf('/') >= 0 || value.chars().allMatch(each -> each == '.')) {
                throw new IllegalArgumentException("the header " + header + " is missing, or can't be a part of a path");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Such as {@code https://vault.example.com:8200}. */
    public void setAddress(String address) {
        this.address = address;
    }

    /** The name of a bean {@link VaultLogin}. */
    public void setLogin(String login) {
        this.login = login;
    }

    /** Of Vault Enterprise or OpenBao; none by default. */
    public void setNamespace(String namespace) {
        this.namespace = namespace;
    }

    /** Where the secrets engine is mounted; {@code secret} by default. */
    public void setMount(String mount) {
        this.mount = mount;
    }

    /** The secret's path below the mount: {@code composio/{user}/{toolkit}}. */
    public void setPath(String path) {
        this.path = path;
    }

    /** The name of the bean {@link Columns}; none for fields that have Composio's names. */
    public void setColumns(String columns) {
        this.columns = columns;
    }

    /** Whether the address may be plain http that is not on this machine; false by default. */
    public void setAllowInsecureAddress(boolean allowInsecureAddress) {
        this.allowInsecureAddress = allowInsecureAddress;
    }
}
