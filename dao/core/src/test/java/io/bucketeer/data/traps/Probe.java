package io.bucketeer.data.traps;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Something tried on one server by plain JDBC, on a connection of its own.
 *
 * @param what the statements, or in a few words what is done
 * @param attempt does it and gives what comes back
 */
record Probe(String what, Attempt attempt) {

    /** May end in an error of the server or the driver, which then is the answer. */
    @FunctionalInterface
    interface Attempt {

        String on(Connection connection) throws SQLException;
    }

    /** Statements one after another; the last one's first value or number of rows is the answer. */
    static Probe of(String... statements) {
        return new Probe("`" + String.join("; ", statements) + "`", connection -> {
            String answer = "";
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    answer = answer(statement, statement.execute(sql));
                }
            }
            return answer;
        });
    }

    /** One statement with one parameter, bound by the driver's {@code setObject}. */
    static Probe of(String sql, Object value, String valueInWords) {
        return new Probe("`" + sql + "` with " + valueInWords, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, value);
                return answer(statement, statement.execute());
            }
        });
    }

    private static String answer(Statement statement, boolean rows) throws SQLException {
        if (!rows) {
            return written(statement.getUpdateCount());
        }
        StringBuilder values = new StringBuilder();
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                String value = result.getString(1);
                values.append(values.isEmpty() ? "" : ", ").append(value == null ? "NULL" : value);
            }
        }
        return values.isEmpty() ? "no row" : values.toString();
    }

    private static String written(int rows) {
        return switch (rows) {
            case 0 -> "done";
            case 1 -> "1 row";
            default -> rows + " rows";
        };
    }

    /** What a reader of the page is told; the numbers of an error, not its text, which differs between versions. */
    String seen(Connection connection) {
        try {
            return "`" + attempt.on(connection) + "`";
        } catch (SQLException e) {
            String number = e.getErrorCode() == 0 ? "" : " " + e.getErrorCode();
            return "**error" + number + "**, SQLSTATE " + e.getSQLState();
        }
    }
}
