package io.github.camelcomposio.example.mapping;

import java.util.List;
import java.util.Locale;

/** Where records come from. */
public enum SourceKind {
    /** A file, a folder of files, or a glob. */
    FILE(List.of("file"), List.of("format", "delimiter", "quote", "charset")),
    /** The rows of a query. */
    DATABASE(List.of("url", "query"), List.of("user", "password", "key", "mark", "fetchSize")),
    /** Secrets of a KV version 2 secrets engine. */
    VAULT(List.of("address"), List.of("token", "roleId", "secretId", "namespace", "mount", "path", "allowInsecureAddress")),
    /** Messages of a topic. */
    KAFKA(List.of("brokers", "topic"), List.of("group", "format", "consumers", "maxPollRecords", "maxPollIntervalMs", "sessionTimeoutMs", "idle"));

    private final List<String> required;
    private final List<String> optional;

    SourceKind(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** The key in the mapping: {@code database}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> required() {
        return required;
    }

    List<String> optional() {
        return optional;
    }
}
