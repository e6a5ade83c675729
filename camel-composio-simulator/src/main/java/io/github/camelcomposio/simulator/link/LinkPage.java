package io.github.camelcomposio.simulator.link;

import java.util.List;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.account.Link;
import io.github.camelcomposio.simulator.toolkit.InputField;

/** The pages that a person sees. Plain HTML without scripts; everything that comes from outside is escaped. */
final class LinkPage {

    private LinkPage() {
    }

    /** Asks for what is missing, or for consent when nothing is. */
    static String form(Link link, List<InputField> fields, String problem) {
        String name = escape(link.account().authConfig().toolkit().name());
        String question = fields.isEmpty()
                ? "<p>Allow access to your " + name + " account?</p>"
                : fields.stream().map(LinkPage::input).collect(Collectors.joining("\n"));
        return page("Connect " + name,
                (problem == null ? "" : "<p role=\"alert\">" + escape(problem) + "</p>\n")
                                       + "<form method=\"post\" action=\"/link/" + escape(link.token()) + "\">\n"
                                       + question
                                       + "\n<button name=\"action\" value=\"complete\">"
                                       + (fields.isEmpty() ? "Allow" : "Connect") + "</button>\n"
                                       + "<button name=\"action\" value=\"fail\" formnovalidate>Refuse</button>\n</form>");
    }

    /** Says one thing, for example that all is done. */
    static String notice(String title, String text) {
        return page(escape(title), "<p>" + escape(text) + "</p>");
    }

    private static String input(InputField field) {
        return "<p><label>" + escape(field.displayName()) + "<br><input name=\"field." + escape(field.name())
               + "\" type=\"" + (field.secret() ? "password" : "text") + "\" autocomplete=\"off\""
               + (field.defaultValue() == null ? "" : " value=\"" + escape(field.defaultValue()) + "\"")
               + (field.required() ? " required" : "") + "></label> <small>" + escape(field.description())
               + "</small></p>";
    }

    private static String page(String title, String content) {
        return "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
               + title
               + "</title></head>\n<body>\n<h1>" + title + "</h1>\n" + content
               + "\n<p><small>Composio simulator</small></p>\n</body>\n</html>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
