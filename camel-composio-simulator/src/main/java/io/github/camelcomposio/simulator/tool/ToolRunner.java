package io.github.camelcomposio.simulator.tool;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.execution.Outcome;
import io.github.camelcomposio.simulator.file.Blob;
import io.github.camelcomposio.simulator.file.Storage;
import io.github.camelcomposio.simulator.toolkit.Template;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.wire.Maps;
import io.vertx.core.json.JsonObject;

/**
 * Runs tools: what they give back follows from their arguments alone. Nothing leaves this machine. Source: Composio
 * reference, tools, execute: a tool that fails tells so in its answer. OURS: the results, and the words of errors.
 */
public final class ToolRunner {

    private final Storage storage;

    public ToolRunner(Storage storage) {
        this.storage = storage;
    }

    public Outcome run(Tool tool, Map<String, Object> arguments) {
        Optional<String> problem = problem(tool, arguments);
        if (problem.isPresent()) {
            return Outcome.failed(problem.get());
        }
        Map<String, Object> values = values(tool, arguments);
        if (tool.fails() != null) {
            return Outcome.failed(Template.text(tool.fails(), values));
        }
        if (!tool.file().isEmpty()) {
            values.put("$file", produce(tool, values));
        }
        return Outcome.of(Template.fill(tool.result(), values));
    }

    private Optional<String> problem(Tool tool, Map<String, Object> arguments) {
        String missing = tool.required().stream().filter(name -> arguments.get(name) == null)
                .map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return Optional.of("Invalid request data provided\n- Following fields are missing: {" + missing + "}");
        }
        return properties(tool).keySet().stream().filter(name -> arguments.get(name) != null)
                .map(name -> problem(name, Maps.object(properties(tool), name), arguments.get(name)))
                .flatMap(Optional::stream).findFirst();
    }

    private Optional<String> problem(String name, Map<String, Object> schema, Object value) {
        boolean fits = switch ((String) schema.get("type")) {
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer || value instanceof Long;
            default -> value instanceof Map<?, ?>;
        };
        if (!fits) {
            return Optional.of("Invalid request data provided\n- Input should be a valid " + schema.get("type")
                               + " on parameter `" + name + "`");
        } else if (isFile(schema) && upload(value).isEmpty()) {
            return Optional.of("Invalid request data provided\n- There is no uploaded file with the s3key of `" + name
                               + "`");
        }
        return Optional.empty();
    }

    private Map<String, Object> values(Tool tool, Map<String, Object> arguments) {
        Map<String, Object> values = new HashMap<>();
        properties(tool).forEach((name, schema) -> values.put(name, ((Map<?, ?>) schema).get("default")));
        values.putAll(arguments);
        String all = tool.slug() + new JsonObject(arguments).encode();
        values.put("$id", UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString());
        values.put("$number", 1000 + Math.floorMod(all.hashCode(), 900_000));
        properties(tool).forEach((name, schema) -> {
            if (isFile((Map<?, ?>) schema) && arguments.get(name) instanceof Map<?, ?> given) {
                Blob blob = upload(given).orElseThrow();
                values.put("$upload", Map.of("name", String.valueOf(given.get("name")), "mimetype",
                        String.valueOf(given.get("mimetype")), "size", blob.size(), "md5", blob.md5()));
            }
        });
        return values;
    }

    private Map<String, Object> produce(Tool tool, Map<String, Object> values) {
        Map<String, Object> file = Template.fill(tool.file(), values);
        String key = "simulator/" + tool.slug() + "/response/" + values.get("$id") + "/" + file.get("name");
        storage.putText(key, (String) file.get("mimetype"), (String) file.get("text"));
        return Map.of("name", file.get("name"), "mimetype", file.get("mimetype"), "s3url", storage.download(key).url());
    }

    private Optional<Blob> upload(Object argument) {
        Object key = ((Map<?, ?>) argument).get("s3key");
        return key instanceof String text ? storage.find(text) : Optional.empty();
    }

    private static Map<String, Object> properties(Tool tool) {
        return Maps.object(tool.input(), "properties");
    }

    private static boolean isFile(Map<?, ?> schema) {
        return Boolean.TRUE.equals(schema.get("file_uploadable"));
    }

    /** Every argument of the tool that text tells: the values of {@code name: value} or {@code name=value}. */
    static Map<String, Object> read(Tool tool, String text) {
        Map<String, Object> found = new LinkedHashMap<>();
        List<String> names = List.copyOf(properties(tool).keySet());
        for (String part : text.split("[,;\\n]")) {
            String[] pair = part.trim().split("[:=]", 2);
            if (pair.length == 2 && names.contains(pair[0].trim())) {
                boolean number = "integer".equals(Maps.object(properties(tool), pair[0].trim()).get("type"))
                        && pair[1].trim().matches("-?\\d{1,9}");
                found.put(pair[0].trim(), number ? (Object) Integer.valueOf(pair[1].trim()) : pair[1].trim());
            }
        }
        return found;
    }
}
