package io.github.camelcomposio.example.mapping;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.example.ImporterException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A section of a mapping file, which knows in which line each of its values stands. Values are texts, as they were typed. */
final class Section {

    private final Path file;
    private final String path;
    private final int line;
    private final Placeholders placeholders;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Section(Path file, String path, int line, Placeholders placeholders, MappingNode node) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.placeholders = placeholders;
        for (NodeTuple tuple : node.getValue()) {
            int at = lineOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw at(file, at, "a key must be a word");
            }
            if (entries.put(key.getValue(), new Entry(at, tuple.getValueNode())) != null) {
                throw at(file, at, path + key.getValue() + " stands there twice");
            }
        }
    }

    private record Entry(int line, Node node) {

        boolean isBlank() {
            return node instanceof ScalarNode scalar && (scalar.isPlain() && scalar.getValue().matches("|~|null"));
        }
    }

    /** @throws ImporterException if there is no such file, or it is no YAML with keys and values */
    static Section read(Path file, Placeholders placeholders) {
        Node root;
        try {
            root = new Compose(LoadSettings.builder().build()).composeString(Files.readString(file)).orElse(null);
        } catch (MarkedYamlEngineException e) {
            throw at(file, e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1),
                    "this is no YAML: " + e.getProblem());
        } catch (CharacterCodingException e) {
            throw ImporterException.misuse(file + " is not in UTF-8");
        } catch (YamlEngineException e) {
            throw ImporterException.misuse(file + " is no YAML");
        } catch (IOException e) {
            throw ImporterException.misuse("There is no mapping file " + file + " that can be read");
        }
        if (!(root instanceof MappingNode top)) {
            throw ImporterException.misuse(file + " must have keys and values: it begins with source:");
        }
        return new Section(file, "", 1, placeholders, top);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static ImporterException at(Path file, int line, String problem) {
        return ImporterException.misuse(file.getFileName() + ":" + line + ": " + problem);
    }

    /** Refuses all other keys, naming the nearest one. */
    Section only(List<String> keys) {
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                throw at(file, entry.line(), path + key + " is no key of a mapping; the nearest one is " + path
                                             + Nearest.to(key, keys) + ". There are: " + String.join(", ", keys));
            }
        });
        return this;
    }

    /** The keys that are there, in their order, also those without a value. */
    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** Whether the key is there, also without a value. */
    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** A section below this one; empty where it is not there or has nothing in it. */
    Optional<Section> section(String key) {
        Entry entry = entries.get(key);
        if (entry == null || entry.isBlank()) {
            return Optional.empty();
        }
        if (!(entry.node() instanceof MappingNode node)) {
            throw wrong(key, "must have keys and values");
        }
        return Optional.of(new Section(file, path + key + ".", entry.line(), placeholders, node));
    }

    /** A value with its placeholders resolved; empty where it is not there or blank. */
    Optional<String> find(String key) {
        Entry entry = entries.get(key);
        if (entry == null || entry.isBlank()) {
            return Optional.empty();
        }
        if (!(entry.node() instanceof ScalarNode scalar)) {
            throw wrong(key, "must be one value");
        }
        try {
            return Optional.of(placeholders.resolve(scalar.getValue())).filter(value -> !value.isEmpty());
        } catch (IllegalArgumentException e) {
            throw wrong(key, e.getMessage());
        }
    }

    /** A value that must be there. */
    String text(String key) {
        return find(key).orElseThrow(() -> entries.containsKey(key)
                ? wrong(key, "has no value") : at(file, line, path + key + " is missing"));
    }

    /** All values of this section by key; blank ones are refused. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        keys().forEach(key -> texts.put(key, text(key)));
        return texts;
    }

    /** The values of a section below this one; none where it is not there. */
    Map<String, String> texts(String key) {
        return section(key).map(Section::texts).orElse(Map.of());
    }

    /** The line of a key that is there, the first one being 1. */
    int line(String key) {
        return entries.get(key).line();
    }

    /** That the value of a key is wrong. */
    ImporterException wrong(String key, String problem) {
        Entry entry = entries.get(key);
        return at(file, entry == null ? line : entry.line(), path + key + " " + problem);
    }
}
