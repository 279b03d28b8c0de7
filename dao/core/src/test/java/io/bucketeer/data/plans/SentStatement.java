package io.bucketeer.data.plans;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement as it goes to the server.
 *
 * @param sql its text
 * @param bound what was bound, of a batch that of the first row; in the order of the parameters
 */
record SentStatement(String sql, List<Bound> bound) {

    /**
     * A parameter.
     *
     * @param setter the method of {@link PreparedStatement} that bound it
     * @param arguments the index first
     */
    record Bound(Method setter, List<Object> arguments) {

        int index() {
            return (Integer) arguments.getFirst();
        }

        /** The value; {@code null} where it is SQL's null. */
        Object value() {
            return setter.getName().equals("setNull") ? null : arguments.get(1);
        }

        private void to(PreparedStatement statement) throws SQLException {
            try {
                setter.invoke(statement, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw new SQLException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The same with another text around it, with the same parameters in the same order. */
    SentStatement as(String text) {
        return new SentStatement(text, bound);
    }

    /** Prepares it, with what was bound. An array can only be bound on the connection that made it. */
    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (Bound parameter : bound) {
            parameter.to(statement);
        }
        return statement;
    }

    /** The type of a parameter as PostgreSQL names it, where the driver says one; {@code unknown} otherwise. */
    static String postgresType(Bound parameter) throws SQLException {
        return switch (parameter.value()) {
            case null -> "unknown";
            case Array array -> array.getBaseTypeName() + "[]";
            case Integer integer -> "int4";
            case Long number -> "int8";
            case Boolean flag -> "bool";
            default -> parameter.setter().getName().equals("setString") ? "varchar" : "unknown";
        };
    }
}
