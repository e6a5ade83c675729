package io.github.camelcomposio.operation;

import java.util.List;
import java.util.stream.Stream;

/**
 * One argument of an operation: a row of data. The endpoint option and the header of its name are generated from it.
 */
public final class Parameter {

    private final String name;
    private final String wire;
    private final Place place;
    private final Type type;
    private final Origin origin;
    private final String description;
    private final String header;
    private final List<String> bodyNames;
    private boolean required;
    private boolean identity;
    private boolean secret;
    private List<String> words = List.of();
    private boolean closed;
    private String defaultValue;
    private Object otherwise;
    private String unless;

    /** Where on the wire an argument stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        BODY,
        /** not on the wire, or where the operation itself puts it */
        OWN
    }

    /** What an argument is. */
    public enum Type {
        TEXT,
        /** text, or an object that has it as {@code slug} */
        SLUG,
        INTEGER,
        LONG,
        FLAG,
        LIST,
        /** text, or a list of texts, as it came */
        TEXT_OR_LIST,
        /** text, or an object, as it came */
        TEXT_OR_OBJECT,
        /** a list of texts, or an object, as it came */
        LIST_OR_OBJECT,
        /** true or false, or an object, as it came */
        FLAG_OR_OBJECT,
        DURATION,
        OBJECT,
        /** a list of objects or texts, as it came */
        ARRAY,
        /** any JSON, as it came */
        ANY
    }

    /** Who may give an argument. */
    public enum Origin {
        /** header, body or endpoint option */
        MESSAGE,
        /** the body only: it is an object */
        BODY,
        /** the endpoint option only: it is policy */
        ENDPOINT
    }

    private Parameter(String name, String wire, Place place, Type type, Origin origin, String description) {
        this.name = name;
        this.wire = wire;
        this.place = place;
        this.type = type;
        this.origin = origin;
        this.description = description;
        this.header = Names.header(name);
        String own = wire.isEmpty() || wire.contains(".") ? name : wire;
        this.bodyNames = Stream.of(name, Names.snakeCase(name), own).distinct().toList();
    }

    private Parameter copy() {
        Parameter copy = new Parameter(name, wire, place, type, origin, description);
        copy.required = required;
        copy.identity = identity;
        copy.secret = secret;
        copy.words = words;
        copy.closed = closed;
        copy.defaultValue = defaultValue;
        copy.otherwise = otherwise;
        copy.unless = unless;
        return copy;
    }

    static Parameter path(String name, String description) {
        return path(name, Type.TEXT, description);
    }

    static Parameter path(String name, Type type, String description) {
        return new Parameter(name, name, Place.PATH, type, Origin.MESSAGE, description).asRequired().asIdentity();
    }

    static Parameter query(String name, Type type, String description) {
        return query(name, type, Names.snakeCase(name), description);
    }

    static Parameter query(String name, Type type, String wire, String description) {
        return new Parameter(name, wire, Place.QUERY, type, Origin.MESSAGE, description);
    }

    static Parameter header(String name, String wire, String description) {
        return new Parameter(name, wire, Place.HEADER, Type.TEXT, Origin.MESSAGE, description);
    }

    static Parameter body(String name, Type type, String description) {
        return body(name, type, Names.snakeCase(name), description);
    }

    static Parameter body(String name, Type type, String wire, String description) {
        return new Parameter(name, wire, Place.BODY, type, originOf(type), description);
    }

    static Parameter own(String name, Type type, String description) {
        return own(name, type, Names.snakeCase(name), description);
    }

    static Parameter own(String name, Type type, String wire, String description) {
        return new Parameter(name, wire, Place.OWN, type, originOf(type), description);
    }

    /** Only a body gives it, though it is no object. */
    static Parameter ofBody(String name, Type type, String description) {
        return new Parameter(name, Names.snakeCase(name), Place.OWN, type, Origin.BODY, description);
    }

    static Parameter policy(String name, Type type, String description) {
        return new Parameter(name, Names.snakeCase(name), Place.OWN, type, Origin.ENDPOINT, description);
    }

    private static Origin originOf(Type type) {
        return type == Type.OBJECT || type == Type.ARRAY || type == Type.ANY ? Origin.BODY : Origin.MESSAGE;
    }

    /** The same, but nothing goes without it. */
    Parameter asRequired() {
        Parameter copy = copy();
        copy.required = true;
        return copy;
    }

    /** The same, but it says whose or which. */
    Parameter asIdentity() {
        Parameter copy = copy();
        copy.identity = true;
        return copy;
    }

    /** The same, but it is no endpoint option: URIs are shown in many places. */
    Parameter asSecret() {
        Parameter copy = copy();
        copy.secret = true;
        return copy;
    }

    /** The same, with the values that are known; Composio may know more, so none is refused for being missing here. */
    Parameter oneOf(String... known) {
        Parameter copy = copy();
        copy.words = List.of(known);
        return copy;
    }

    /** The same, with the only values that it can have. */
    Parameter only(String... all) {
        Parameter copy = oneOf(all);
        copy.closed = true;
        return copy;
    }

    /** Whether it can have a value. */
    boolean allows(Object value) {
        return !closed || words.contains(value);
    }

    /** The same, with what its endpoint option starts with. */
    Parameter withDefault(String value) {
        Parameter copy = copy();
        copy.defaultValue = value;
        return copy;
    }

    /** The same, with what is sent where nobody gives it, unless another argument is given. */
    Parameter otherwise(Object value, String unlessGiven) {
        Parameter copy = copy();
        copy.otherwise = value;
        copy.unless = unlessGiven;
        return copy;
    }

    /** The same, with what is sent where nobody gives it. */
    Parameter otherwise(Object value) {
        return otherwise(value, name);
    }

    /** What is sent of it: the argument, or what is sent otherwise; null for nothing. */
    Object sent(Arguments arguments) {
        boolean fills = otherwise != null && !arguments.has(name) && !arguments.has(unless);
        return fills ? otherwise : arguments.get(name);
    }

    /** Its name in camelCase, as option, header and body field know it. */
    public String name() {
        return name;
    }

    /** Its name on the wire; in a body with dots for members of members, and empty for the body as a whole. */
    public String wire() {
        return wire;
    }

    public Place place() {
        return place;
    }

    public Type type() {
        return type;
    }

    /** Whether nothing goes without it. */
    public boolean required() {
        return required;
    }

    /** Whether it says whose or which: a header and a body that differ in it are an error. */
    public boolean identity() {
        return identity;
    }

    public Origin origin() {
        return origin;
    }

    /** Whether there is an endpoint option of its name. */
    public boolean hasOption() {
        return origin != Origin.BODY && !secret;
    }

    /** What it means, a sentence. */
    public String description() {
        return description;
    }

    /** The values that are known; none where it can be anything. */
    public List<String> words() {
        return words;
    }

    /** What the endpoint option starts with, as its text; null where it starts with nothing. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The name of the header that gives it. */
    public String header() {
        return header;
    }

    /** Its names as a body may spell it: camelCase, snake_case and, where that is another one, as the wire has it. */
    public List<String> bodyNames() {
        return bodyNames;
    }

    @Override
    public String toString() {
        return name;
    }
}
