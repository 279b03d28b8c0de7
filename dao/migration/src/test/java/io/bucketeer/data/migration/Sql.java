package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short SQL for tests; every value is read as text. */
final class Sql {

    private Sql() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The columns of each row, joined by {@code |}. */
    static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    columns.add(results.getString(i));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    /** The only column of the only row. */
    static String value(Connection connection, String sql) throws SQLException {
        List<String> rows = rows(connection, sql);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows instead of one: " + sql);
        }
        return rows.getFirst();
    }
}
