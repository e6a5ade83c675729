package io.github.camelcomposio.karavan;

import java.util.List;

import io.github.camelcomposio.karavan.JsonText.Value;

/**
 * Karavan's {@code components.json}: an array with an object for each component. Entries are put in, replaced and taken
 * out in the text, so that all others stay as they are, to the byte.
 */
final class ComponentList {

    private final String text;
    private final Value array;

    private ComponentList(String text, Value array) {
        this.text = text;
        this.array = array;
    }

    /** @throws KaravanException if it is no such list; says what is wrong, and where */
    static ComponentList read(String text) {
        Value array = JsonText.read(text);
        if (array.elements() == null) {
            throw new KaravanException("is not Karavan's list of components: it is no array");
        }
        array.elements().forEach(entry -> name(text, entry));
        return new ComponentList(text, array);
    }

    /** The entries, as they stand there. */
    List<String> entries() {
        return array.elements().stream().map(this::text).toList();
    }

    /** The text with an entry: in place of the one of that name, else at the end. */
    String with(String entry) {
        List<Value> entries = array.elements();
        String name = name(entry, JsonText.read(entry));
        List<Value> ours = entries.stream().filter(each -> name(text, each).equals(name)).toList();
        if (ours.size() > 1) {
            throw new KaravanException("has " + ours.size() + " entries named " + name + "; take them out with --remove first");
        }
        if (!ours.isEmpty()) {
            return text.substring(0, ours.get(0).start()) + entry + text.substring(ours.get(0).end());
        }
        int end = entries.isEmpty() ? array.start() + 1 : entries.get(entries.size() - 1).end();
        return text.substring(0, end) + (entries.isEmpty() ? "" : separator()) + entry + text.substring(end);
    }

    /** The text without the entries of a name. */
    String without(String name) {
        List<Value> entries = array.elements();
        for (int i = 0; i < entries.size(); i++) {
            if (name(text, entries.get(i)).equals(name)) {
                int start = i > 0 ? entries.get(i - 1).end() : entries.get(i).start();
                int end = i > 0 || entries.size() == 1 ? entries.get(i).end() : entries.get(i + 1).start();
                return read(text.substring(0, start) + text.substring(end)).without(name);
            }
        }
        return text;
    }

    /** What stands between two entries here; between Karavan's own, if there are no two. */
    private String separator() {
        List<Value> entries = array.elements();
        if (entries.size() > 1) {
            return text.substring(entries.get(entries.size() - 2).end(), entries.get(entries.size() - 1).start());
        }
        return text.contains("\r\n") ? "\r\n,\r\n" : "\n,\n";
    }

    private String text(Value value) {
        return text.substring(value.start(), value.end());
    }

    private static String name(String text, Value entry) {
        Value component = entry.member("component");
        Value name = component == null ? null : component.member("name");
        if (name == null || text.charAt(name.start()) != '"') {
            throw new KaravanException(
                    "is not Karavan's list of components: what begins at "
                                       + JsonText.place(text, entry.start()) + " has no component with a name");
        }
        return text.substring(name.start() + 1, name.end() - 1);
    }
}
