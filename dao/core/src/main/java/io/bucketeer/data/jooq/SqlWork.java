package io.bucketeer.data.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work on one connection. */
@FunctionalInterface
interface SqlWork<T extends @Nullable Object> {

    T run(Connection connection) throws SQLException;
}
