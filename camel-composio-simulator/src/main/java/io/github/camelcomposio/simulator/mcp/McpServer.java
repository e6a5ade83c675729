package io.github.camelcomposio.simulator.mcp;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server of one's own configuration that offers tools to agents. Mutable; guarded by the simulator's lock. */
final class McpServer {

    private final String id;
    private final Instant createdAt;
    private final Map<String, McpInstance> instances = new LinkedHashMap<>();

    private String name;
    private List<String> authConfigs = List.of();
    private List<String> toolkits = List.of();
    private List<String> tools = List.of();
    private boolean managedAuth;
    private Instant updatedAt;

    McpServer(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A user's own access. */
    record McpInstance(String id, String user, Instant createdAt) {
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    void name(String text) {
        name = text;
    }

    List<String> authConfigs() {
        return authConfigs;
    }

    void authConfigs(List<String> ids) {
        authConfigs = ids;
    }

    /** Those that were named; those of the auth configs come on top. */
    List<String> toolkits() {
        return toolkits;
    }

    void toolkits(List<String> slugs) {
        toolkits = slugs;
    }

    /** Slugs of the tools that may be called. */
    List<String> tools() {
        return tools;
    }

    void tools(List<String> slugs) {
        tools = slugs;
    }

    /** Composio offers tools with which a user connects accounts. */
    boolean managedAuth() {
        return managedAuth;
    }

    void managedAuth(boolean on) {
        managedAuth = on;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    /** By user. */
    Map<String, McpInstance> instances() {
        return instances;
    }

    @Override
    public String toString() {
        return "McpServer[" + id + ", " + name + "]";
    }
}
