package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.CompositeReader;
import io.bucketeer.data.dialect.JsonReader;
import io.bucketeer.data.dialect.NestedCodec;
import io.bucketeer.data.dialect.NestedType;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A column of nested objects: a JSON array, or an array of composites. */
final class NestedListType<E> extends NestedType<List<E>> {

    private final NestedCodec<E> codec;

    NestedListType(String composite, NestedCodec<E> codec) {
        super(composite, true);
        this.codec = codec;
    }

    @Override
    public void writeJson(JsonGenerator out, List<E> value) {
        JsonWriting.list(out, value, codec);
    }

    @Override
    public List<E> readJson(JsonReader in) {
        return in.listHere(codec);
    }

    @Override
    public List<E> readComposite(CompositeReader in) {
        return in.array(codec);
    }
}
