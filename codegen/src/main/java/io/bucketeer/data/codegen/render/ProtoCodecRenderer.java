package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import java.util.List;

/**
 * The protojson codec of one nested type: camelCase keys, enum names, zero values left out; the reader also accepts
 * snake_case keys and enum numbers.
 */
final class ProtoCodecRenderer {

    private ProtoCodecRenderer() {}

    static SourceFile render(NestedType type) {
        String record = Names.pascal(type.name());
        String codec = record + "ProtoCodec";
        Source source = new Source("jooq", codec)
                .importing(
                        "io.bucketeer.data.dialect.CompositeReader",
                        "io.bucketeer.data.dialect.JsonReader",
                        "io.bucketeer.data.dialect.NestedCodec",
                        "io.bucketeer.data.model." + record,
                        "tools.jackson.core.JsonGenerator");
        CodecRenderer.memberImports(source, type);
        source.doc(0, "{@link " + record + "} as protojson; the composite is the plain codec's.", List.of());
        source.line("final class " + codec + " implements NestedCodec<" + record + "> {")
                .blank();
        source.line("    static final " + codec + " INSTANCE = new " + codec + "();")
                .blank();
        source.line("    private " + codec + "() {}").blank();
        write(source, record, type);
        readJson(source, record, type);
        source.line("    @Override");
        source.line("    public " + record + " read(CompositeReader in) {");
        source.line("        return " + record + "Codec.INSTANCE.read(in);");
        source.line("    }").line("}");
        return source.file();
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
        String arguments = "(out, \"" + Names.camel(member.name()) + "\", value." + Names.camel(member.name()) + "()";
        return switch (Shape.of(member.type())) {
            case TEXT -> "ProtoWriting.text" + arguments + ");";
            case ENUM -> {
                String value = "value." + Names.camel(member.name()) + "()";
                yield "ProtoWriting.constant" + arguments + ".number(), " + value + ".name(), " + value + ".known());";
            }
            case OBJECT -> "ProtoWriting.nested" + arguments + ", " + CodecRenderer.codec(member, "ProtoCodec") + ");";
            case OBJECTS -> "ProtoWriting.list" + arguments + ", " + CodecRenderer.codec(member, "ProtoCodec") + ");";
            case TEXTS -> "ProtoWriting.texts" + arguments + ");";
            default -> "ProtoWriting.number" + arguments + ");";
        };
    }

    private static void readJson(Source source, String record, NestedType type) {
        source.line("    @Override");
        source.line("    public " + record + " read(JsonReader in) {");
        CodecRenderer.locals(source, type);
        source.line("        for (String key = in.firstKey(); key != null; key = in.nextKey()) {");
        source.line("            switch (key) {");
        for (Member member : type.members()) {
            source.line("                case " + keys(member) + " -> " + CodecRenderer.local(member) + " = in."
                    + take(member) + ";");
        }
        source.line("                default -> in.skip(key);");
        source.line("            }").line("        }");
        CodecRenderer.construct(source, record, type);
        source.line("    }").blank();
    }

    private static String keys(Member member) {
        String camel = Names.camel(member.name());
        return camel.equals(member.name()) ? "\"" + camel + "\"" : "\"" + camel + "\", \"" + member.name() + "\"";
    }

    private static String take(Member member) {
        if (member.type() instanceof EnumRef ref) {
            return "integerOrName(name -> " + ref.name() + ".ofName(name).number())";
        }
        return CodecRenderer.take(member, "ProtoCodec");
    }
}
