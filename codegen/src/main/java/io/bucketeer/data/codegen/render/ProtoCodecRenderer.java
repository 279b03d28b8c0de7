package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedType;

/**
 * The protojson codec of one nested type: camelCase keys, enum names, zero values left out; the reader also accepts
 * snake_case keys and enum numbers.
 */
final class ProtoCodecRenderer {

    private ProtoCodecRenderer() {}

    static SourceFile render(NestedType type) {
        String record = Names.pascal(type.name());
        Source source = CodecFrame.open(
                type, "ProtoCodec", "{@link " + record + "} as protojson; the composite is the plain codec's.");
        CodecFrame.write(source, type, ProtoCodecRenderer::write);
        CodecFrame.readJson(source, type, ProtoCodecRenderer::keys, ProtoCodecRenderer::take);
        source.line("    @Override");
        source.line("    public " + record + " read(CompositeReader in) {");
        source.line("        return " + record + "Codec.INSTANCE.read(in);");
        source.line("    }").line("}");
        return source.file();
    }

    private static String write(Member member) {
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
