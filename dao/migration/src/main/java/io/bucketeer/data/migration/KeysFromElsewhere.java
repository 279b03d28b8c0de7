package io.bucketeer.data.migration;

import io.bucketeer.data.migration.AdoptionFinding.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The foreign keys by which tables of other databases refer to a MySQL database. They keep what they refer to from being
 * converted, and are not converted with it.
 *
 * @param keys those that the user may see
 * @param complete whether the user may see all
 */
record KeysFromElsewhere(List<Key> keys, boolean complete) {

    /** MySQL 8.0 lets everyone read this, newer servers only who has the right PROCESS. */
    private static final String ALL = """
            SELECT SUBSTRING_INDEX(FOR_NAME, '/', 1), SUBSTRING_INDEX(FOR_NAME, '/', -1), SUBSTRING_INDEX(ID, '/', -1),
                SUBSTRING_INDEX(REF_NAME, '/', -1)
            FROM information_schema.INNODB_FOREIGN
            WHERE CAST(SUBSTRING_INDEX(REF_NAME, '/', 1) AS BINARY) = CAST(DATABASE() AS BINARY)
                AND CAST(SUBSTRING_INDEX(FOR_NAME, '/', 1) AS BINARY) <> CAST(DATABASE() AS BINARY)
            ORDER BY 1, 2, 3""";

    /** Shows the tables of a database only to who has a right there. */
    private static final String VISIBLE = """
            SELECT DISTINCT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_NAME
            FROM information_schema.KEY_COLUMN_USAGE
            WHERE REFERENCED_TABLE_SCHEMA = DATABASE() AND TABLE_SCHEMA <> DATABASE()
            ORDER BY 1, 2, 3""";

    private static final String RIGHT_MISSING = "1227";

    private static final AdoptionFinding NOT_SEEN = new AdoptionFinding(
            Kind.NOTICE,
            "other databases",
            "this server shows all their foreign keys to a user with the right PROCESS only; one that refers to this"
                    + " database would stop its conversion.",
            "An administrator sees them, in this database: SELECT * FROM information_schema.KEY_COLUMN_USAGE WHERE"
                    + " REFERENCED_TABLE_SCHEMA = DATABASE() AND TABLE_SCHEMA <> DATABASE();");

    KeysFromElsewhere {
        keys = List.copyOf(keys);
    }

    /**
     * One of them.
     *
     * @param schema the database of the table that refers
     * @param table the table that refers
     * @param name the name of the constraint
     * @param parent the table that is referred to
     */
    record Key(String schema, String table, String name, String parent) {

        private AdoptionFinding finding() {
            return new AdoptionFinding(
                    Kind.OTHER_TABLE,
                    schema + "." + table,
                    "foreign key " + name + " refers to " + parent
                            + " from another database, so that table cannot be converted.",
                    "Drop it: ALTER TABLE " + JoinedColumn.quoted(schema) + "." + JoinedColumn.quoted(table)
                            + " DROP FOREIGN KEY " + JoinedColumn.quoted(name) + ";");
        }
    }

    /** To the database that a connection is in. */
    static KeysFromElsewhere read(Connection connection) throws SQLException {
        try {
            return new KeysFromElsewhere(keys(connection, ALL), true);
        } catch (SQLException e) {
            if (ServerFailure.hasCode(e, RIGHT_MISSING)) {
                return new KeysFromElsewhere(keys(connection, VISIBLE), false);
            }
            throw e;
        }
    }

    private static List<Key> keys(Connection connection, String query) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                keys.add(new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return keys;
    }

    /** What is to be said of them where some tables are to be converted. */
    List<AdoptionFinding> findings(Set<String> tables) {
        return Stream.concat(
                        keys.stream()
                                .filter(key -> tables.contains(key.parent()))
                                .map(Key::finding),
                        complete || tables.isEmpty() ? Stream.empty() : Stream.of(NOT_SEEN))
                .toList();
    }
}
