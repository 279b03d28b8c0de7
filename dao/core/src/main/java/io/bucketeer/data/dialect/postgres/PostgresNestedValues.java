package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.dialect.NestedJson;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Nested values are composites. They are written as JSON whose keys are attribute names, which goes on working when a
 * type gains an attribute (a record literal does not), and read in the form that the server sends.
 */
final class PostgresNestedValues implements NestedValues {

    /** The server makes records of objects only, so a list is sent as the one member of an object. */
    private static final String LIST = "list";

    private final boolean readJson;

    /**
     * @param readJson whether the server turns what is read into JSON: for poolers that allow no prepared statement,
     *     over which composites would always come as text
     */
    PostgresNestedValues(boolean readJson) {
        this.readJson = readJson;
    }

    @Override
    public String placeholder(NestedType<?> type) {
        String composite = "\"" + type.composite() + "\"";
        if (!type.array()) {
            return "jsonb_populate_record(null::" + composite + ", ?::jsonb)";
        }
        // gathering the records of jsonb_populate_recordset into an array takes the server a third longer
        return "(select " + LIST + " from jsonb_to_record(?::jsonb) as document(" + LIST + " " + composite + "[]))";
    }

    @Override
    public String selection(NestedType<?> type, String column) {
        return readJson ? "to_jsonb(" + column + ")" : column;
    }

    @Override
    public <T> void bind(PreparedStatement statement, int index, NestedType<T> type, @Nullable T value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else {
            // an untyped parameter takes the type of the cast around it
            statement.setObject(index, document(type, value), Types.OTHER);
        }
    }

    private static <T> String document(NestedType<T> type, T value) {
        if (!type.array()) {
            return NestedJson.write(type::writeRecord, value);
        }
        return NestedJson.write(
                (out, list) -> {
                    out.writeStartObject();
                    out.writeName(LIST);
                    type.writeRecord(out, list);
                    out.writeEndObject();
                },
                value);
    }

    @Override
    public <T> @Nullable T read(ResultSet row, int index, NestedType<T> type, UnknownMemberListener unknown)
            throws SQLException {
        byte[] bytes = row.getBytes(index);
        if (bytes == null) {
            return null;
        }
        if (readJson) {
            return NestedJson.read(bytes, unknown, type::readRecord);
        }
        if (bytes.length == 0) {
            throw new MalformedValueException("holds nothing");
        }
        // Both binary forms begin with a count far below 2^24, both text forms with a bracket.
        if (bytes[0] != 0) {
            return type.readComposite(new TextCompositeReader(new String(bytes, StandardCharsets.UTF_8), unknown));
        }
        BinaryCompositeReader in = new BinaryCompositeReader(bytes, unknown);
        T value = type.readComposite(in);
        in.requireFinished();
        return value;
    }
}
