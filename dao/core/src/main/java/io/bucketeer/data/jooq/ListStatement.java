package io.bucketeer.data.jooq;

import java.sql.SQLException;
import java.util.List;

/**
 * A rendered list query.
 *
 * @param sql with {@code ?} for every value
 * @param values in the order of their {@code ?}
 */
record ListStatement(String sql, List<Object> values) {

    void bind(RowBinder binder) throws SQLException {
        for (Object value : values) {
            binder.value(value);
        }
    }
}
