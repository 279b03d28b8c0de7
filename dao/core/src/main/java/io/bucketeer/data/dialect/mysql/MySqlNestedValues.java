package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.NestedJson;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Nested values are JSON documents, written as text (as bytes the server refuses them, error 3144) and read as UTF-8.
 */
final class MySqlNestedValues implements NestedValues {

    @Override
    public String placeholder(NestedType<?> type) {
        return "?";
    }

    @Override
    public String selection(NestedType<?> type, String column) {
        return column;
    }

    @Override
    public <T> void bind(PreparedStatement statement, int index, NestedType<T> type, @Nullable T value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, NestedJson.write(type::writeJson, value));
        }
    }

    @Override
    public <T> @Nullable T read(ResultSet row, int index, NestedType<T> type, UnknownMemberListener unknown)
            throws SQLException {
        byte[] document = row.getBytes(index);
        return document == null ? null : NestedJson.read(document, unknown, type::readJson);
    }
}
