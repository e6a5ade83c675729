package io.github.camelcomposio.sources.vault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.RecordReader;

/**
 * The secrets below a path, in the order of the tree. Some are read ahead at a time.
 * <p>
 * Source: HashiCorp Vault, API documentation, KV secrets engine version 2: list secrets, read secret version.
 */
final class VaultTree implements RecordReader {

    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {
    };
    private static final JsonMapper JSON = new JsonMapper();

    private final VaultClient vault;
    private final VaultToken token;
    private final String mount;
    private final String root;
    private final int ahead;
    private final boolean pathColumns;
    private final Predicate<String> wanted;
    private final boolean leavesOutDeleted;
    private final Deque<Iterator<String>> folders = new ArrayDeque<>();
    private final Deque<CompletableFuture<CredentialRecord>> reading = new ArrayDeque<>();
    private volatile boolean stopped;

    /**
     * @param ahead            how many secrets are read at a time
     * @param pathColumns      whether records have the parts of their path, as columns {@code @path}, {@code @1},
     *                         {@code @2}
     * @param wanted           tells by its position whether a secret is to be read
     * @param leavesOutDeleted whether a secret that was deleted or destroyed is none, and no reject
     */
    VaultTree(VaultClient vault, VaultToken token, String mount, String root, int ahead, boolean pathColumns,
              Predicate<String> wanted, boolean leavesOutDeleted) {
        this.vault = vault;
        this.token = token;
        this.mount = mount;
        this.root = root.isEmpty() || root.endsWith("/") ? root : root + "/";
        this.ahead = ahead;
        this.pathColumns = pathColumns;
        this.wanted = wanted;
        this.leavesOutDeleted = leavesOutDeleted;
        folders.push(list(this.root));
    }

    /** From now on secrets are named and not read. */
    void stop() {
        stopped = true;
    }

    @Override
    public CredentialRecord next() {
        for (String path = reading.size() < ahead ? path() : null;
             path != null;
             path = reading.size() < ahead ? path() : null) {
            reading.add(read(path));
        }
        while (!reading.isEmpty()) {
            CredentialRecord record = VaultClient.join(reading.remove());
            if (record != null) {
                return record;
            }
            String more = path();
            if (more != null) {
                reading.add(read(more));
            }
        }
        return null;
    }

    /** The path of the next secret; null where there are no more. */
    private String path() {
        while (!folders.isEmpty()) {
            if (!folders.peek().hasNext()) {
                folders.pop();
                continue;
            }
            String path = folders.peek().next();
            if (path.endsWith("/")) {
                folders.push(list(path));
            } else if (wanted.test(position(path))) {
                return path;
            }
        }
        return null;
    }

    private String position(String path) {
        return "vault:" + mount + "/" + path;
    }

    private Iterator<String> list(String folder) {
        VaultAnswer answer = VaultClient.join(vault.get(mount + "/metadata/" + folder, "?list=true"));
        if (answer.status() == 404 && !folder.equals(root)) {
            return Collections.emptyIterator();
        }
        if (!answer.isOk()) {
            throw refused("list", folder, answer, answer.status() != 403 || VaultClient.join(token.isAlive()));
        }
        List<String> paths = new ArrayList<>();
        answer.body().path("data").path("keys").forEach(key -> paths.add(folder + key.asText()));
        return paths.iterator();
    }

    private ImportSourceException refused(String what, String path, VaultAnswer answer, boolean alive) {
        if (!alive) {
            return new ImportSourceException(
                    "the vault does not accept the token, at " + position(path) + ": it is wrong, has ended or was revoked."
                                             + " Give another one and start the same import again: what is done costs nothing");
        }
        return new ImportSourceException(
                answer.status() == 404
                        ? "the vault has nothing at " + position(path)
                        : "the vault does not " + what + " " + position(path) + ": " + answer
                          + (answer.status() == 403 ? ", the token may not" : ""));
    }

    private CompletableFuture<CredentialRecord> read(String path) {
        if (stopped) {
            return CompletableFuture.completedFuture(
                    CredentialRecord.unreadable(position(path), "the secret was not read, for the run was stopped"));
        }
        return vault.get(mount + "/data/" + path, "").thenCompose(answer -> {
            if (answer.status() == 403) {
                return token.isAlive().thenApply(alive -> {
                    if (!alive) {
                        throw refused("read", path, answer, false);
                    }
                    return CredentialRecord.unreadable(position(path), "the vault's token may not read the secret");
                });
            }
            return CompletableFuture.completedFuture(record(path, answer));
        });
    }

    /** Null for a secret that is to be left out. */
    private CredentialRecord record(String path, VaultAnswer answer) {
        JsonNode secret = answer.body().path("data");
        if (answer.status() == 404 && leavesOutDeleted) {
            return null;
        }
        if (answer.status() == 404) {
            JsonNode version = secret.path("metadata");
            return CredentialRecord.unreadable(
                    position(path), version.path("destroyed").asBoolean() ? "the secret was destroyed"
                            : version.path("deletion_time").asText("").isEmpty()
                                    ? "the vault has no such secret any more"
                            : "the secret was deleted");
        }
        if (!answer.isOk()) {
            throw refused("read", path, answer, true);
        }
        if (!secret.path("data").isObject()) {
            return CredentialRecord.unreadable(position(path), "the secret has no data");
        }
        Map<String, Object> fields = JSON.convertValue(secret.path("data"), FIELDS);
        if (pathColumns) {
            fields.putAll(parts(path));
        }
        return new CredentialRecord(position(path), fields);
    }

    private Map<String, String> parts(String path) {
        Map<String, String> columns = new LinkedHashMap<>();
        String below = path.substring(root.length());
        columns.put("@path", below);
        String[] parts = below.split("/");
        for (int i = 0; i < parts.length; i++) {
            columns.put("@" + (i + 1), parts[i]);
        }
        return columns;
    }

    @Override
    public void close() {
        token.close();
        reading.clear();
    }
}
