package io.bucketeer.data.migration;

import org.jspecify.annotations.Nullable;

/**
 * One thing that two schemas do not say alike.
 *
 * @param owner the table, or the type, domain or function where it is none of a table
 * @param kind what is said, such as {@code column} or {@code unique index}
 * @param name what it is said about, such as the name of a column; empty when it is the owner itself
 * @param expected what the schema says that is compared with; null when it says nothing
 * @param found what the compared schema says; null when it says nothing
 */
public record SchemaDifference(
        String owner,
        String kind,
        String name,
        @Nullable String expected,
        @Nullable String found) {

    static SchemaDifference of(@Nullable SchemaFact expected, @Nullable SchemaFact found) {
        SchemaFact any = expected == null ? found : expected;
        if (any == null) {
            throw new IllegalArgumentException("Neither schema says anything");
        }
        return new SchemaDifference(
                any.owner(),
                any.kind(),
                any.name(),
                expected == null ? null : expected.definition(),
                found == null ? null : found.definition());
    }

    /** In words, without the owner. */
    String words() {
        String subject = name.isEmpty() ? kind : kind + " " + name;
        if (found == null) {
            return subject + " is missing; expected: " + expected + ".";
        }
        return subject + (expected == null ? " is not expected" : ": expected: " + expected) + "; found: " + found
                + ".";
    }

    /**
     * In one line: {@code -} and what is expected only, {@code +} and what was found only, or {@code ~} and both, the
     * expected first.
     */
    @Override
    public String toString() {
        String subject = new SchemaFact(owner, kind, name, "").subject() + ": ";
        if (found == null) {
            return "- " + subject + expected;
        }
        return expected == null ? "+ " + subject + found : "~ " + subject + expected + " -> " + found;
    }
}
