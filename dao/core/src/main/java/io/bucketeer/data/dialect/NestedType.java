package io.bucketeer.data.dialect;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A column type that holds nested data, with its three streaming forms. Implementations are generated, stateless and
 * thread-safe.
 *
 * @param <T> the Java type of the column's value
 */
public abstract class NestedType<T> {

    private final String composite;
    private final boolean array;

    /**
     * @param composite the name of the composite type that keeps one element
     * @param array whether the column is an array of that composite
     */
    protected NestedType(String composite, boolean array) {
        this.composite = composite;
        this.array = array;
    }

    /** The name of the composite type, of the element where the column is an array. */
    public final String composite() {
        return composite;
    }

    /** Whether the column is an array of {@link #composite}. */
    public final boolean array() {
        return array;
    }

    /** Writes the JSON document as a JSON column keeps it. */
    public abstract void writeJson(JsonGenerator out, T value);

    /** Reads a JSON document as a JSON column keeps it; JSON {@code null} gives {@code null} or an empty list. */
    public abstract @Nullable T readJson(JsonReader in);

    /**
     * Writes the JSON document whose keys are the composite's attributes; the same as {@link #writeJson} unless they
     * differ.
     */
    public void writeRecord(JsonGenerator out, T value) {
        writeJson(out, value);
    }

    /** Reads the JSON document whose keys are the composite's attributes. */
    public @Nullable T readRecord(JsonReader in) {
        return readJson(in);
    }

    /** Reads the composite, or array of composites, at the reader's position. */
    public abstract T readComposite(CompositeReader in);

    @Override
    public final String toString() {
        return array ? composite + "[]" : composite;
    }
}
