package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.CompositeReader;
import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.dialect.NestedCodec;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads PostgreSQL's binary form in one pass, forwards, without an object per attribute. All numbers are big-endian
 * int4; a length of -1 means null.
 *
 * <ul>
 *   <li>composite: number of attributes, then for each its type's OID, its length, its bytes
 *   <li>array: number of dimensions, flags, the element type's OID, then size and lower bound of the one dimension,
 *       then for each element its length and its bytes; an empty array has no dimension and ends after the OID
 * </ul>
 */
final class BinaryCompositeReader extends CompositeReader {

    private static final int NULL = -1;
    private static final int INT = 4;
    private static final int MOST_ATTRIBUTES = 1_664; // MaxTupleAttributeNumber of the server

    private final byte[] bytes;
    private final UnknownMemberListener unknown;
    private int position;

    /** Of the composite that is being read: its number of attributes, and how many of them were read. */
    private int attributes;

    private int read;

    BinaryCompositeReader(byte[] bytes, UnknownMemberListener unknown) {
        this.bytes = bytes;
        this.unknown = unknown;
    }

    /** What {@link #end} needs is the state of the surrounding composite: its two numbers, 16 bits each. */
    @Override
    public int begin() {
        int outer = attributes << 16 | read;
        int count = number();
        if (count < 0 || count > MOST_ATTRIBUTES) {
            throw malformed("a composite of " + count + " attributes");
        }
        attributes = count;
        read = 0;
        return outer;
    }

    @Override
    public void end(int outer) {
        while (read < attributes) {
            int length = attribute();
            if (length != NULL) {
                unknown.found("attribute " + read);
                position += length;
            }
        }
        attributes = outer >>> 16;
        read = outer & 0xFFFF;
    }

    @Override
    public String text() {
        int length = attribute();
        return length == NULL ? "" : take(length);
    }

    @Override
    public int integer() {
        int length = attribute();
        if (length == NULL) {
            return 0;
        }
        if (length != INT) {
            throw malformed("a number of " + length + " bytes");
        }
        return number();
    }

    @Override
    public List<String> texts() {
        int length = attribute();
        if (length == NULL) {
            return List.of();
        }
        int end = position + length;
        String[] texts = new String[size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = take(element());
        }
        requireAt(end);
        return List.of(texts);
    }

    @Override
    public <T> @Nullable T nested(NestedCodec<T> codec) {
        int length = attribute();
        if (length == NULL) {
            return null;
        }
        int end = position + length;
        T value = codec.read(this);
        requireAt(end);
        return value;
    }

    @Override
    public <T> List<T> list(NestedCodec<T> codec) {
        int length = attribute();
        if (length == NULL) {
            return List.of();
        }
        int end = position + length;
        List<T> list = array(codec);
        requireAt(end);
        return list;
    }

    @Override
    public <T> List<T> array(NestedCodec<T> codec) {
        Object[] values = new Object[size()];
        for (int i = 0; i < values.length; i++) {
            int length = element();
            int end = position + length;
            values[i] = codec.read(this);
            requireAt(end);
        }
        @SuppressWarnings("unchecked") // the codec gave every element
        List<T> list = (List<T>) List.of(values);
        return list;
    }

    /** Fails unless every byte was read. */
    void requireFinished() {
        requireAt(bytes.length);
    }

    /** Steps to the next attribute's bytes and returns their number; {@link #NULL} where it is null or missing. */
    private int attribute() {
        if (read == attributes) {
            return NULL;
        }
        read++;
        position += INT; // the type's OID: types only grow, so the codec knows it
        return length();
    }

    /** Steps to the next element's bytes and returns their number. */
    private int element() {
        int length = length();
        if (length == NULL) {
            throw malformed("a null element");
        }
        return length;
    }

    /** Reads an array's header and returns the number of elements. */
    private int size() {
        int dimensions = number();
        position += 2 * INT; // flags and the element type's OID
        if (dimensions == 0) {
            return 0;
        }
        if (dimensions != 1) {
            throw malformed("an array of " + dimensions + " dimensions");
        }
        int size = number();
        position += INT; // the lower bound
        if (size < 0 || size > (bytes.length - position) / INT) {
            throw malformed("an array of " + size + " elements");
        }
        return size;
    }

    private int length() {
        int length = number();
        if (length < NULL || length > bytes.length - position) {
            throw malformed("a length of " + length);
        }
        return length;
    }

    private int number() {
        int at = position;
        if (at > bytes.length - INT) {
            throw malformed("the end");
        }
        position = at + INT;
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private String take(int length) {
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    private void requireAt(int end) {
        if (position != end) {
            throw malformed("not the end of the value");
        }
    }

    private MalformedValueException malformed(String found) {
        return new MalformedValueException("holds " + found + " at byte " + position + " of " + bytes.length);
    }
}
