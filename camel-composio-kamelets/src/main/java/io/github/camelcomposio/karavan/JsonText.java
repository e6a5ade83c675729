package io.github.camelcomposio.karavan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON and remembers where its values stand, so that a part of the text can be cut out or replaced while every
 * other character stays as it is. Reads what RFC 8259 allows and nothing else, as JSON.parse in Karavan does.
 */
final class JsonText {

    private static final Pattern STRING
            = Pattern.compile("\"[^\"\\\\\\x00-\\x1f]*+(?:\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})[^\"\\\\\\x00-\\x1f]*+)*+\"");
    private static final Pattern SCALAR
            = Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]*+");
    /** Far more than a catalogue has, and far from a stack overflow. */
    private static final int DEEPEST = 100;

    private final String text;
    private final Matcher matcher;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
        this.matcher = STRING.matcher(text);
    }

    /**
     * A value from {@code start} to before {@code end}; {@code members} and {@code elements} are null if it is neither.
     */
    record Value(int start, int end, List<Member> members, List<Value> elements) {

        /** The value of a member, or null if there is none. */
        Value member(String name) {
            return members == null
                    ? null
                    : members.stream().filter(member -> member.name().equals(name)).map(Member::value).findFirst().orElse(null);
        }
    }

    /** A member of an object; its name as it stands between the quotes. */
    record Member(String name, Value value) {
    }

    /** @throws KaravanException if the text is not JSON; says where */
    static Value read(String text) {
        JsonText json = new JsonText(text);
        json.find(BLANKS);
        Value value = json.value();
        if (json.at < text.length()) {
            throw json.expected("the end of the file");
        }
        return value;
    }

    /** A place in the text, as editors count. */
    static String place(String text, int at) {
        String before = text.substring(0, at);
        return "line " + (before.chars().filter(c -> c == '\n').count() + 1) + ", column " + (at - before.lastIndexOf('\n'));
    }

    private Value value() {
        int start = at;
        Value value;
        if (take('{')) {
            List<Member> members = list('}', () -> {
                String name = string();
                find(BLANKS);
                if (!take(':')) {
                    throw expected("':'");
                }
                find(BLANKS);
                return new Member(name.substring(1, name.length() - 1), value());
            });
            value = new Value(start, at, members, null);
        } else if (take('[')) {
            List<Value> elements = list(']', this::value);
            value = new Value(start, at, null, elements);
        } else {
            if (find(SCALAR) == null) {
                string();
            }
            value = new Value(start, at, null, null);
        }
        find(BLANKS);
        return value;
    }

    private <T> List<T> list(char end, Supplier<T> item) {
        if (++depth > DEEPEST) {
            throw expected("at most " + DEEPEST + " levels");
        }
        List<T> items = new ArrayList<>();
        find(BLANKS);
        if (!take(end)) {
            do {
                find(BLANKS);
                items.add(item.get());
            } while (take(','));
            if (!take(end)) {
                throw expected("',' or '" + end + "'");
            }
        }
        depth--;
        return items;
    }

    private String string() {
        String string = find(STRING);
        if (string == null) {
            throw expected("a value");
        }
        return string;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    /** What stands here and fits, or null. */
    private String find(Pattern pattern) {
        matcher.usePattern(pattern).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    private KaravanException expected(String what) {
        return new KaravanException(
                "is not JSON: " + place(text, at) + ": "
                                    + (at < text.length() ? "'" + text.charAt(at) + "'" : "the end") + " instead of " + what);
    }
}
