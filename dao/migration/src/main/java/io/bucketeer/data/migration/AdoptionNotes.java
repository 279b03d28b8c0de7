package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a conversion of tables beside ours has to remember, in a table of the MySQL database: the foreign keys that it has
 * dropped and has to add again, so that a run that dies forgets none; and that the conversion of an adoption has ended,
 * so that no later run takes up another one. Each note is written and removed by one statement.
 */
final class AdoptionNotes {

    static final String TABLE = "bucketeer_adoption";

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS bucketeer_adoption (
                table_name varchar(64) NOT NULL
                    COMMENT 'The table that the foreign key belongs to; empty in the row that notes the end.',
                constraint_name varchar(64) NOT NULL COMMENT 'The name of the foreign key; empty in that row.',
                definition text NOT NULL COMMENT 'The foreign key, as ALTER TABLE adds it; in that row what it says.',
                PRIMARY KEY (table_name, constraint_name)
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
                COMMENT 'Foreign keys that are dropped while tables are converted, and whether an adoption has ended.'""";
    private static final String NOTE = "INSERT INTO " + TABLE + " (table_name, constraint_name, definition)"
            + " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE definition = definition";

    /** In place of the name of a table, which is never empty. */
    private static final String END = "";

    private final Connection connection;

    AdoptionNotes(Connection connection) {
        this.connection = connection;
    }

    /** Notes a key that is about to be dropped. */
    void add(ForeignKey key) throws SQLException {
        write(key.table(), key.name(), key.definition());
    }

    /** Notes that the conversion of an adoption has ended. */
    void end() throws SQLException {
        write(END, "", "The conversion of the adoption has ended.");
    }

    /** Whether that was noted. */
    boolean isEnded() throws SQLException {
        return rows().stream().anyMatch(row -> row.getFirst().equals(END));
    }

    /** The keys that are noted. */
    List<ForeignKey> keys() throws SQLException {
        return rows().stream()
                .filter(row -> !row.getFirst().equals(END))
                .map(row -> ForeignKey.of(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    /** Forgets a key that is there again. */
    void remove(ForeignKey key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + TABLE + " WHERE table_name = ? AND constraint_name = ?")) {
            statement.setString(1, key.table());
            statement.setString(2, key.name());
            statement.executeUpdate();
        }
    }

    private void write(String table, String constraint, String definition) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, table);
            statement.setString(2, constraint);
            statement.setString(3, definition);
            statement.executeUpdate();
        }
    }

    /** All columns of each; none where there is no table of notes. */
    private List<List<String>> rows() throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet table =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), TABLE, null)) {
            if (!table.next()) {
                return rows;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT table_name, constraint_name, definition FROM " + TABLE
                        + " ORDER BY table_name, constraint_name")) {
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return rows;
    }
}
