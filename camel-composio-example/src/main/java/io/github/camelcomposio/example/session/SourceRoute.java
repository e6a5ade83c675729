package io.github.camelcomposio.example.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.SourceKind;
import io.github.camelcomposio.operation.Durations;
import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.vault.VaultLogin;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The route of a mapping's source, made of the template of its kind. */
final class SourceRoute implements AutoCloseable {

    /** The route's id. */
    static final String ID = "import";
    /** Where the route begins, but for a topic's. */
    static final String FROM = "direct:import";
    private static final Duration LONGEST_SLACK = Duration.ofSeconds(30);

    private static final String DATABASE = "import-database";
    private static final String VAULT = "import-vault";

    private final Mapping mapping;
    private final ImportOrder order;
    private HikariDataSource database;

    SourceRoute(Mapping mapping, ImportOrder order) {
        this.mapping = mapping;
        this.order = order;
    }

    /** Adds the route to a context that runs. */
    void add(CamelContext camel, String importUri, String rejectUri) throws Exception {
        Columns columns = new Columns();
        columns.setNames(mapping.columns());
        columns.setToolkits(mapping.toolkits());
        columns.setConstants(mapping.constants());
        columns.setValues(mapping.values());
        camel.getRegistry().bind("columns", columns);
        String template = "composio-import-" + mapping.kind().key();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:camel/" + template + ".camel.yaml"));
        Map<String, Object> parameters = new LinkedHashMap<>(mapping.source());
        switch (mapping.kind()) {
            case FILE -> parameters.put("path", parameters.remove("file"));
            case DATABASE -> {
                parameters.keySet().removeAll(List.of("url", "user", "password"));
                parameters.put("dataSource", DATABASE);
                database = database();
                camel.getRegistry().bind(DATABASE, database);
            }
            case KAFKA -> parameters.remove("idle");
            case VAULT -> {
                parameters.keySet().removeAll(List.of("token", "roleId", "secretId"));
                parameters.put("login", VAULT);
                camel.getRegistry().bind(VAULT, login());
            }
        }
        if (mapping.kind() != SourceKind.KAFKA) {
            parameters.put("from", FROM);
            parameters.put("only", order.only() == null ? "" : order.only().toString());
        }
        parameters.put("import", importUri);
        parameters.put("rejects", rejectUri);
        parameters.put("columns", "columns");
        parameters.put("redeliveryDelay", String.valueOf(longestClaim().toMillis()));
        TemplatedRouteBuilder.builder(camel, template).routeId(ID).parameters(parameters).add();
    }

    /** A bean, for Camel logs a template's parameters where its level is DEBUG. */
    private VaultLogin login() {
        Map<String, String> source = mapping.source();
        return source.containsKey("roleId")
                ? VaultLogin.appRole(source.get("roleId"), source.get("secretId")) : VaultLogin.token(source.get("token"));
    }

    /** One connection reads, another one marks. */
    private HikariDataSource database() {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(DATABASE);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setJdbcUrl(mapping.source().get("url"));
        pool.setUsername(mapping.source().get("user"));
        pool.setPassword(mapping.source().get("password"));
        try {
            return new HikariDataSource(pool);
        } catch (HikariPool.PoolInitializationException e) {
            throw ImporterException.failed("The source's database can't be used: " + mapping.scrub(Failures.describe(e)));
        }
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    /** What an attempt has left behind is over when the next one comes: a lease is at most this long. */
    private Duration longestClaim() {
        Duration request = option("responseTimeout", "60s").plus(option("lateCommitWait", "30s"));
        return request.plus(request.compareTo(LONGEST_SLACK) < 0 ? request : LONGEST_SLACK);
    }

    private Duration option(String name, String defaultValue) {
        return Durations.parse(mapping.options().getOrDefault(name, defaultValue));
    }
}
