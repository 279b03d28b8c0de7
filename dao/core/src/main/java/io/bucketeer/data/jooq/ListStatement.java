package io.bucketeer.data.jooq;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rendered list query.
 *
 * @param sql with {@code ?} for every value
 * @param values in the order of their {@code ?}
 */
record ListStatement(String sql, List<Object> values) {

    /** The same with more values after the others. */
    ListStatement with(List<Object> more) {
        return more.isEmpty()
                ? this
                : new ListStatement(
                        sql, Stream.concat(values.stream(), more.stream()).toList());
    }

    void bind(RowBinder binder) throws SQLException {
        for (Object value : values) {
            binder.value(value);
        }
    }
}
