package io.bucketeer.data.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a nested value (a list of variations, a strategy, tags) travels to and from its column. One database keeps it as
 * JSON, the other as a composite type; callers never see which. Thread-safe.
 */
public interface NestedValues {

    /** The SQL of one bind value for a column of that type; it holds exactly one {@code ?}. */
    String placeholder(NestedType<?> type);

    /** The SQL that selects a column of that type, given the column's rendered (quoted) name. */
    String selection(NestedType<?> type, String column);

    /** Binds the value, or SQL NULL, to the one parameter of {@link #placeholder}. */
    <T> void bind(PreparedStatement statement, int index, NestedType<T> type, @Nullable T value) throws SQLException;

    /**
     * Reads what {@link #selection} selected; {@code null} for SQL NULL.
     *
     * @param unknown told of every member that the library does not know; reading goes on
     */
    <T> @Nullable T read(ResultSet row, int index, NestedType<T> type, UnknownMemberListener unknown)
            throws SQLException;
}
