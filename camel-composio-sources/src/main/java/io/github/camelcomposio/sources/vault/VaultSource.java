package io.github.camelcomposio.sources.vault;

import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.ImportSource;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;
import org.apache.camel.Exchange;

/**
 * The secrets of a KV version 2 secrets engine below a path. Their positions are {@code vault:}, mount and path:
 * {@code vault:secret/composio/ann}. With {@link Columns}, the parts of the path below the given one are the columns
 * {@code @1}, {@code @2}, and all of it is {@code @path}.
 */
public class VaultSource extends ImportSource {

    private String address;
    private String login;
    private String token;
    private String roleId;
    private String secretId;
    private String namespace;
    private String mount = "secret";
    private String path = "";
    private int parallel = 8;
    private boolean allowInsecureAddress;
    private boolean leaveOutDeleted;

    @Override
    protected RecordReader read(Exchange exchange, Columns columns, SourceWarnings warnings) throws Exception {
        VaultClient.requireSafe(address, allowInsecureAddress);
        VaultClient vault = new VaultClient(address, isNone(namespace) ? null : namespace);
        VaultToken kept = new VaultToken(vault);
        login().apply(vault, kept);
        kept.keep();
        boolean pathColumns = columns.getNames().values().stream().anyMatch(column -> column.startsWith("@"));
        try {
            return new VaultTree(vault, kept, mount, path, parallel, pathColumns, wanted(), leaveOutDeleted);
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    private VaultLogin login() {
        if (!isNone(login)) {
            return bean(login, VaultLogin.class);
        }
        return isNone(roleId) ? VaultLogin.token(token) : VaultLogin.appRole(roleId, secretId);
    }

    /** The run was stopped: the secrets that are left are named, to be counted, and not read. */
    public void stopped(Exchange exchange) {
        reader(exchange, VaultTree.class).stop();
    }

    /** Such as {@code https://vault.example.com:8200}. */
    public void setAddress(String address) {
        this.address = address;
    }

    /** The name of a bean {@link VaultLogin}; none where a token or a role is given. */
    public void setLogin(String login) {
        this.login = login;
    }

    /** A token that may list and read; it is renewed. */
    public void setToken(String token) {
        this.token = token;
    }

    /** Instead of a token: the role of an AppRole login. */
    public void setRoleId(String roleId) {
        this.roleId = roleId;
    }

    /** With {@code roleId}. */
    public void setSecretId(String secretId) {
        this.secretId = secretId;
    }

    /** Of Vault Enterprise or OpenBao; none by default. */
    public void setNamespace(String namespace) {
        this.namespace = namespace;
    }

    /** Where the secrets engine is mounted; {@code secret} by default. */
    public void setMount(String mount) {
        this.mount = mount;
    }

    /** The folder below the mount; all by default. */
    public void setPath(String path) {
        this.path = path;
    }

    /** How many secrets are read at a time; 8 by default. */
    public void setParallel(int parallel) {
        this.parallel = parallel;
    }

    /** Whether the address may be plain http that is not on this machine; false by default. */
    public void setAllowInsecureAddress(boolean allowInsecureAddress) {
        this.allowInsecureAddress = allowInsecureAddress;
    }

    /** Whether a secret that was deleted or destroyed is left out, and no reject; false by default. */
    public void setLeaveOutDeleted(boolean leaveOutDeleted) {
        this.leaveOutDeleted = leaveOutDeleted;
    }
}
