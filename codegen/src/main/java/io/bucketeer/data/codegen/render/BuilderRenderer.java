package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.EnumType;
import io.bucketeer.data.codegen.render.RecordRenderer.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The builder of a table's record: what a new row has where nothing is said. */
final class BuilderRenderer {

    private BuilderRenderer() {}

    static void render(Source source, String record, List<Component> components, List<EnumType> enums) {
        source.importing("org.jspecify.annotations.Nullable");
        source.doc(4, "Starts a new " + record + ".", List.of());
        source.add("    public static Builder builder() {\n        return new Builder();\n    }\n\n");
        source.doc(4, "Starts a copy of this " + record + ".", List.of());
        source.line("    public Builder toBuilder() {");
        source.line("        Builder builder = new Builder();");
        components.forEach(c -> source.line("        builder." + c.name() + " = " + c.name() + ";"));
        source.add("        return builder;\n    }\n\n");
        source.doc(
                4,
                "Builds " + Words.linkWithArticle(record) + ". " + start(components, enums) + " Not thread-safe.",
                List.of());
        source.line("    public static final class Builder {").blank();
        components.forEach(c -> source.line("        private " + field(c, enums)));
        source.blank().add("        private Builder() {}\n");
        components.forEach(c -> setter(source, c));
        build(source, record, components);
        source.line("    }");
    }

    private static String field(Component component, List<EnumType> enums) {
        String type = Names.javaType(component.type());
        String name = component.name();
        if (component.nullable() || isRequired(component)) {
            return "@Nullable " + type + " " + name + ";";
        }
        if (component.list()) {
            return type + " " + name + " = List.of();";
        }
        return type + " " + name + (isZero(component) ? ";" : " = " + value(component, type, enums) + ";");
    }

    /** What the component starts as, in Java. */
    private static String value(Component component, String type, List<EnumType> enums) {
        String start = component.start().orElse("");
        return switch (Shape.of(component.type())) {
            case TEXT -> literal(start);
            case ENUM -> constant(type, start.isEmpty() ? "0" : start, enums);
            case INSTANT -> instant(start);
            case LONG -> start + "L";
            default -> start;
        };
    }

    /** Whether Java starts it so by itself. */
    private static boolean isZero(Component component) {
        return Shape.of(component.type()).primitive() && !isOther(component);
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String instant(String epochSecond) {
        return epochSecond.equals("0") ? "Instant.EPOCH" : "Instant.ofEpochSecond(" + epochSecond + ")";
    }

    /** Whether it starts as something else than the zero of its type. */
    private static boolean isOther(Component component) {
        String zero = switch (Shape.of(component.type())) {
            case TEXT -> "";
            case BOOLEAN -> "false";
            default -> "0";
        };
        return component.start().filter(start -> !start.equals(zero)).isPresent();
    }

    /** The enum's constant of that number; the number itself where no constant has it. */
    private static String constant(String type, String number, List<EnumType> enums) {
        return enums.stream()
                .filter(e -> e.name().equals(type))
                .flatMap(e -> e.constants().stream())
                .filter(constant -> Integer.toString(constant.number()).equals(number))
                .findFirst()
                .map(constant -> type + "." + constant.name())
                .orElse(type + ".of(" + number + ")");
    }

    private static void setter(Source source, Component component) {
        source.blank();
        source.doc(8, Docs.component(component), List.of());
        source.line("        public Builder " + component.name() + "(" + component.declaration() + ") {");
        source.line("            this." + component.name() + " = " + component.name() + ";");
        source.add("            return this;\n        }\n");
    }

    private static void build(Source source, String record, List<Component> components) {
        source.blank();
        source.doc(
                8,
                "The finished " + record + ".",
                List.of("@throws NullPointerException when one of " + Words.codes(required(components))
                        + " was not given"));
        source.line("        public " + record + " build() {");
        source.call(
                12,
                "return new " + record + "(",
                components.stream().map(BuilderRenderer::argument).toList(),
                ");");
        source.line("        }");
    }

    private static String argument(Component component) {
        return isRequired(component)
                ? "Objects.requireNonNull(" + component.name() + ", \"" + component.name() + " was not given\")"
                : component.name();
    }

    /** What must be given, and what the rest starts as. */
    private static String start(List<Component> components, List<EnumType> enums) {
        List<String> zeros = new ArrayList<>();
        zero(zeros, components, "texts {@code \"\"}", c -> Shape.of(c.type()) == Shape.TEXT && !c.key());
        zero(zeros, components, "lists empty", Component::list);
        zero(zeros, components, "enums number 0", c -> Shape.of(c.type()) == Shape.ENUM);
        zero(zeros, components, "numbers 0", BuilderRenderer::isNumber);
        zero(zeros, components, "flags {@code false}", c -> Shape.of(c.type()) == Shape.BOOLEAN);
        components.stream()
                .filter(c -> isOther(c)
                        || (Shape.of(c.type()) == Shape.INSTANT && c.start().isPresent()))
                .filter(c -> !c.nullable())
                .forEach(c -> zeros.add("{@code " + c.name() + "} " + worded(c, enums)));
        zero(zeros, components, "what may be absent {@code null}", Component::nullable);
        return "Must be given: " + Words.codes(required(components)) + "."
                + (zeros.isEmpty() ? "" : " Unless given: " + String.join(", ", zeros) + ".");
    }

    /** What the component starts as, for the documentation. */
    private static String worded(Component component, List<EnumType> enums) {
        String start = component.start().orElseThrow();
        String type = Names.javaType(component.type());
        return switch (Shape.of(component.type())) {
            case INT, LONG -> start;
            case INSTANT -> start.equals("0") ? "the epoch" : start + " seconds after the epoch";
            case ENUM -> linked(constant(type, start, enums));
            default -> "{@code " + value(component, type, enums) + "}";
        };
    }

    private static String linked(String constant) {
        return constant.endsWith(")") ? "{@code " + constant + "}" : "{@link " + constant.replace('.', '#') + "}";
    }

    private static void zero(List<String> zeros, List<Component> components, String text, Predicate<Component> fits) {
        if (components.stream().filter(c -> c.nullable() || !isOther(c)).anyMatch(fits)) {
            zeros.add(text);
        }
    }

    private static List<String> required(List<Component> components) {
        return components.stream()
                .filter(BuilderRenderer::isRequired)
                .map(Component::name)
                .toList();
    }

    private static boolean isRequired(Component component) {
        if (component.nullable() || component.list()) {
            return false;
        }
        return switch (Shape.of(component.type())) {
            case TEXT -> component.key();
            case ENUM, INT, BOOLEAN, LONG -> false;
            case INSTANT -> component.start().isEmpty();
            default -> true;
        };
    }

    private static boolean isNumber(Component component) {
        return Shape.of(component.type()) == Shape.INT || Shape.of(component.type()) == Shape.LONG;
    }
}
