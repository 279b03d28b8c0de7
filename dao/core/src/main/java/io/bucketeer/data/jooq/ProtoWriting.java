package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.NestedCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Members of protojson objects: zero values are left out, enum constants stand by name. */
final class ProtoWriting {

    private ProtoWriting() {}

    static void text(JsonGenerator out, String key, String value) {
        if (!value.isEmpty()) {
            out.writeStringProperty(key, value);
        }
    }

    static void number(JsonGenerator out, String key, int value) {
        if (value != 0) {
            out.writeNumberProperty(key, value);
        }
    }

    /** A number without a name stands as the number, as protojson does it. */
    static void constant(JsonGenerator out, String key, int number, String name, boolean known) {
        if (!known) {
            out.writeNumberProperty(key, number);
        } else if (number != 0) {
            out.writeStringProperty(key, name);
        }
    }

    static void texts(JsonGenerator out, String key, List<String> values) {
        if (!values.isEmpty()) {
            JsonWriting.texts(out, key, values);
        }
    }

    static <T> void nested(JsonGenerator out, String key, @Nullable T value, NestedCodec<T> codec) {
        if (value != null) {
            JsonWriting.nested(out, key, value, codec);
        }
    }

    static <T> void list(JsonGenerator out, String key, List<T> values, NestedCodec<T> codec) {
        if (!values.isEmpty()) {
            JsonWriting.list(out, key, values, codec);
        }
    }
}
