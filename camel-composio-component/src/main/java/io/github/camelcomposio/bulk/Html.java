package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.io.Writer;

/** Writes markup that is well-formed as XML too. Text from outside goes through {@link #text} only. */
final class Html {

    private final Writer writer;

    Html(Writer writer) {
        this.writer = writer;
    }

    /** Markup as it stands. Never with text from outside in it. */
    Html raw(String markup) throws IOException {
        writer.write(markup);
        return this;
    }

    /** Text, whatever is in it: it stays text, in an element as in an attribute between double quotes. */
    Html text(String text) throws IOException {
        writer.write(escaped(text));
        return this;
    }

    /** Text in an element of its own. */
    Html element(String name, String text) throws IOException {
        return raw("<" + name + ">").text(text).raw("</" + name.split(" ")[0] + ">");
    }

    /** Text from outside in an element of its own, whose direction does not touch what stands around it. */
    Html foreign(String text) throws IOException {
        return text == null || text.isEmpty() ? raw("<span class=\"none\">–</span>") : element("bdi", text);
    }

    /** The name of a Java class, which may be broken between its words. */
    Html name(String name) throws IOException {
        return raw("<bdi>").raw(escaped(name).replaceAll("(?<=[a-z])(?=[A-Z])", "<wbr/>")).raw("</bdi>");
    }

    void flush() throws IOException {
        writer.flush();
    }

    static String escaped(String text) {
        return Plain.line(Plain.clip(text, Plain.LONGEST)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }
}
