package io.bucketeer.data.jooq;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A rendered list query.
 *
 * @param sql with {@code ?} for every value
 * @param values in the order of their {@code ?}
 */
record ListStatement(String sql, List<Object> values) {

    /** What is made of a query's rows while they are open. */
    @FunctionalInterface
    interface Result<R> {

        R of(ResultSet rows) throws SQLException;
    }

    /** Runs the query, inside the thread's unit of work or on a connection of its own. */
    <R> R run(Engine engine, Action action, Result<R> result) {
        return engine.transactions().read(action, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(new RowBinder(statement, engine.dialect().nestedValues()));
                try (ResultSet rows = statement.executeQuery()) {
                    return result.of(rows);
                }
            }
        });
    }

    void bind(RowBinder binder) throws SQLException {
        for (Object value : values) {
            binder.value(value);
        }
    }
}
