package io.bucketeer.data.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A value with every kind of member that nested types have, and nesting three deep: the subject of the tests of nested
 * values. Its codec is written by hand, as generated ones are.
 */
public record Branch(
        String name,
        int weight,
        List<String> words,
        @Nullable Leaf leaf,
        List<Leaf> leaves,
        List<Twig> twigs) {

    /** The composite types, in PostgreSQL's words. */
    public static final List<String> TYPES = List.of(
            "create type leaf as (color text, size integer)",
            "create type twig as (leaf leaf, leaves leaf[], marks text[])",
            "create type branch as (name text, weight integer, words text[], leaf leaf, leaves leaf[], twigs twig[])");

    public static final NestedType<List<Branch>> LIST = new ListType();
    public static final NestedType<Branch> SINGLE = new SingleType();

    public record Leaf(String color, int size) {

        static final NestedCodec<Leaf> CODEC = new NestedCodec<>() {

            @Override
            public void write(JsonGenerator out, Leaf value) {
                out.writeStartObject();
                out.writeStringProperty("color", value.color);
                out.writeNumberProperty("size", value.size);
                out.writeEndObject();
            }

            @Override
            public Leaf read(JsonReader in) {
                String color = "";
                int size = 0;
                for (String key = in.firstKey(); key != null; key = in.nextKey()) {
                    switch (key) {
                        case "color" -> color = in.text();
                        case "size" -> size = in.integer();
                        default -> in.skip(key);
                    }
                }
                return new Leaf(color, size);
            }

            @Override
            public Leaf read(CompositeReader in) {
                int outer = in.begin();
                Leaf value = new Leaf(in.text(), in.integer());
                in.end(outer);
                return value;
            }
        };
    }

    public record Twig(@Nullable Leaf leaf, List<Leaf> leaves, List<String> marks) {

        static final NestedCodec<Twig> CODEC = new NestedCodec<>() {

            @Override
            public void write(JsonGenerator out, Twig value) {
                out.writeStartObject();
                writeNested(out, "leaf", value.leaf);
                writeList(out, "leaves", value.leaves, Leaf.CODEC);
                writeTexts(out, "marks", value.marks);
                out.writeEndObject();
            }

            @Override
            public Twig read(JsonReader in) {
                Leaf leaf = null;
                List<Leaf> leaves = List.of();
                List<String> marks = List.of();
                for (String key = in.firstKey(); key != null; key = in.nextKey()) {
                    switch (key) {
                        case "leaf" -> leaf = in.nested(Leaf.CODEC);
                        case "leaves" -> leaves = in.list(Leaf.CODEC);
                        case "marks" -> marks = in.texts();
                        default -> in.skip(key);
                    }
                }
                return new Twig(leaf, leaves, marks);
            }

            @Override
            public Twig read(CompositeReader in) {
                int outer = in.begin();
                Twig value = new Twig(in.nested(Leaf.CODEC), in.list(Leaf.CODEC), in.texts());
                in.end(outer);
                return value;
            }
        };
    }

    public static final NestedCodec<Branch> CODEC = new NestedCodec<>() {

        @Override
        public void write(JsonGenerator out, Branch value) {
            out.writeStartObject();
            out.writeStringProperty("name", value.name);
            out.writeNumberProperty("weight", value.weight);
            writeTexts(out, "words", value.words);
            writeNested(out, "leaf", value.leaf);
            writeList(out, "leaves", value.leaves, Leaf.CODEC);
            writeList(out, "twigs", value.twigs, Twig.CODEC);
            out.writeEndObject();
        }

        @Override
        public Branch read(JsonReader in) {
            String name = "";
            int weight = 0;
            List<String> words = List.of();
            Leaf leaf = null;
            List<Leaf> leaves = List.of();
            List<Twig> twigs = List.of();
            for (String key = in.firstKey(); key != null; key = in.nextKey()) {
                switch (key) {
                    case "name" -> name = in.text();
                    case "weight" -> weight = in.integer();
                    case "words" -> words = in.texts();
                    case "leaf" -> leaf = in.nested(Leaf.CODEC);
                    case "leaves" -> leaves = in.list(Leaf.CODEC);
                    case "twigs" -> twigs = in.list(Twig.CODEC);
                    default -> in.skip(key);
                }
            }
            return new Branch(name, weight, words, leaf, leaves, twigs);
        }

        @Override
        public Branch read(CompositeReader in) {
            int outer = in.begin();
            Branch value = new Branch(
                    in.text(),
                    in.integer(),
                    in.texts(),
                    in.nested(Leaf.CODEC),
                    in.list(Leaf.CODEC),
                    in.list(Twig.CODEC));
            in.end(outer);
            return value;
        }
    };

    private static void writeNested(JsonGenerator out, String key, @Nullable Leaf leaf) {
        out.writeName(key);
        if (leaf == null) {
            out.writeNull();
        } else {
            Leaf.CODEC.write(out, leaf);
        }
    }

    private static void writeTexts(JsonGenerator out, String key, List<String> texts) {
        out.writeArrayPropertyStart(key);
        texts.forEach(out::writeString);
        out.writeEndArray();
    }

    private static <T> void writeList(JsonGenerator out, String key, List<T> values, NestedCodec<T> codec) {
        out.writeArrayPropertyStart(key);
        values.forEach(value -> codec.write(out, value));
        out.writeEndArray();
    }

    private static final class ListType extends NestedType<List<Branch>> {

        ListType() {
            super("branch", true);
        }

        @Override
        public void writeJson(JsonGenerator out, List<Branch> value) {
            out.writeStartArray();
            value.forEach(branch -> CODEC.write(out, branch));
            out.writeEndArray();
        }

        @Override
        public List<Branch> readJson(JsonReader in) {
            return in.listHere(CODEC);
        }

        @Override
        public List<Branch> readComposite(CompositeReader in) {
            return in.array(CODEC);
        }
    }

    private static final class SingleType extends NestedType<Branch> {

        SingleType() {
            super("branch", false);
        }

        @Override
        public void writeJson(JsonGenerator out, Branch value) {
            CODEC.write(out, value);
        }

        @Override
        public @Nullable Branch readJson(JsonReader in) {
            return in.nestedHere(CODEC);
        }

        @Override
        public Branch readComposite(CompositeReader in) {
            return CODEC.read(in);
        }
    }
}
