package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.NestedCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Members of plain JSON objects: every key is written, an absent object as {@code null}, an empty list as {@code []}.
 */
final class JsonWriting {

    private JsonWriting() {}

    static void texts(JsonGenerator out, String key, List<String> values) {
        out.writeName(key);
        texts(out, values);
    }

    static void texts(JsonGenerator out, List<String> values) {
        out.writeStartArray();
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    static <T> void nested(JsonGenerator out, String key, @Nullable T value, NestedCodec<T> codec) {
        out.writeName(key);
        if (value == null) {
            out.writeNull();
        } else {
            codec.write(out, value);
        }
    }

    static <T> void list(JsonGenerator out, String key, List<T> values, NestedCodec<T> codec) {
        out.writeName(key);
        list(out, values, codec);
    }

    static <T> void list(JsonGenerator out, List<T> values, NestedCodec<T> codec) {
        out.writeStartArray();
        for (T value : values) {
            codec.write(out, value);
        }
        out.writeEndArray();
    }
}
