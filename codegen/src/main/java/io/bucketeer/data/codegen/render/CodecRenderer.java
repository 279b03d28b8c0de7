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
        Source source = new Source("jooq", record + "Codec")
                .importing(
                        "io.bucketeer.data.dialect.CompositeReader",
                        "io.bucketeer.data.dialect.JsonReader",
                        "io.bucketeer.data.dialect.NestedCodec",
                        "io.bucketeer.data.model." + record,
                        "tools.jackson.core.JsonGenerator");
        memberImports(source, type);
        source.doc(0, "The streaming forms of {@link " + record + "}: the plain JSON and the composite.", List.of());
        source.line("final class " + record + "Codec implements NestedCodec<" + record + "> {")
                .blank();
        source.line("    static final " + record + "Codec INSTANCE = new " + record + "Codec();")
                .blank();
        source.line("    private " + record + "Codec() {}").blank();
        write(source, record, type);
        readJson(source, record, type);
        readComposite(source, record, type);
        check(source, record, type);
        source.line("}");
        return source.file();
    }

    /** Imports of the types that a member's local variable or constructor argument names. */
    static void memberImports(Source source, NestedType type) {
        for (Member member : type.members()) {
            Shape shape = Shape.of(member.type());
            if (shape.list()) {
                source.importing("java.util.List");
            }
            if (shape.refers()) {
                source.importing("io.bucketeer.data.model." + Shape.reference(member.type()));
            }
        }
    }

    private static void write(Source source, String record, NestedType type) {
        source.line("    @Override");
        source.line("    public void write(JsonGenerator out, " + record + " value) {");
        source.line("        out.writeStartObject();");
        for (Member member : type.members()) {
            source.line("        " + writeMember(member));
        }
        source.line("        out.writeEndObject();").line("    }").blank();
    }

    private static String writeMember(Member member) {
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

    private static void readJson(Source source, String record, NestedType type) {
        source.line("    @Override");
        source.line("    public " + record + " read(JsonReader in) {");
        locals(source, type);
        source.line("        for (String key = in.firstKey(); key != null; key = in.nextKey()) {");
        source.line("            switch (key) {");
        for (Member member : type.members()) {
            source.line("                case \"" + member.name() + "\" -> " + local(member) + " = in."
                    + take(member, "Codec") + ";");
        }
        source.line("                default -> in.skip(key);");
        source.line("            }").line("        }");
        construct(source, record, type);
        source.line("    }").blank();
    }

    /** The local variables that hold zero values until their key comes. */
    static void locals(Source source, NestedType type) {
        for (Member member : type.members()) {
            String javaType = Names.javaType(member.type());
            source.line("        "
                    + switch (Shape.of(member.type())) {
                        case TEXT -> "String " + local(member) + " = \"\";";
                        case OBJECT -> javaType + " " + local(member) + " = null;";
                        case TEXTS, OBJECTS -> javaType + " " + local(member) + " = List.of();";
                        default -> "int " + local(member) + " = 0;";
                    });
        }
    }

    /** The return of the record made from the local variables. */
    static void construct(Source source, String record, NestedType type) {
        source.call(
                8,
                "return new " + record + "(",
                type.members().stream()
                        .map(m -> m.type() instanceof EnumRef ref ? ref.name() + ".of(" + local(m) + ")" : local(m))
                        .toList(),
                ");");
    }

    static String local(Member member) {
        return Names.camel(member.name());
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
            String name = "\"" + local(member) + "\", value." + local(member) + "()";
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
