package io.github.camelcomposio.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.URISupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What camel-report:validate does for routes in Java and XML: holds each endpoint of routes in YAML against Camel's
 * catalogue, and says file, line and what is wrong.
 */
final class YamlRoutes {

    private static final Set<String> FOLDERS_OF_OTHERS = Set.of("target", "node_modules", ".git");
    private static final Pattern BLOCK
            = Pattern.compile("(?ms)^(?:\\[source,\\s*yaml.*?]\\n----|```yaml)\\n(.*?)^(?:----|```)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?s)^(?:RAW\\()?(\\{\\{.*}})\\)?$");
    private static final Pattern ROUTES = Pattern.compile("(?m)^- (?:from|route|routeTemplate|templatedRoute):|^kind: Kamelet");

    private final CamelCatalog catalog;
    private final List<String> found = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();

    YamlRoutes(CamelCatalog catalog) {
        this.catalog = catalog;
    }

    /** Routes in files of their own, and those in the pages, below a folder. */
    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> {
                for (Path part : folder.relativize(file)) {
                    if (FOLDERS_OF_OTHERS.contains(part.toString())) {
                        return false;
                    }
                }
                String name = file.getFileName().toString();
                return name.endsWith(".camel.yaml") || name.endsWith(".kamelet.yaml") || name.endsWith(".adoc")
                        || name.endsWith(".md");
            }).sorted().toList();
        }
    }

    /** What is wrong: {@code file:line: message}. */
    List<String> found() {
        return found;
    }

    /** The URIs of ours that were looked at. */
    List<String> checked() {
        return checked;
    }

    void read(Path file) throws IOException {
        String text = Files.readString(file);
        if (file.toString().endsWith(".yaml")) {
            read(file.toString(), 0, text);
            return;
        }
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (ROUTES.matcher(blocks.group(1)).find()) {
                read(file.toString(), (int) text.substring(0, blocks.start(1)).lines().count(), blocks.group(1));
            }
        }
    }

    void read(String file, int linesBefore, String yaml) {
        try {
            new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml)
                    .ifPresent(node -> walk(node, false, new Place(file, linesBefore)));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            found.add(file + ":" + (linesBefore + line) + ": is no YAML: " + e.getProblem());
        }
    }

    private record Place(String file, int linesBefore) {

        String of(Node node) {
            return file + ":" + (linesBefore + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0)) + ": ";
        }
    }

    private void walk(Node node, boolean consumer, Place place) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> walk(each, false, place));
        } else if (node instanceof MappingNode mapping) {
            Map<String, Node> members = members(mapping, place);
            if (members.get("uri") instanceof ScalarNode uri) {
                check(uri, parameters(members.get("parameters"), place), consumer, place);
            }
            members.forEach((name, value) -> {
                if (value instanceof ScalarNode scalar && !name.equals("uri")
                        && (Set.of("to", "toD", "from").contains(name) || isOurs(scalar.getValue()))) {
                    check(scalar, new LinkedHashMap<>(), name.equals("from") || isSource(members), place);
                } else if (!name.equals("parameters") || value instanceof SequenceNode) {
                    walk(value, name.equals("from"), place);
                }
            });
        }
    }

    /** A parameter of a template, named after the step that it is for. */
    private static boolean isSource(Map<String, Node> members) {
        return members.get("name") instanceof ScalarNode name && name.getValue().equals("from");
    }

    private static boolean isOurs(String uri) {
        return uri.startsWith("composio:") || uri.startsWith("webhook:composio:");
    }

    private Map<String, Node> members(MappingNode mapping, Place place) {
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple member : mapping.getValue()) {
            String name = ((ScalarNode) member.getKeyNode()).getValue();
            if (members.put(name, member.getValueNode()) != null) {
                found.add(place.of(member.getKeyNode()) + "a second " + name + ", which takes the place of the first");
            }
        }
        return members;
    }

    private Map<String, Object> parameters(Node node, Place place) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            members(mapping, place).forEach((name, value) -> {
                if (value instanceof ScalarNode scalar) {
                    parameters.put(name, scalar.getValue());
                }
            });
        }
        return parameters;
    }

    private void check(ScalarNode node, Map<String, Object> parameters, boolean consumer, Place place) {
        String uri = node.getValue();
        if (uri.startsWith("{{") || uri.startsWith("${")) {
            return;
        }
        String scheme = uri.split(":")[0];
        parameters.replaceAll((name, value) -> placeholder(scheme, name, value));
        try {
            if (!uri.contains(":")) {
                uri = catalog.asEndpointUri(uri, text(parameters), false);
            } else if (!parameters.isEmpty()) {
                uri += (uri.contains("?") ? "&" : "?") + URISupport.createQueryString(parameters, false);
            }
            check(uri, consumer, place.of(node));
        } catch (Exception e) {
            found.add(place.of(node) + node.getValue() + ": " + e.getMessage());
        }
    }

    /** The catalogue takes a placeholder for a value of any type, but for a bean, and not in RAW(). */
    private Object placeholder(String scheme, String option, Object value) {
        Matcher placeholder = PLACEHOLDER.matcher(value.toString());
        if (!placeholder.matches()) {
            return value;
        }
        ComponentModel component = catalog.componentModel(scheme);
        boolean bean = component != null && component.getEndpointOptions().stream()
                .anyMatch(each -> each.getName().equals(option) && each.getType().equals("object"));
        return bean ? "#placeholder" : placeholder.group(1);
    }

    private static Map<String, String> text(Map<String, Object> parameters) {
        return parameters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().toString(),
                (one, other) -> one, LinkedHashMap::new));
    }

    private void check(String uri, boolean consumer, String where) throws Exception {
        if (uri.startsWith("kamelet:composio-")) {
            checkKamelet(uri, where);
            return;
        }
        if (uri.startsWith("composio:")) {
            checked.add(uri);
        }
        EndpointValidationResult result = catalog.validateEndpointProperties(uri, false, consumer, !consumer);
        if (result.getUnknownComponent() != null || !result.isSuccess()) {
            found.add(where + uri + ": " + result.summaryErrorMessage(false).strip().replaceAll("\\s+", " "));
        }
        if (uri.startsWith("webhook:")) {
            Map<String, Object> options = options(uri);
            catalog.componentModel("webhook").getEndpointOptions().forEach(option -> options.remove(option.getName()));
            options.replaceAll((name, value) -> placeholder("composio", name, value));
            String inner = URISupport.stripQuery(uri).substring("webhook:".length());
            check(inner + (options.isEmpty() ? "" : "?" + URISupport.createQueryString(options, false)), true, where);
        }
    }

    /** Options of a kamelet are its properties, beside those that Camel has for all kamelets. */
    private void checkKamelet(String uri, String where) throws Exception {
        String name = URISupport.stripQuery(uri).substring("kamelet:".length());
        Path file = Path.of("src/main/resources/kamelets", name + ".kamelet.yaml");
        if (!Files.exists(file)) {
            found.add(where + "there is no kamelet " + name);
            return;
        }
        Map<?, ?> kamelet = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        Map<?, ?> definition = (Map<?, ?>) ((Map<?, ?>) kamelet.get("spec")).get("definition");
        Map<String, Object> options = options(uri);
        catalog.componentModel("kamelet").getEndpointOptions().forEach(option -> options.remove(option.getName()));
        options.keySet().stream().filter(option -> !((Map<?, ?>) definition.get("properties")).containsKey(option))
                .forEach(option -> found.add(where + name + " has no property " + option));
    }

    private static Map<String, Object> options(String uri) throws Exception {
        String query = URISupport.extractQuery(uri);
        return new LinkedHashMap<>(query == null ? Map.of() : URISupport.parseQuery(query));
    }
}
