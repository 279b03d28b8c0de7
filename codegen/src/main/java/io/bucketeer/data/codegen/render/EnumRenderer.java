package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Constant;
import io.bucketeer.data.codegen.model.DataModel.EnumType;
import java.util.List;

/**
 * An enum of the model as an open enum: a record of its number with a constant for every known one, so that a number
 * written by a newer release is read, kept and written back.
 */
final class EnumRenderer {

    private EnumRenderer() {}

    static SourceFile render(EnumType type) {
        String name = type.name();
        Source source = new Source("model", name).importing("java.util.List");
        source.doc(
                0,
                Words.withArticle(Words.spaced(name))
                        + ", stored by number. A number that this release does not know is kept as it is.\n\n"
                        + "<p>Immutable.",
                List.of("@param number what both databases store"));
        source.line("public record " + name + "(int number) {").blank();
        for (Constant constant : type.constants()) {
            source.doc(4, "Stored as " + constant.number() + ".", List.of());
            source.line("    public static final " + name + " " + constant.name() + " = new " + name + "("
                    + constant.number() + ");");
            source.blank();
        }
        source.call(
                4,
                "private static final List<" + name + "> KNOWN = List.of(",
                type.constants().stream().map(Constant::name).toList(),
                ");");
        source.blank();
        source.doc(4, "Every number that this release knows, in order.", List.of());
        source.add("    public static List<%s> values() {\n        return KNOWN;\n    }\n\n".formatted(name));
        numberSwitch(source, type);
        nameSwitches(source, type);
        source.line("}");
        return source.file();
    }

    private static void numberSwitch(Source source, EnumType type) {
        source.doc(4, "The constant of that number, or a value that keeps an unknown number.", List.of());
        source.line("    public static " + type.name() + " of(int number) {");
        source.line("        return switch (number) {");
        for (Constant constant : type.constants()) {
            source.line("            case " + constant.number() + " -> " + constant.name() + ";");
        }
        source.line("            default -> new " + type.name() + "(number);");
        source.add("        };\n    }\n\n");
    }

    private static void nameSwitches(Source source, EnumType type) {
        source.doc(
                4,
                "The constant of that name.",
                List.of("@throws IllegalArgumentException when no constant has that name"));
        source.line("    public static " + type.name() + " ofName(String name) {");
        source.line("        for (" + type.name() + " value : KNOWN) {");
        source.line("            if (value.name().equals(name)) {");
        source.add("                return value;\n            }\n        }\n");
        source.line("        throw new IllegalArgumentException(\"no " + type.name() + " is named \" + name);");
        source.add("    }\n\n");
        source.doc(4, "The constant's name; the number as text where it is unknown.", List.of());
        source.line("    public String name() {");
        source.line("        return switch (number) {");
        for (Constant constant : type.constants()) {
            source.line("            case " + constant.number() + " -> \"" + constant.name() + "\";");
        }
        source.line("            default -> Integer.toString(number);");
        source.add("        };\n    }\n\n");
        source.doc(4, "Whether this release knows the number.", List.of());
        source.add("    public boolean known() {\n        return KNOWN.contains(this);\n    }\n\n");
        source.add("    @Override\n    public String toString() {\n        return name();\n    }\n");
    }
}
