package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import java.util.List;

/** The jOOQ table: one set of fields for both databases. */
final class TableRenderer {

    private TableRenderer() {}

    static SourceFile render(Table table) {
        String name = Names.pascal(table.name()) + "Table";
        Source source = new Source("jooq", name)
                .importing(
                        "org.jooq.Record",
                        "org.jooq.TableField",
                        "org.jooq.impl.DSL",
                        "org.jooq.impl.SQLDataType",
                        "org.jooq.impl.TableImpl");
        source.doc(
                0, "Table {@code " + table.name() + "} for rendering: the same fields on both databases.", List.of());
        source.line("final class " + name + " extends TableImpl<Record> {").blank();
        source.line("    static final " + name + " " + Names.constant(table.name()) + " = new " + name + "();")
                .blank();
        source.line("    private static final long serialVersionUID = 1L;");
        for (Column column : table.columns()) {
            source.blank();
            field(source, table, column);
        }
        source.blank();
        source.line("    private " + name + "() {");
        source.line("        super(DSL.name(\"" + table.name() + "\"));");
        source.line("    }").line("}");
        return source.file();
    }

    /** The field as a class names it that imports the table's one instance. */
    static String reference(Source source, Table table, String column) {
        return instance(source, table) + "." + constant(table, column);
    }

    /** The field's name; a column that is called as its table has an underscore more, since the instance has the name. */
    private static String constant(Table table, String column) {
        return Names.constant(column) + (column.equals(table.name()) ? "_" : "");
    }

    /** The table's one instance, imported. */
    static String instance(Source source, Table table) {
        String constant = Names.constant(table.name());
        source.importingStatic(Source.BASE + ".jooq." + Names.pascal(table.name()) + "Table." + constant);
        return constant;
    }

    private static void field(Source source, Table table, Column column) {
        source.doc(4, Docs.comment(column.comment()), List.of());
        String javaType = fieldType(column.type());
        importTypes(source, column.type());
        String head =
                "final TableField<Record, " + javaType + "> " + constant(table, column.name()) + " = createField(";
        String dataType = dataType(column.type()) + (column.nullable() ? "" : ".notNull()");
        source.call(
                4,
                head,
                NestedTypesRenderer.constant(column.type())
                        .map(constant -> List.of(
                                "DSL.name(\"" + column.name() + "\")",
                                "SQLDataType.OTHER" + (column.nullable() ? "" : ".notNull()"),
                                "this",
                                "\"\"",
                                "new NestedBinding<>(NestedTypes." + constant + ")"))
                        .orElse(List.of("DSL.name(\"" + column.name() + "\")", dataType, "this")),
                ");");
    }

    /** The Java type of the field: as the driver binds it, but for nested columns. */
    static String fieldType(Type type) {
        return switch (Shape.of(type)) {
            case ENUM -> "Integer";
            case INSTANT -> "Long";
            default -> Names.boxedType(type);
        };
    }

    private static void importTypes(Source source, Type type) {
        Shape shape = Shape.of(type);
        if (shape.list()) {
            source.importing("java.util.List");
        }
        if (shape == Shape.OBJECT || shape == Shape.OBJECTS) {
            source.importing("io.bucketeer.data.model." + Shape.reference(type));
        }
    }

    private static String dataType(Type type) {
        return switch (Shape.of(type)) {
            case TEXT ->
                ((TextType) type)
                        .maxLength()
                        .map(length -> "SQLDataType.VARCHAR(" + length + ")")
                        .orElse("SQLDataType.CLOB");
            case BOOLEAN -> "SQLDataType.BOOLEAN";
            case INT, ENUM -> "SQLDataType.INTEGER";
            case LONG, INSTANT -> "SQLDataType.BIGINT";
            default -> "SQLDataType.OTHER";
        };
    }
}
