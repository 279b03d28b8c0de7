package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.BulkWrites;
import io.bucketeer.data.dialect.NestedJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import tools.jackson.core.JsonGenerator;

/** Many values as one parameter. */
final class MySqlJson {

    private static final Map<Class<?>, String> NUMBERS =
            Map.of(Integer.class, "int", Long.class, "bigint", Boolean.class, "tinyint");

    private MySqlJson() {}

    /**
     * What a column of {@code JSON_TABLE} must be for values of a table's column. A table function's text has the
     * session's collation unless it says its own; it says the columns' one, so that nothing depends on the session.
     */
    static String columnType(Field<?> column) {
        return column.getType() == String.class
                ? "varchar(" + column.getDataType().length() + ") character set utf8mb4 collate utf8mb4_0900_bin"
                : BulkWrites.typeName(column, NUMBERS);
    }

    /** A JSON array of texts. */
    static String array(Collection<String> texts) {
        return NestedJson.write(MySqlJson::write, texts);
    }

    private static void write(JsonGenerator out, Collection<String> texts) {
        out.writeStartArray();
        texts.forEach(out::writeString);
        out.writeEndArray();
    }

    /** A JSON array of arrays of texts, numbers and booleans. */
    static String rows(Collection<List<Object>> rows) {
        return NestedJson.write(MySqlJson::writeRows, rows);
    }

    private static void writeRows(JsonGenerator out, Collection<List<Object>> rows) {
        out.writeStartArray();
        for (List<Object> row : rows) {
            out.writeStartArray();
            row.forEach(value -> writeValue(out, value));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static void writeValue(JsonGenerator out, Object value) {
        switch (value) {
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            default -> throw new IllegalArgumentException("no row in bulk holds a " + value.getClass());
        }
    }
}
