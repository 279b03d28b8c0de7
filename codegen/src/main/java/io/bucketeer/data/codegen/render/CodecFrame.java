package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import java.util.List;
import java.util.function.Function;

/** What all codecs of nested types share: the class, the method that writes members, the loop that reads keys. */
final class CodecFrame {

    private CodecFrame() {}

    /** The codec class up to its first method. */
    static Source open(NestedType type, String suffix, String doc) {
        String record = Names.pascal(type.name());
        String codec = record + suffix;
        Source source = new Source("jooq", codec)
                .importing(
                        "io.bucketeer.data.dialect.CompositeReader",
                        "io.bucketeer.data.dialect.JsonReader",
                        "io.bucketeer.data.dialect.NestedCodec",
                        "io.bucketeer.data.model." + record,
                        "tools.jackson.core.JsonGenerator");
        memberImports(source, type);
        source.doc(0, doc, List.of());
        source.line("final class " + codec + " implements NestedCodec<" + record + "> {")
                .blank();
        source.line("    static final " + codec + " INSTANCE = new " + codec + "();")
                .blank();
        return source.line("    private " + codec + "() {}").blank();
    }

    /** Imports of the types that a member's local variable or constructor argument names. */
    private static void memberImports(Source source, NestedType type) {
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

    /** The method that writes a JSON object, one statement a member. */
    static void write(Source source, NestedType type, Function<Member, String> statement) {
        source.line("    @Override");
        source.line("    public void write(JsonGenerator out, " + Names.pascal(type.name()) + " value) {");
        source.line("        out.writeStartObject();");
        type.members().forEach(member -> source.line("        " + statement.apply(member)));
        source.line("        out.writeEndObject();").line("    }").blank();
    }

    /**
     * The method that reads a JSON object.
     *
     * @param keys the quoted keys under which a member may stand
     * @param take the reader's method that takes a member's value
     */
    static void readJson(Source source, NestedType type, Function<Member, String> keys, Function<Member, String> take) {
        source.line("    @Override");
        source.line("    public " + Names.pascal(type.name()) + " read(JsonReader in) {");
        locals(source, type);
        source.line("        for (String key = in.firstKey(); key != null; key = in.nextKey()) {");
        source.line("            switch (key) {");
        for (Member member : type.members()) {
            source.line("                case " + keys.apply(member) + " -> " + local(member) + " = in."
                    + take.apply(member) + ";");
        }
        source.line("                default -> in.skip(key);");
        source.line("            }").line("        }");
        construct(source, type);
        source.line("    }").blank();
    }

    /** The local variables that hold zero values until their key comes. */
    private static void locals(Source source, NestedType type) {
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
    private static void construct(Source source, NestedType type) {
        source.call(
                8,
                "return new " + Names.pascal(type.name()) + "(",
                type.members().stream()
                        .map(m -> m.type() instanceof EnumRef ref ? ref.name() + ".of(" + local(m) + ")" : local(m))
                        .toList(),
                ");");
    }

    /** The member's name in Java. */
    static String local(Member member) {
        return Names.camel(member.name());
    }
}
