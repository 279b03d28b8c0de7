package io.bucketeer.data.traps;

import io.bucketeer.data.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

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

        String on(Connection connection, Others others) throws SQLException;
    }

    /** Statements one after another; the last one's first column or number of rows is the answer. */
    static Probe of(String... statements) {
        return new Probe(code(statements), (connection, others) -> answer(connection, statements));
    }

    /** As {@link #of(String...)}, on a connection with such settings of the driver. */
    static Probe with(String settings, String... statements) {
        return new Probe(
                code(statements) + " with `" + settings + "`",
                (connection, others) -> answer(others.connect(settings), statements));
    }

    /** One statement with one parameter, bound by the driver's {@code setObject}. */
    static Probe of(String sql, Object value, String valueInWords) {
        return new Probe("`" + sql + "` with " + valueInWords, (connection, others) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, value);
                return answer(statement, statement.execute(), sql);
            }
        });
    }

    /** The same, after which there is no table {@code trap}. */
    Probe dropping() {
        return new Probe(what, (connection, others) -> {
            try {
                return attempt.on(connection, others);
            } finally {
                others.close();
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                answer(connection, "drop table if exists trap");
            }
        });
    }

    private static String code(String... statements) {
        return "`" + String.join("; ", statements) + "`";
    }

    /** What the last of the statements answers. */
    static String answer(Connection connection, String... statements) throws SQLException {
        String answer = "";
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                answer = answer(statement, statement.execute(sql), sql);
            }
        }
        return answer;
    }

    /** As {@link #answer(Connection, String...)}, or the error that ended it. */
    static String answerOrError(Connection connection, String... statements) {
        try {
            return answer(connection, statements);
        } catch (SQLException e) {
            return error(e);
        }
    }

    private static String answer(Statement statement, boolean rows, String sql) throws SQLException {
        if (!rows) {
            return written(statement.getUpdateCount(), sql);
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

    private static String written(int rows, String sql) {
        return switch (rows) {
            case 0 -> sql.toLowerCase(Locale.ROOT).matches("(insert|update|delete) .*") ? "0 rows" : "done";
            case 1 -> "1 row";
            default -> rows + " rows";
        };
    }

    /** An error by its numbers, not by its text, which differs between versions. */
    static String error(SQLException e) {
        String number = e.getErrorCode() == 0 ? "" : " " + e.getErrorCode();
        return "error" + number + ", SQLSTATE " + e.getSQLState();
    }

    /** What a reader of the page is told. */
    String seen(TestDatabase database) {
        try (Connection connection = database.connect();
                Others others = new Others(database)) {
            return "`" + attempt.on(connection, others) + "`";
        } catch (SQLException e) {
            return error(e).replaceFirst("(error[^,]*)", "**$1**");
        }
    }
}
