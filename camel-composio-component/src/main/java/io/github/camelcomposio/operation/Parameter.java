package io.github.camelcomposio.operation;

import java.util.Objects;

/**
 * One argument of an operation: a row of data.
 *
 * @param name        its name in camelCase, as option, header and body field know it
 * @param wire        its name on the wire; in a body with dots for members of members
 * @param place       where on the wire it stands
 * @param type        what it is
 * @param required    whether nothing goes without it
 * @param identity    whether it says whose or which: a header and a body that differ in it are an error
 * @param origin      who may give it
 * @param description what it means, a sentence
 */
public record Parameter(
        String name, String wire, Place place, Type type, boolean required, boolean identity, Origin origin,
        String description) {

    /** Where on the wire an argument stands. */
    public enum Place {
        PATH,
        QUERY,
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
        FLAG,
        LIST,
        /** text, or a list of texts, as it came */
        TEXT_OR_LIST,
        DURATION,
        OBJECT
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

    public Parameter {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
    }

    static Parameter path(String name, String description) {
        return new Parameter(name, name, Place.PATH, Type.TEXT, true, true, Origin.MESSAGE, description);
    }

    static Parameter query(String name, Type type, String description) {
        return new Parameter(name, Names.snakeCase(name), Place.QUERY, type, false, false, Origin.MESSAGE, description);
    }

    static Parameter body(String name, Type type, String wire, String description) {
        Origin origin = type == Type.OBJECT ? Origin.BODY : Origin.MESSAGE;
        return new Parameter(name, wire, Place.BODY, type, false, false, origin, description);
    }

    static Parameter own(String name, Type type, String description) {
        Origin origin = type == Type.OBJECT ? Origin.BODY : Origin.MESSAGE;
        return new Parameter(name, Names.snakeCase(name), Place.OWN, type, false, false, origin, description);
    }

    static Parameter policy(String name, Type type, String description) {
        return new Parameter(name, Names.snakeCase(name), Place.OWN, type, false, false, Origin.ENDPOINT, description);
    }

    /** The same, but nothing goes without it. */
    Parameter asRequired() {
        return new Parameter(name, wire, place, type, true, identity, origin, description);
    }

    /** The same, but it says whose or which. */
    Parameter asIdentity() {
        return new Parameter(name, wire, place, type, required, true, origin, description);
    }

    /** The name of the header that gives it. */
    public String header() {
        return Names.header(name);
    }

    /** Its name in snake_case, as a body may spell it. */
    public String snakeCase() {
        return Names.snakeCase(name);
    }
}
