package io.github.camelcomposio.kamelets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The kamelets, as they stand in the jar. */
public final class Kamelets {

    private static final List<Kamelet> ALL = read();

    private Kamelets() {
    }

    /** All of them, by name. */
    public static List<Kamelet> all() {
        return ALL;
    }

    public static Kamelet get(String name) {
        return ALL.stream().filter(kamelet -> kamelet.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Kamelet> read() {
        URL first = Kamelets.class.getResource("/kamelets/composio-import-sink.kamelet.yaml");
        try (Stream<Path> files = Files.list(Path.of(first.toURI()).getParent())) {
            return files.sorted().map(Kamelets::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Kamelet read(Path file) {
        try {
            String text = Files.readString(file);
            return new Kamelet(
                    file.getFileName().toString(), text, object(new Load(LoadSettings.builder().build())
                            .loadFromString(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The component's option that a property sets: of the same name, but where Camel takes that name for itself. */
    static String option(String property) {
        return property.equals("waitTimeout") ? "timeout" : property;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }

    /**
     * One of them.
     *
     * @param file the name of its file
     * @param text what stands in it
     * @param tree the same, read
     */
    public record Kamelet(String file, String text, Map<String, Object> tree) {

        public String name() {
            return (String) object(tree.get("metadata")).get("name");
        }

        /** Source, sink or action. */
        public String type() {
            return (String) object(object(tree.get("metadata")).get("labels")).get("camel.apache.org/kamelet.type");
        }

        Map<String, Object> annotations() {
            return object(object(tree.get("metadata")).get("annotations"));
        }

        Map<String, Object> spec() {
            return object(tree.get("spec"));
        }

        Map<String, Object> definition() {
            return object(spec().get("definition"));
        }

        public String title() {
            return (String) definition().get("title");
        }

        public String description() {
            return (String) definition().get("description");
        }

        /** What can be set, each with title, description and so on. */
        @SuppressWarnings({ "unchecked", "rawtypes" })
        public Map<String, Map<String, Object>> properties() {
            return (Map) object(definition().get("properties"));
        }

        public List<Object> required() {
            return list(definition().get("required"));
        }

        /** The parameters of its only Composio endpoint. */
        Map<String, Object> parameters() {
            Map<String, Object> from = object(object(spec().get("template")).get("from"));
            if (type().equals("source")) {
                return object(from.get("parameters"));
            }
            return object(object(object(list(from.get("steps")).get(0)).get("to")).get("parameters"));
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
