package io.github.camelcomposio.example.session;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.SourceKind;
import io.github.camelcomposio.sources.Columns;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The route of a mapping's source, made of the template of its kind. */
final class SourceRoute {

    /** The route's id. */
    static final String ID = "import";
    /** Where the route begins, but for a topic's. */
    static final String FROM = "direct:import";

    private final Mapping mapping;
    private final Path only;

    private SourceRoute(Mapping mapping, Path only) {
        this.mapping = mapping;
        this.only = only;
    }

    /** @param only a reject file; null for all records */
    static SourceRoute of(Mapping mapping, Path only) {
        return new SourceRoute(mapping, only);
    }

    /** Adds the route to a context that runs. */
    void add(CamelContext camel, String importUri, String rejectUri) throws Exception {
        Columns columns = new Columns();
        columns.setNames(mapping.columns());
        columns.setConstants(mapping.constants());
        columns.setValues(mapping.values());
        camel.getRegistry().bind("columns", columns);
        String template = "composio-import-" + mapping.kind().key();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:camel/" + template + ".camel.yaml"));
        Map<String, Object> parameters = new LinkedHashMap<>(mapping.source());
        if (mapping.kind() == SourceKind.FILE) {
            parameters.put("path", parameters.remove("file"));
        }
        if (mapping.kind() != SourceKind.KAFKA) {
            parameters.put("from", FROM);
        }
        parameters.put("import", importUri);
        parameters.put("rejects", rejectUri);
        parameters.put("columns", "columns");
        parameters.put("only", only == null ? "" : only.toString());
        TemplatedRouteBuilder.builder(camel, template).routeId(ID).parameters(parameters).add();
    }
}
