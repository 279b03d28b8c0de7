package io.bucketeer.data.benchmarks.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.StrategyType;
import io.bucketeer.data.model.VariationValueSchemaType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A JSONB column, by Jackson's data binding with a reader and a writer prepared once: what most services would do. */
record BoundJsonb<T>(ObjectReader reader, ObjectWriter writer) implements ColumnCodec<T> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addMixIn(Operator.class, OperatorNumber.class)
            .addMixIn(StrategyType.class, StrategyTypeNumber.class)
            .addMixIn(VariationValueSchemaType.class, SchemaTypeNumber.class)
            .build();

    static <T> BoundJsonb<T> of(NestedColumn<T> column) {
        return new BoundJsonb<>(MAPPER.readerFor(column.type()), MAPPER.writerFor(column.type()));
    }

    @Override
    public String placeholder() {
        return "?";
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        statement.setObject(index, value == null ? null : writer.writeValueAsString(value), Types.OTHER);
    }

    /** The driver's bytes are UTF-8 already; making a string of them first costs more. */
    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        byte[] document = row.getBytes(index);
        return document == null ? null : reader.readValue(document);
    }

    /** Enumerations are kept by number. */
    private abstract static class OperatorNumber {

        @JsonCreator
        static Operator of(int number) {
            return Operator.of(number);
        }

        @JsonValue
        abstract int number();
    }

    private abstract static class StrategyTypeNumber {

        @JsonCreator
        static StrategyType of(int number) {
            return StrategyType.of(number);
        }

        @JsonValue
        abstract int number();
    }

    private abstract static class SchemaTypeNumber {

        @JsonCreator
        static VariationValueSchemaType of(int number) {
            return VariationValueSchemaType.of(number);
        }

        @JsonValue
        abstract int number();
    }
}
