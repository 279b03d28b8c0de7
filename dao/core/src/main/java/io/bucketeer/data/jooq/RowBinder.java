package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after another. Not thread-safe; one per statement. */
final class RowBinder {

    private final PreparedStatement statement;
    private final NestedValues nestedValues;
    private int index;

    RowBinder(PreparedStatement statement, NestedValues nestedValues) {
        this.statement = statement;
        this.nestedValues = nestedValues;
    }

    /** Starts the next row of a batch. */
    void restart() {
        index = 0;
    }

    /** What names a row: the environment, where the table has one, and the key. */
    void key(@Nullable String environmentId, String key) throws SQLException {
        environment(environmentId);
        text(key);
    }

    /** The environment, where the table has one. */
    void environment(@Nullable String environmentId) throws SQLException {
        if (environmentId != null) {
            text(environmentId);
        }
    }

    void text(String value) throws SQLException {
        statement.setString(++index, value);
    }

    void bool(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
    }

    void integer(int value) throws SQLException {
        statement.setInt(++index, value);
    }

    void longInteger(long value) throws SQLException {
        statement.setLong(++index, value);
    }

    /** Epoch seconds. */
    void instant(Instant value) throws SQLException {
        statement.setLong(++index, value.getEpochSecond());
    }

    /** Epoch seconds; SQL NULL for {@code null}. */
    void optionalInstant(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.BIGINT);
        } else {
            instant(value);
        }
    }

    <T> void nested(NestedType<T> type, @Nullable T value) throws SQLException {
        nestedValues.bind(statement, ++index, type, value);
    }

    /** A value of a list query: text, a number, a boolean or an array of texts or numbers. */
    void value(Object value) throws SQLException {
        switch (value) {
            case String text -> text(text);
            case Boolean bool -> bool(bool);
            case Integer integer -> integer(integer);
            case Long longInteger -> longInteger(longInteger);
            case String[] texts ->
                statement.setArray(++index, statement.getConnection().createArrayOf("text", texts));
            case Long[] numbers ->
                statement.setArray(++index, statement.getConnection().createArrayOf("bigint", numbers));
            default -> throw new IllegalArgumentException("no list query binds a " + value.getClass());
        }
    }
}
