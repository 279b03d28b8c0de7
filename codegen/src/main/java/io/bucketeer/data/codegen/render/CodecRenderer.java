package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import java.util.List;

/**
 * The streaming codec of one nested type: JSON with every key, JSON back, the composite back, and the check before
 * writing.
 */
final class CodecRenderer {

    private CodecRenderer() {}

    static SourceFile render(NestedType type) {
        String record = Names.pascal(type.name());
        Source source = CodecFrame.open(
                type, "Codec", "The streaming forms of {@link " + record + "}: the plain JSON and the composite.");
        CodecFrame.write(source, type, CodecRenderer::write);
        CodecFrame.readJson(source, type, member -> "\"" + member.name() + "\"", member -> take(member, "Codec"));
        readComposite(source, record, type);
        check(source, record, type);
        source.line("}");
        return source.file();
    }

    private static String write(Member member) {
        String get = "value." + Names.camel(member.name()) + "()";
        String key = "\"" + member.name() + "\"";
        return switch (Shape.of(member.type())) {
            case TEXT -> "out.writeStringProperty(" + key + ", " + get + ");";
            case ENUM -> "out.writeNumberProperty(" + key + ", " + get + ".number());";
            case OBJECT -> "JsonWriting.nested(out, " + key + ", " + get + ", " + codec(member, "Codec") + ");";
            case OBJECTS -> "JsonWriting.list(out, " + key + ", " + get + ", " + codec(member, "Codec") + ");";
            case TEXTS -> "JsonWriting.texts(out, " + key + ", " + get + ");";
            default -> "out.writeNumberProperty(" + key + ", " + get + ");";
        };
    }

    /** The reader's method that takes the member's value. */
    static String take(Member member, String codecSuffix) {
        return switch (Shape.of(member.type())) {
            case TEXT -> "text()";
            case OBJECT -> "nested(" + codec(member, codecSuffix) + ")";
            case OBJECTS -> "list(" + codec(member, codecSuffix) + ")";
            case TEXTS -> "texts()";
            default -> "integer()";
        };
    }

    /** The codec of the nested type that the member, or its element, has. */
    static String codec(Member member, String suffix) {
        return Shape.reference(member.type()) + suffix + ".INSTANCE";
    }

    private static void readComposite(Source source, String record, NestedType type) {
        source.line("    @Override");
        source.line("    public " + record + " read(CompositeReader in) {");
        source.line("        int outer = in.begin();");
        source.call(
                8,
                record + " value = new " + record + "(",
                type.members().stream()
                        .map(m -> m.type() instanceof EnumRef ref
                                ? ref.name() + ".of(in.integer())"
                                : "in." + take(m, "Codec"))
                        .toList(),
                ");");
        source.line("        in.end(outer);")
                .line("        return value;")
                .line("    }")
                .blank();
    }

    private static void check(Source source, String record, NestedType type) {
        source.doc(4, "Reports what one of the databases would refuse.", List.of());
        source.line("    static void check(Validator validator, " + record + " value) {");
        for (Member member : type.members()) {
            String name = "\"" + CodecFrame.local(member) + "\", value." + CodecFrame.local(member) + "()";
            switch (Shape.of(member.type())) {
                case TEXT -> source.line("        validator.text(" + name + ");");
                case OBJECT ->
                    source.line("        validator.nested(" + name + ", " + Shape.reference(member.type())
                            + "Codec::check);");
                case OBJECTS ->
                    source.line("        validator.list(" + name + ", " + Shape.reference(member.type())
                            + "Codec::check);");
                case TEXTS -> source.line("        validator.texts(" + name + ");");
                default -> {
                    // a number of the right Java type is a number of both databases
                }
            }
        }
        source.line("    }");
    }
}
