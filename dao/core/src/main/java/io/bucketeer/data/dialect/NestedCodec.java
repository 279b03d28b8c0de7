package io.bucketeer.data.dialect;

import tools.jackson.core.JsonGenerator;

/**
 * The streaming forms of one nested object. Implementations are generated, stateless and thread-safe.
 *
 * @param <T> the record
 */
public interface NestedCodec<T> {

    /** Writes the object, every key of it. */
    void write(JsonGenerator out, T value);

    /** Reads the object that the reader stands at; missing keys give zero values. */
    T read(JsonReader in);

    /** Reads the composite value that the reader stands at; missing attributes give zero values. */
    T read(CompositeReader in);
}
