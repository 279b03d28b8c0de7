package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.UnknownMemberListener;
import io.bucketeer.data.error.InternalDataAccessException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row one after another. Not thread-safe; one per result. */
final class RowReader {

    private final ResultSet rows;
    private final RowName name;
    private final NestedValues nestedValues;
    private final UnknownMemberListener unknown;
    private int index;

    RowReader(ResultSet rows, RowName name, NestedValues nestedValues, UnknownMemberListener unknown) {
        this.rows = rows;
        this.name = name;
        this.nestedValues = nestedValues;
        this.unknown = unknown;
    }

    /** What is being done to the row that the result stands at. */
    interface RowName {
        Action of(ResultSet row) throws SQLException;
    }

    /** Moves to the next row; false after the last. */
    boolean next() throws SQLException {
        index = 0;
        return rows.next();
    }

    String text() throws SQLException {
        return rows.getString(++index);
    }

    boolean bool() throws SQLException {
        return rows.getBoolean(++index);
    }

    int integer() throws SQLException {
        return rows.getInt(++index);
    }

    long longInteger() throws SQLException {
        return rows.getLong(++index);
    }

    /** Epoch seconds. */
    Instant instant() throws SQLException {
        return instant(rows.getLong(++index));
    }

    /** Epoch seconds; {@code null} for SQL NULL. */
    @Nullable
    Instant optionalInstant() throws SQLException {
        long seconds = rows.getLong(++index);
        return rows.wasNull() ? null : instant(seconds);
    }

    private Instant instant(long seconds) throws SQLException {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            throw corrupt(new MalformedValueException("holds seconds that are beyond any date"));
        }
    }

    /** A nested value that may be absent. */
    <T> @Nullable T optional(NestedType<T> type) throws SQLException {
        try {
            return nestedValues.read(rows, ++index, type, unknown);
        } catch (MalformedValueException e) {
            throw corrupt(e);
        }
    }

    /** A nested value that every row has. */
    <T> T nested(NestedType<T> type) throws SQLException {
        T value = optional(type);
        if (value == null) {
            throw corrupt(new MalformedValueException("holds no value"));
        }
        return value;
    }

    /** A nested list; SQL NULL and JSON null mean the empty one. */
    <E> List<E> list(NestedType<List<E>> type) throws SQLException {
        List<E> list = optional(type);
        return list == null ? List.of() : list;
    }

    /** The row is named even where the action is about many rows: one bad row must be found to be mended. */
    private InternalDataAccessException corrupt(MalformedValueException cause) throws SQLException {
        return Errors.corruptRow(name.of(rows), rows.getMetaData().getColumnLabel(index), cause);
    }
}
