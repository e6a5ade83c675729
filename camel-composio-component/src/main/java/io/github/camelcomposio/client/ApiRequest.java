package io.github.camelcomposio.client;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import org.apache.hc.core5.net.PercentCodec;

/**
 * One request, ready to be sent any number of times. Its text shows method and path template only, since ids, queries
 * and bodies may name users and hold credentials.
 */
public final class ApiRequest {

    private final String operation;
    private final String method;
    private final String template;
    private final Repetition repetition;
    private final Map<String, String> pathArguments = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Map<String, Object> body;
    private Credential credential = Credential.PROJECT;
    private String version;
    private boolean listAnswer;

    /**
     * @param operation  what it is part of, for messages
     * @param method     the HTTP method
     * @param template   the path below the version, with {@code {names}} for its arguments
     * @param repetition whether it may be sent again
     */
    public ApiRequest(String operation, String method, String template, Repetition repetition) {
        this.operation = operation;
        this.method = method;
        this.template = template;
        this.repetition = repetition;
    }

    /** A request that only reads. */
    public static ApiRequest get(String operation, String template) {
        return new ApiRequest(operation, "GET", template, Repetition.FREELY);
    }

    /** Gives an argument of the path; it becomes one segment, whatever is in it. */
    public ApiRequest path(String name, String value) {
        if (value.equals(".") || value.equals("..") || value.chars().anyMatch(Character::isISOControl)) {
            throw new ComposioInvalidRequestException(
                    operation,
                    "argument " + name + " can't be an id: it is '.' or '..' or has a control character in it");
        }
        pathArguments.put(name, value);
        return this;
    }

    /** Gives a parameter of the query; several values are joined with commas, members go in brackets. */
    public ApiRequest query(String name, Object value) {
        if (value instanceof Collection<?> values) {
            query.put(name, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
        } else if (value instanceof Map<?, ?> members) {
            members.forEach((member, one) -> query(name + "[" + member + "]", one));
        } else {
            query.put(name, value.toString());
        }
        return this;
    }

    /** Gives a header. */
    public ApiRequest header(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new ComposioInvalidRequestException(
                    operation, "the value for header " + name + " has a control character in it");
        }
        headers.put(name, value);
        return this;
    }

    /** Says which key it goes with; the project's, if nobody says. */
    public ApiRequest credential(Credential kind) {
        this.credential = kind;
        return this;
    }

    /** Says that only this version of the API has it; null where all have. */
    public ApiRequest version(String only) {
        this.version = only;
        return this;
    }

    /** Says that it is answered with a JSON array, which becomes the member {@code items} of an object. */
    public ApiRequest answeredWithList() {
        this.listAnswer = true;
        return this;
    }

    /** Gives the JSON body; nulls in it are sent. */
    public ApiRequest body(Map<String, Object> json) {
        this.body = json;
        return this;
    }

    public String operation() {
        return operation;
    }

    public String method() {
        return method;
    }

    public String template() {
        return template;
    }

    public Repetition repetition() {
        return repetition;
    }

    Credential credential() {
        return credential;
    }

    /** The only version of the API that has it; null where all have. */
    String version() {
        return version;
    }

    boolean isListAnswer() {
        return listAnswer;
    }

    /** What goes with it beside the credential. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The JSON body, null where there is none. */
    public Map<String, Object> body() {
        return body;
    }

    /** Path and query, encoded. */
    String target() {
        StringBuilder target = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            target.append(template, from, open).append(encode(pathArguments.get(template.substring(open + 1, close))));
            from = close + 1;
        }
        target.append(template, from, template.length());
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            target.append(separator).append(encode(parameter.getKey())).append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return target.toString();
    }

    private static String encode(String text) {
        return PercentCodec.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
