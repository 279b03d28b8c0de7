package io.bucketeer.data.jooq;

import io.bucketeer.data.error.InvalidDataException.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a value before any SQL is sent, so that both databases refuse the same values with the
 * same error, all problems at once. Lengths are counted in code points, as both databases count them. Not thread-safe.
 */
final class Validator {

    /** What a MySQL TEXT column holds, in bytes; PostgreSQL would take more. */
    static final int LONG_TEXT_MAX_BYTES = 65_535;

    /** PostgreSQL refuses an index row above 2,704 bytes, at the insert; the rest of that is its own overhead. */
    static final int INDEX_ROW_MAX_BYTES = 2_600;

    /**
     * What MySQL's index over the elements of a list column takes of each, in code points; the length of a tag's name.
     */
    static final int INDEXED_ELEMENT_MAX_LENGTH = 255;

    /**
     * What MySQL's index over the elements takes of one row, in bytes of UTF-8 and in elements. An insert may have
     * more, but an update notes the old and the new ones in one undo record, which must fit a page (error 1713).
     */
    static final int INDEXED_LIST_MAX_BYTES = 2_048;

    static final int INDEXED_LIST_MAX_ELEMENTS = 500;

    /**
     * What a row may hold, in characters, with {@link #TEXT_OVERHEAD} for each text: however much of it has to be
     * escaped, MySQL takes it in one packet of the default size.
     */
    static final int ROW_MAX_SIZE = 4 * 1024 * 1024;

    /** For quotes, keys and brackets. */
    private static final int TEXT_OVERHEAD = 16;

    private final Action action;
    private final List<String> path = new ArrayList<>();
    private @Nullable List<Violation> violations;
    private long size;

    Validator(Action action) {
        this.action = action;
    }

    /** Text of at most so many code points. */
    void text(String name, String value, int maxLength) {
        if (value.length() > maxLength && value.codePointCount(0, value.length()) > maxLength) {
            report(
                    name,
                    "is " + value.codePointCount(0, value.length()) + " characters long but it may have at most "
                            + maxLength);
        }
        text(name, value);
    }

    /** Text in a column that is limited by bytes. */
    void longText(String name, String value) {
        if (value.length() > LONG_TEXT_MAX_BYTES / 3 && utf8Length(value) > LONG_TEXT_MAX_BYTES) {
            report(
                    name,
                    "is " + utf8Length(value) + " bytes long in UTF-8 but it may have at most " + LONG_TEXT_MAX_BYTES);
        }
        text(name, value);
    }

    /** Text of any length that both databases can store: no NUL, no lone surrogate. */
    void text(String name, String value) {
        size += value.length() + TEXT_OVERHEAD;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                report(name, "holds a NUL character at index " + i + ", which PostgreSQL cannot store");
                return;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(value, i)) {
                    report(name, "holds half of a surrogate pair at index " + i + ", which is no character");
                    return;
                }
                size--;
                i++;
            }
        }
    }

    private static boolean isPair(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
    }

    /** Texts without a null among them. */
    void texts(String name, List<String> values) {
        texts(name, values, Integer.MAX_VALUE);
    }

    /** Texts of at most so many code points each, without a null among them. */
    void texts(String name, List<String> values, int maxLength) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            String element = name + "[" + i + "]";
            if (value == null) {
                report(element, "is null");
            } else {
                text(element, value, maxLength);
            }
        }
    }

    /** Texts in a list column whose elements are indexed. */
    void indexedTexts(String name, List<String> values) {
        texts(name, values, INDEXED_ELEMENT_MAX_LENGTH);
        if (values.size() > INDEXED_LIST_MAX_ELEMENTS) {
            report(name, "are " + values.size() + " but there may be at most " + INDEXED_LIST_MAX_ELEMENTS);
            return;
        }
        limitBytes(name, values, INDEXED_LIST_MAX_BYTES, "may have at most");
    }

    /** A nested value. */
    <T> void nested(String name, @Nullable T value, BiConsumer<Validator, T> check) {
        if (value == null) {
            return;
        }
        path.add(name);
        check.accept(this, value);
        path.removeLast();
    }

    /** Nested values without a null among them. */
    <T> void list(String name, List<T> values, BiConsumer<Validator, T> check) {
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            String element = name + "[" + i + "]";
            if (value == null) {
                report(element, "is null");
            } else {
                nested(element, value, check);
            }
        }
    }

    /** The columns of one index row, which PostgreSQL limits in bytes. */
    void indexRow(String names, String... values) {
        limitBytes(names, Arrays.asList(values), INDEX_ROW_MAX_BYTES, "an index row holds at most");
    }

    /** As {@link #indexRow}, of an index that begins with the environment that the action is in. */
    void indexRowOfEnvironment(String names, String... values) {
        List<String> columns = new ArrayList<>(Arrays.asList(values));
        columns.add(action.environmentId());
        limitBytes(names, columns, INDEX_ROW_MAX_BYTES, "an index row holds at most");
    }

    /** Texts that together have at most so many bytes; a null counts nothing. */
    private void limitBytes(String names, List<String> values, int most, String limit) {
        long length = 0;
        for (String value : values) {
            length += value == null ? 0 : value.length();
        }
        if (length <= most / 3) {
            return; // a char takes three bytes at most
        }
        long bytes = 0;
        for (String value : values) {
            bytes += value == null ? 0 : utf8Length(value);
        }
        if (bytes > most) {
            report(names, "are together " + bytes + " bytes long in UTF-8 but " + limit + " " + most);
        }
    }

    /** Notes a problem with the named member at the current place. */
    void report(String name, String problem) {
        if (violations == null) {
            violations = new ArrayList<>();
        }
        path.add(name);
        violations.add(new Violation(String.join(".", path), problem));
        path.removeLast();
    }

    /** Throws when anything was reported or all texts together are too large. */
    void finish() {
        if (size > ROW_MAX_SIZE) {
            report(
                    action.table(),
                    "holds " + size + " characters, counting " + TEXT_OVERHEAD
                            + " more for each text, but it may hold at most " + ROW_MAX_SIZE);
        }
        if (violations != null) {
            throw Errors.invalid(action, violations);
        }
    }

    private static int utf8Length(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}
