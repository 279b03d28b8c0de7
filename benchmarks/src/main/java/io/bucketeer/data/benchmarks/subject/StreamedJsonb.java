package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.dialect.NestedJson;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A JSONB column, by the library's streaming codecs: what the library would do, had it chosen JSONB. */
record StreamedJsonb<T>(NestedType<T> type) implements ColumnCodec<T> {

    @Override
    public String placeholder() {
        return "?";
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        statement.setObject(index, value == null ? null : NestedJson.write(type::writeJson, value), Types.OTHER);
    }

    /** The driver's bytes are UTF-8 already; making a string of them first costs more. */
    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        byte[] document = row.getBytes(index);
        return document == null ? null : NestedJson.read(document, UnknownMemberListener.IGNORED, type::readJson);
    }
}
