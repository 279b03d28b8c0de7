package io.bucketeer.data.benchmarks.subject;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How one nested column travels. */
interface ColumnCodec<T> {

    /** The SQL of its bind value. */
    String placeholder();

    void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException;

    @Nullable
    T read(ResultSet row, int index) throws SQLException;

    /** One codec for each nested column. */
    @FunctionalInterface
    interface Factory {
        <T> ColumnCodec<T> of(NestedColumn<T> column);
    }
}
