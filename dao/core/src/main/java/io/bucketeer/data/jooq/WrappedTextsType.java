package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.CompositeReader;
import io.bucketeer.data.dialect.JsonReader;
import io.bucketeer.data.dialect.NestedType;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A column of texts: a bare JSON array, or a composite whose one attribute is the list. */
final class WrappedTextsType extends NestedType<List<String>> {

    private final String member;

    WrappedTextsType(String composite, String member) {
        super(composite, false);
        this.member = member;
    }

    @Override
    public void writeJson(JsonGenerator out, List<String> value) {
        JsonWriting.texts(out, value);
    }

    @Override
    public List<String> readJson(JsonReader in) {
        return in.textsHere();
    }

    @Override
    public void writeRecord(JsonGenerator out, List<String> value) {
        out.writeStartObject();
        JsonWriting.texts(out, member, value);
        out.writeEndObject();
    }

    @Override
    public List<String> readRecord(JsonReader in) {
        List<String> texts = List.of();
        for (String key = in.firstKey(); key != null; key = in.nextKey()) {
            if (key.equals(member)) {
                texts = in.texts();
            } else {
                in.skip(key);
            }
        }
        return texts;
    }

    @Override
    public List<String> readComposite(CompositeReader in) {
        int outer = in.begin();
        List<String> texts = in.texts();
        in.end(outer);
        return texts;
    }
}
