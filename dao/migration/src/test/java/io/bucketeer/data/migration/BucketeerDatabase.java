package io.bucketeer.data.migration;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A MySQL database as Bucketeer's own migrations and services leave it. */
final class BucketeerDatabase {

    private static final Path FILES = Path.of("src/test/resources/bucketeer");

    private BucketeerDatabase() {}

    static TestDatabase create() throws SQLException, IOException {
        TestDatabase database = TestServers.mysql().createDatabase("bucketeer");
        try (Connection connection = database.connect()) {
            for (String file : List.of("schema.sql", "rows.sql")) {
                for (String statement : Files.readString(FILES.resolve(file)).split(";\n")) {
                    if (!statement.isBlank()) {
                        Sql.execute(connection, statement);
                    }
                }
            }
        }
        return database;
    }

    /** Every row of some tables, as text, in an order that no collation changes. */
    static List<String> rows(Connection connection, List<String> tables) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : tables) {
            Sql.rows(connection, "SELECT * FROM " + table).forEach(row -> rows.add(table + " " + row));
        }
        Collections.sort(rows);
        return rows;
    }
}
