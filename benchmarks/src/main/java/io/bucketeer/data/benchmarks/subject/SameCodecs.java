package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A column of the library's own table, read and written as the library does it. */
record SameCodecs<T>(NestedValues values, NestedType<T> type) implements ColumnCodec<T> {

    @Override
    public String placeholder() {
        return values.placeholder(type);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        values.bind(statement, index, type, value);
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        return values.read(row, index, type, UnknownMemberListener.IGNORED);
    }
}
