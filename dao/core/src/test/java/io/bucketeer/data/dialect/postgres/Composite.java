package io.bucketeer.data.dialect.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's binary form, put together by its description: what the reader's tests read. */
final class Composite {

    private static final int OID = 4_711;

    private Composite() {}

    /** A composite of these attributes, null where one is null. */
    static byte[] of(byte @Nullable []... attributes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(number(attributes.length));
        for (byte[] attribute : attributes) {
            out.writeBytes(number(OID));
            out.writeBytes(sized(attribute));
        }
        return out.toByteArray();
    }

    /** An array of one dimension. */
    static byte[] array(List<byte[]> elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean empty = elements.isEmpty();
        boolean hasNull = elements.stream().anyMatch(Objects::isNull);
        out.writeBytes(numbers(empty ? 0 : 1, hasNull ? 1 : 0, OID));
        if (!empty) {
            out.writeBytes(numbers(elements.size(), 1));
        }
        elements.forEach(element -> out.writeBytes(sized(element)));
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] texts(String... texts) {
        return array(Arrays.stream(texts).map(Composite::text).toList());
    }

    static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static byte[] numbers(int... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length);
        Arrays.stream(numbers).forEach(buffer::putInt);
        return buffer.array();
    }

    private static byte[] sized(byte @Nullable [] value) {
        if (value == null) {
            return number(-1);
        }
        return ByteBuffer.allocate(4 + value.length)
                .putInt(value.length)
                .put(value)
                .array();
    }
}
