package io.github.camelcomposio.simulator.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.account.Link;
import io.github.camelcomposio.simulator.account.Links;
import io.github.camelcomposio.simulator.toolkit.InputField;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;

/**
 * The Connect Link page at {@code /link/{token}}: GET shows it, POST with {@code action=complete} or
 * {@code action=fail} finishes the connection and sends the browser to the callback URL.
 *
 * <p>
 * Source: Composio reference, return to the callback URL: {@code status} and {@code connected_account_id} are appended;
 * with a verifier the browser goes there instead, with {@code session_uri}. OURS: they go before a fragment; a page
 * that is expired or was used answers 410, an unknown one 404.
 */
public final class LinkOperations {

    private static final String PREFIX = "field.";

    private final Links links;

    public LinkOperations(Links links) {
        this.links = links;
    }

    public Answer show(ApiRequest request) {
        return open(request).map(link -> {
            links.view(link);
            return Answer.html(200, LinkPage.form(link, links.missing(link), null));
        }).orElseGet(() -> closed(request));
    }

    public Answer submit(ApiRequest request) {
        return open(request).map(link -> submit(link, form(request.body()))).orElseGet(() -> closed(request));
    }

    private Answer submit(Link link, Map<String, String> form) {
        if ("fail".equals(form.get("action"))) {
            links.fail(link);
            return goOn(link, "failed");
        }
        if (!"complete".equals(form.get("action"))) {
            return Answer.html(400, LinkPage.form(link, links.missing(link), "Please connect or refuse."));
        }
        Map<String, Object> given = new LinkedHashMap<>();
        List<InputField> fields = links.missing(link);
        fields.forEach(field -> Optional.ofNullable(form.get(PREFIX + field.name())).filter(text -> !text.isBlank())
                .ifPresent(text -> given.put(field.name(), text)));
        String missing = fields.stream().filter(field -> field.required() && !given.containsKey(field.name()))
                .map(InputField::displayName).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return Answer.html(400, LinkPage.form(link, fields, "Please fill in: " + missing));
        }
        return links.finish(link, given).map(Answer::seeOther).orElseGet(() -> goOn(link, "success"));
    }

    private Optional<Link> open(ApiRequest request) {
        return links.find(request.path().get("token")).filter(Link::open);
    }

    private Answer closed(ApiRequest request) {
        return links.find(request.path().get("token"))
                .map(link -> link.account().status().name().equals("EXPIRED")
                        ? Answer.html(410, LinkPage.notice("Link expired", "This link has expired. Ask for a new one."))
                        : Answer.html(410, LinkPage.notice("Link used", "This link was already used.")))
                .orElseGet(() -> Answer.html(404, LinkPage.notice("Unknown link", "There is no such link.")));
    }

    private static Answer goOn(Link link, String status) {
        if (link.callbackUrl() == null) {
            return Answer.html(200, status.equals("success")
                    ? LinkPage.notice("Connected", "You are connected. You can close this page.")
                    : LinkPage.notice("Not connected", "The connection was refused. You can close this page."));
        }
        String[] parts = link.callbackUrl().split("#", 2);
        return Answer.seeOther(parts[0] + (parts[0].contains("?") ? "&" : "?") + "status=" + status
                               + "&connected_account_id=" + link.account().id()
                               + (parts.length > 1 ? "#" + parts[1] : ""));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
