package io.bucketeer.data.migration;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A foreign key from one table of a MySQL database to another.
 *
 * @param table the table that refers
 * @param name the name of the constraint
 * @param columns the columns that refer, in order
 * @param parent the table that is referred to
 * @param parentColumns the columns that are referred to, in the same order
 * @param rules what happens to rows that refer, as it is declared
 */
record ForeignKey(
        String table, String name, List<String> columns, String parent, List<String> parentColumns, String rules) {

    static final String QUERY = """
            SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME,
                CONCAT('ON UPDATE ', r.UPDATE_RULE, ' ON DELETE ', r.DELETE_RULE)
            FROM information_schema.KEY_COLUMN_USAGE k
            JOIN information_schema.REFERENTIAL_CONSTRAINTS r
                ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
            WHERE k.REFERENCED_TABLE_SCHEMA = DATABASE() AND k.TABLE_SCHEMA = DATABASE()
            ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION""";

    private static final String NAMES = "(`.+`)";
    private static final Pattern DEFINITION =
            Pattern.compile("FOREIGN KEY \\(" + NAMES + "\\) REFERENCES " + NAMES + " \\(" + NAMES + "\\) (.*)");

    ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /** Whether one of its columns, on either side, passes a test of table and name. */
    boolean touches(BiPredicate<String, String> test) {
        return columns.stream().anyMatch(column -> test.test(table, column))
                || parentColumns.stream().anyMatch(column -> test.test(parent, column));
    }

    /** Whether a column belongs to it, on either side. */
    boolean holds(JoinedColumn column) {
        return touches(column::is);
    }

    /** The key whose {@link #definition()} was written down. */
    static ForeignKey of(String table, String name, String definition) {
        Matcher parts = DEFINITION.matcher(definition);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No definition of a foreign key: " + definition);
        }
        return new ForeignKey(
                table,
                name,
                JoinedColumn.unquoted(parts.group(1)),
                JoinedColumn.unquoted(parts.group(2)).getFirst(),
                JoinedColumn.unquoted(parts.group(3)),
                parts.group(4));
    }

    /** The same key as an ALTER TABLE adds it. */
    String definition() {
        return "FOREIGN KEY (" + JoinedColumn.quoted(columns) + ") REFERENCES " + JoinedColumn.quoted(parent) + " ("
                + JoinedColumn.quoted(parentColumns) + ") " + rules;
    }

    /** The condition, of a row {@code r} of its table, that it refers to nothing once text is compared by code point. */
    String broken() {
        String filled = String.join(
                " AND ",
                columns.stream()
                        .map(column -> "r." + JoinedColumn.quoted(column) + " IS NOT NULL")
                        .toList());
        List<String> equal = IntStream.range(0, columns.size())
                .mapToObj(i -> Reference.same(parentColumns.get(i), columns.get(i)))
                .toList();
        return filled + " AND NOT EXISTS (SELECT 1 FROM " + JoinedColumn.quoted(parent) + " AS p WHERE "
                + String.join(" AND ", equal) + ")";
    }
}
