package io.bucketeer.data.jooq;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is being done to which thing, for the message of an error; turned into text only when there is one.
 *
 * @param verb {@code find}, {@code insert}, …
 * @param table the table
 * @param environmentId the environment; {@code null} where the action is about all of them
 * @param key the row's key; {@code null} where the action is about many rows
 */
record Action(
        String verb,
        String table,
        @Nullable String environmentId,
        @Nullable String key) {

    private static final int SHOWN_LENGTH = 100;

    /** Control characters, separators of lines, and what changes the direction of all that follows. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");

    /** The same, done to one of the rows that it is about. */
    Action ofRow(String rowKey) {
        return new Action(verb, table, environmentId, rowKey);
    }

    /** The same, done to one row of one of the environments that it is about. */
    Action ofRow(String rowEnvironmentId, String rowKey) {
        return new Action(verb, table, rowEnvironmentId, rowKey);
    }

    /** The key of an action that is about one row. */
    String requireKey() {
        return Objects.requireNonNull(key);
    }

    @Override
    public String toString() {
        String row = key == null ? "" : " '" + shown(key) + "'";
        String place = environmentId == null ? "all environments" : "environment '" + shown(environmentId) + "'";
        return verb + " " + table + row + " in " + place;
    }

    /** Cut and without control characters: a name from outside must neither flood a log nor forge a line of it. */
    static String shown(String name) {
        String text = name.codePointCount(0, name.length()) <= SHOWN_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, SHOWN_LENGTH)) + "…";
        return CONTROL.matcher(text).replaceAll("?");
    }
}
