package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.MalformedValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits one level of PostgreSQL's text form of composites and arrays into members, with that level's quoting undone.
 * {@code ""} inside quotes is a quote (composites), a backslash takes the next character literally (both).
 */
final class TextForm {

    private final String text;
    private final char close;
    private int position;

    private TextForm(String text, int position, char close) {
        this.text = text;
        this.position = position;
        this.close = close;
    }

    /** The attributes of a composite; nothing at all between two commas is null. */
    static List<@Nullable String> attributes(String text) {
        if (!text.startsWith("(")) {
            throw malformed("no composite", 0);
        }
        TextForm form = new TextForm(text, 1, ')');
        List<@Nullable String> attributes = new ArrayList<>();
        do {
            attributes.add(form.attribute());
        } while (form.more());
        return attributes;
    }

    /** The elements of an array of one dimension; an unquoted NULL is null. */
    static List<@Nullable String> elements(String text) {
        int start = text.startsWith("[") ? text.indexOf('=') + 1 : 0; // bounds such as [0:1]= say nothing to us
        if (!text.startsWith("{", start)) {
            throw malformed("no array", start);
        }
        List<@Nullable String> elements = new ArrayList<>();
        TextForm form = new TextForm(text, start + 1, '}');
        if (text.startsWith("}", start + 1)) {
            form.more();
            return elements;
        }
        do {
            elements.add(form.element());
        } while (form.more());
        return elements;
    }

    private @Nullable String attribute() {
        char next = peek();
        return next == ',' || next == close ? null : member();
    }

    private @Nullable String element() {
        char next = peek();
        if (next == ',' || next == close || next == '{') {
            throw malformed("a missing element or a second dimension", position);
        }
        String element = member();
        return next != '"' && element.equalsIgnoreCase("NULL") ? null : element;
    }

    private String member() {
        StringBuilder member = new StringBuilder();
        boolean quoted = false;
        while (true) {
            char next = peek();
            if (!quoted && (next == ',' || next == close)) {
                return member.toString();
            }
            position++;
            if (next == '\\') {
                member.append(peek());
                position++;
            } else if (next != '"') {
                member.append(next);
            } else if (quoted && peek() == '"') {
                member.append('"');
                position++;
            } else {
                quoted = !quoted;
            }
        }
    }

    /** Takes the comma before another member, or the closing sign, which must be the last of all. */
    private boolean more() {
        char next = peek();
        position++;
        if (next == ',') {
            return true;
        }
        if (next != close || position != text.length()) {
            throw malformed("something after its end", position);
        }
        return false;
    }

    private char peek() {
        if (position >= text.length()) {
            throw malformed("no end", position);
        }
        return text.charAt(position);
    }

    private static MalformedValueException malformed(String found, int position) {
        return new MalformedValueException("holds " + found + " at character " + position + " of its text form");
    }
}
