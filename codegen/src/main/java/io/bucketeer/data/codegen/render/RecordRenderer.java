package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel;
import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The domain records: one for every nested type, one with a builder for every table that has a repository. */
final class RecordRenderer {

    /** One component of a record. */
    record Component(
            String name,
            String origin,
            Type type,
            boolean nullable,
            String comment,
            boolean key,
            Optional<String> start) {

        String declaration() {
            return (nullable ? "@Nullable " : "") + Names.javaType(type) + " " + name;
        }

        boolean list() {
            return Shape.of(type).list();
        }
    }

    private RecordRenderer() {}

    static SourceFile render(NestedType type) {
        List<Component> components = type.members().stream()
                .map(m -> new Component(
                        Names.camel(m.name()), m.name(), m.type(), m.nullable(), m.comment(), false, Optional.empty()))
                .toList();
        Source source = new Source("model", Names.pascal(type.name()));
        head(source, Names.pascal(type.name()), type.comment(), components, "nested type", type.name());
        source.line("}");
        return source.file();
    }

    static SourceFile render(DataModel model, Table table, Repository repository) {
        List<Component> components = components(table, repository);
        Source source = new Source("model", repository.record());
        head(source, repository.record(), table.comment(), components, "table", table.name());
        source.blank();
        BuilderRenderer.render(source, repository.record(), components, model.enums());
        source.line("}");
        return source.file();
    }

    /** The components of a table's record: every column but the tenant's and the hidden ones. */
    static List<Component> components(Table table, Repository repository) {
        List<Component> components = new ArrayList<>();
        for (Column column : table.columns()) {
            if (repository.shows(column.name())) {
                components.add(new Component(
                        Names.camel(column.name()),
                        column.name(),
                        column.type(),
                        column.optional(),
                        column.comment(),
                        column.name().equals(repository.key()),
                        repository.version().filter(column.name()::equals).isPresent()
                                ? Optional.of("1")
                                : column.defaultText()));
            }
        }
        return components;
    }

    private static void head(
            Source source, String name, String comment, List<Component> components, String kind, String origin) {
        imports(source, components);
        String part = kind.equals("table") ? "Column" : "Attribute";
        List<String> tags = components.stream()
                .map(c -> "@param " + c.name() + " " + Docs.component(c)
                        + (c.name().equals(c.origin()) ? "" : " " + part + " {@code " + c.origin() + "}."))
                .toList();
        source.doc(0, Docs.comment(comment) + "\n\n<p>Immutable. Source: " + kind + " {@code " + origin + "}.", tags);
        source.call(
                0,
                "public record " + name + "(",
                components.stream().map(Component::declaration).toList(),
                ") {");
        constructor(source, name, components);
    }

    private static void constructor(Source source, String name, List<Component> components) {
        List<String> lines = components.stream()
                .filter(c -> !Shape.of(c.type()).primitive())
                .filter(c -> !c.nullable() || c.type() == ScalarType.INSTANT)
                .map(c -> guard(name, c))
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        source.blank().line("    public " + name + " {");
        lines.forEach(line -> source.line("        " + line));
        source.line("    }");
    }

    private static String guard(String record, Component component) {
        String message = "\"" + record + "." + component.name() + " is null\"";
        if (component.list()) {
            return component.name() + " = Lists.copy(" + component.name() + ", " + message + ");";
        }
        if (component.nullable()) {
            return component.name() + " = " + component.name() + " == null ? null : " + component.name()
                    + ".truncatedTo(ChronoUnit.SECONDS);";
        }
        if (component.type() == ScalarType.INSTANT) {
            return component.name() + " = Objects.requireNonNull(" + component.name() + ", " + message
                    + ").truncatedTo(ChronoUnit.SECONDS);";
        }
        return "Objects.requireNonNull(" + component.name() + ", " + message + ");";
    }

    private static void imports(Source source, List<Component> components) {
        for (Component component : components) {
            if (component.list()) {
                source.importing("java.util.List");
            } else if (!Shape.of(component.type()).primitive() && !component.nullable()) {
                source.importing("java.util.Objects");
            }
            if (component.type() == ScalarType.INSTANT) {
                source.importing("java.time.Instant", "java.time.temporal.ChronoUnit");
            }
            if (component.nullable()) {
                source.importing("org.jspecify.annotations.Nullable");
            }
        }
    }
}
