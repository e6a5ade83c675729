package io.github.camelcomposio.karavan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What Karavan makes of its metadata and of routes: the rules of its ComponentApi and KameletApi, as of version 4.22
 * and 4.18 alike.
 */
final class KaravanModel {

    private final Map<String, JsonObject> components = new TreeMap<>();
    private final Map<String, JsonObject> kamelets = new TreeMap<>();

    /** A step's endpoint, as Karavan has it after reading a route and writes it. */
    record Step(String uri, Map<String, Object> parameters) {
    }

    KaravanModel(String componentsJson, List<String> kameletYamls) {
        for (Object entry : new JsonArray(componentsJson)) {
            components.put(((JsonObject) entry).getJsonObject("component").getString("name"), (JsonObject) entry);
        }
        for (String yaml : kameletYamls) {
            JsonObject kamelet = asJson((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml));
            kamelets.put(kamelet.getJsonObject("metadata").getString("name"), kamelet);
        }
    }

    private static JsonObject asJson(Map<?, ?> yaml) {
        Map<String, Object> members = new LinkedHashMap<>();
        yaml.forEach((name, value) -> members.put(name.toString(), value instanceof Map<?, ?> map ? asJson(map) : value));
        return new JsonObject(members);
    }

    /** What the selector offers to begin a route with, or as a step. */
    List<String> offered(boolean consumer) {
        List<String> names = new ArrayList<>();
        components.forEach((name, entry) -> {
            if (!entry.getJsonObject("component").getBoolean(consumer ? "producerOnly" : "consumerOnly")) {
                names.add(name);
            }
        });
        kamelets.forEach((name, kamelet) -> {
            String type = kamelet.getJsonObject("metadata").getJsonObject("labels").getString("camel.apache.org/kamelet.type");
            if (consumer ? type.equals("source") : List.of("action", "sink").contains(type)) {
                names.add("kamelet:" + name);
            }
        });
        return names;
    }

    /** The options that the panel shows for a component, in its order. */
    Map<String, JsonObject> properties(String component, boolean consumer) {
        String other = consumer ? "producer" : "consumer";
        Predicate<JsonObject> path = option -> option.getString("kind").equals("path");
        Predicate<JsonObject> required = option -> option.getBoolean("required");
        Predicate<JsonObject> optional = required.negate();
        Predicate<JsonObject> foreign = option -> option.getString("label").contains(other);
        Predicate<JsonObject> advanced = option -> option.getString("label").contains("advanced");
        Predicate<JsonObject> late = advanced.or(option -> option.getString("label").contains("scheduler"))
                .or(option -> option.getString("label").contains("security"));
        List<Predicate<JsonObject>> groups = List.of(path, path.negate().and(required),
                path.negate().and(optional).and(option -> option.getString("label").isEmpty()),
                optional.and(foreign.negate()).and(advanced.negate()),
                optional.and(option -> option.getString("label").equals("formatting")), foreign.negate().and(late));
        JsonObject options = components.get(component).getJsonObject("properties");
        Map<String, JsonObject> shown = new LinkedHashMap<>();
        for (Predicate<JsonObject> group : groups) {
            for (String name : options.fieldNames()) {
                JsonObject option = options.getJsonObject(name);
                if (!option.getBoolean("deprecated") && group.test(option)) {
                    shown.putIfAbsent(name, option);
                }
            }
        }
        return shown;
    }

    /** The properties that the panel shows for a kamelet. */
    JsonObject properties(String kamelet) {
        return kamelets.get(kamelet).getJsonObject("spec").getJsonObject("definition").getJsonObject("properties");
    }

    JsonObject kamelet(String name) {
        return kamelets.get(name);
    }

    List<String> kamelets() {
        return List.copyOf(kamelets.keySet());
    }

    /**
     * Reads a step: the parts of the URI's path become parameters, named and set apart as the component's syntax says.
     */
    Step read(String uri, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        String name = uri.split(":")[0];
        if (uri.startsWith("kamelet:") || uri.split("://|//|:|/|#").length < 2 || !components.containsKey(name)) {
            return new Step(uri, all);
        }
        String syntax = components.get(name).getJsonObject("component").getString("syntax");
        String[] names = syntax.split("://|//|:|/|#");
        String rest = uri;
        int inSyntax = names[0].length();
        for (int i = 1; i < names.length; i++) {
            String before = syntax.substring(inSyntax, syntax.indexOf(names[i], inSyntax));
            inSyntax += before.length() + names[i].length();
            String after = i + 1 < names.length ? syntax.substring(inSyntax, syntax.indexOf(names[i + 1], inSyntax)) : null;
            int start = rest.indexOf(before) + before.length();
            int end = after == null || rest.indexOf(after, start) < 0 ? rest.length() : rest.indexOf(after, start);
            all.put(names[i], rest.substring(start, end));
            rest = rest.substring(end);
        }
        return new Step(name, all);
    }
}
