package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The foreign keys that an adoption of a MySQL database has dropped and has to add again, noted in a table there, so that
 * a run that dies forgets none.
 */
final class AdoptionNotes {

    static final String TABLE = "bucketeer_adoption";

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS bucketeer_adoption (
                table_name varchar(64) NOT NULL COMMENT 'The table that the foreign key belongs to.',
                constraint_name varchar(64) NOT NULL COMMENT 'The name of the foreign key.',
                definition text NOT NULL COMMENT 'The foreign key, as ALTER TABLE adds it.',
                PRIMARY KEY (table_name, constraint_name)
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
                COMMENT 'Foreign keys that are dropped while tables are converted; empty before and after that.'""";
    private static final String NOTE = "INSERT INTO " + TABLE + " (table_name, constraint_name, definition)"
            + " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE definition = definition";

    private final Connection connection;

    AdoptionNotes(Connection connection) {
        this.connection = connection;
    }

    /**
     * A foreign key that is to be added again.
     *
     * @param table the table that it belongs to
     * @param constraint its name
     * @param definition the key, as an ALTER TABLE adds it
     */
    record Note(String table, String constraint, String definition) {

        TableChange restored() {
            return TableChange.add(table, constraint, definition);
        }
    }

    /** Makes the table of notes, where it is missing, and notes a key. */
    void add(ForeignKey key) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, key.table());
            statement.setString(2, key.name());
            statement.setString(3, key.definition());
            statement.executeUpdate();
        }
    }

    /** All of them; none where there is no table of notes. */
    List<Note> all() throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (ResultSet table =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), TABLE, null)) {
            if (!table.next()) {
                return notes;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT table_name, constraint_name, definition FROM " + TABLE
                        + " ORDER BY table_name, constraint_name")) {
            while (row.next()) {
                notes.add(new Note(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return notes;
    }

    /** Forgets a key that is there again. */
    void remove(Note note) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + TABLE + " WHERE table_name = ? AND constraint_name = ?")) {
            statement.setString(1, note.table());
            statement.setString(2, note.constraint());
            statement.executeUpdate();
        }
    }
}
