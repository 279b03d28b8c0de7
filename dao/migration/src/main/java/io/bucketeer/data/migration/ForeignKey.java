package io.bucketeer.data.migration;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * A foreign key that ends or begins in a MySQL database.
 *
 * @param schema the database that its table is in; empty for the same as the table that it refers to
 * @param table the table that refers
 * @param name the name of the constraint
 * @param columns the columns that refer, in order; empty where the schema is not
 * @param parent the table that is referred to
 * @param parentColumns the columns that are referred to, in the same order
 * @param rules what happens to rows that refer, as it is declared
 */
record ForeignKey(
        String schema,
        String table,
        String name,
        List<String> columns,
        String parent,
        List<String> parentColumns,
        String rules) {

    static final String QUERY = """
            SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME,
                CONCAT('ON UPDATE ', r.UPDATE_RULE, ' ON DELETE ', r.DELETE_RULE)
            FROM information_schema.KEY_COLUMN_USAGE k
            JOIN information_schema.REFERENTIAL_CONSTRAINTS r
                ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
            WHERE k.REFERENCED_TABLE_SCHEMA = DATABASE() AND k.TABLE_SCHEMA = DATABASE()
            ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION""";

    /**
     * All keys of the server, each name with its database before it. The other catalog does not show the tables of a
     * database in which the user has no rights.
     */
    static final String SERVER_QUERY =
            "SELECT FOR_NAME, ID, REF_NAME FROM information_schema.INNODB_FOREIGN ORDER BY FOR_NAME, ID";

    ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /** A key of a table in another database, as far as it is told here. */
    static ForeignKey elsewhere(String schema, String table, String name, String parent) {
        return new ForeignKey(schema, table, name, List.of(), parent, List.of(), "");
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
