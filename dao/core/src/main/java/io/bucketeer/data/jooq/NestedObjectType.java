package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.CompositeReader;
import io.bucketeer.data.dialect.JsonReader;
import io.bucketeer.data.dialect.NestedCodec;
import io.bucketeer.data.dialect.NestedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A column of one nested object, whose stored JSON may have another form than the composite's attributes. */
final class NestedObjectType<T> extends NestedType<T> {

    private final NestedCodec<T> stored;
    private final NestedCodec<T> plain;

    /**
     * @param stored the form in a JSON column
     * @param plain the form whose keys are the composite's attributes
     */
    NestedObjectType(String composite, NestedCodec<T> stored, NestedCodec<T> plain) {
        super(composite, false);
        this.stored = stored;
        this.plain = plain;
    }

    @Override
    public void writeJson(JsonGenerator out, T value) {
        stored.write(out, value);
    }

    @Override
    public @Nullable T readJson(JsonReader in) {
        return in.nestedHere(stored);
    }

    @Override
    public void writeRecord(JsonGenerator out, T value) {
        plain.write(out, value);
    }

    @Override
    public @Nullable T readRecord(JsonReader in) {
        return in.nestedHere(plain);
    }

    @Override
    public T readComposite(CompositeReader in) {
        return plain.read(in);
    }
}
