package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.Sort;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a table's rows become records and back. */
final class EntityRenderer {

    private final Source source;
    private final Table table;
    private final Repository repository;
    private final String record;
    private final boolean versioned;

    private EntityRenderer(Table table, Repository repository) {
        this.table = table;
        this.repository = repository;
        this.record = repository.record();
        this.versioned =
                repository.version().isPresent() && repository.softDelete().isPresent();
        this.source = new Source("jooq", record + "Entity");
    }

    static SourceFile render(Table table, Repository repository) {
        return new EntityRenderer(table, repository).render();
    }

    private SourceFile render() {
        String base = versioned ? "VersionedEntity" : "Entity";
        source.importing(
                "io.bucketeer.data.model." + record,
                "java.sql.SQLException",
                "java.util.List",
                "org.jooq.Record",
                "org.jooq.Table",
                "org.jooq.TableField");
        source.doc(0, "How rows of {@code " + table.name() + "} become a {@link " + record + "} and back.", List.of());
        source.line("final class " + record + "Entity extends " + base + "<" + record + "> {")
                .blank();
        source.line("    static final " + record + "Entity INSTANCE = new " + record + "Entity();")
                .blank();
        repository.sorts().forEach(this::sortKey);
        source.line("    private " + record + "Entity() {}").blank();
        columns();
        keys();
        if (versioned) {
            version();
        }
        check();
        bind();
        read();
        source.line("}");
        return source.file();
    }

    private void sortKey(Sort sort) {
        Column column = table.column(sort.column());
        if (sort.bySize()) {
            source.line("    static final SortKey<" + record + ", Integer> BY_" + sort.name() + " = SortKey.bySize("
                    + field(column.name()) + ", " + record + "::" + Names.camel(column.name()) + ");");
            source.blank();
            return;
        }
        String type = TableRenderer.fieldType(column.type());
        String parse = type.equals("String") ? "text -> text" : type + "::valueOf";
        String value = column.type() == ScalarType.INSTANT
                ? "row -> row." + Names.camel(column.name()) + "().getEpochSecond()"
                : column.type() instanceof EnumRef
                        ? "row -> row." + Names.camel(column.name()) + "().number()"
                        : record + "::" + Names.camel(column.name());
        source.call(
                4,
                "static final SortKey<" + record + ", " + type + "> BY_" + sort.name() + " = new SortKey<>(",
                List.of(field(column.name()), value, parse),
                ");");
        source.blank();
    }

    private void columns() {
        getter("Table<Record> table()", TableRenderer.instance(source, table));
        source.line("    @Override");
        source.line("    List<TableField<Record, ?>> columns() {");
        source.call(
                8,
                "return List.of(",
                recordColumns().stream().map(c -> field(c.name())).toList(),
                ");");
        source.line("    }").blank();
    }

    private void keys() {
        getter("TableField<Record, String> tenant()", field(repository.tenant()));
        getter("TableField<Record, String> key()", field(repository.key()));
        if (versioned) {
            getter(
                    "TableField<Record, Integer> version()",
                    field(repository.version().orElseThrow()));
            getter(
                    "TableField<Record, Boolean> deleted()",
                    field(repository.softDelete().orElseThrow()));
        }
        getter("TableField<Record, Long> updatedAt()", field(repository.updated()));
        if (!repository.unique().isEmpty()) {
            getter(
                    "List<TableField<Record, ?>> uniqueKey()",
                    "List.of("
                            + String.join(
                                    ", ",
                                    repository.unique().stream()
                                            .map(this::field)
                                            .toList()) + ")");
            source.line("    @Override");
            source.line("    String uniqueKeyOf(" + record + " row) {");
            source.line("        return " + String.join(" + SEPARATOR + ", uniqueParts()) + ";")
                    .line("    }")
                    .blank();
        }
        source.line("    @Override");
        source.line("    String keyOf(" + record + " row) {");
        source.line("        return row." + Names.camel(repository.key()) + "();")
                .line("    }")
                .blank();
        getter("int tenantLength()", Integer.toString(length(table.column(repository.tenant()))));
        getter("int keyLength()", Integer.toString(length(table.column(repository.key()))));
    }

    private void version() {
        source.importing("java.time.Instant");
        String version = Names.camel(repository.version().orElseThrow());
        String updated = Names.camel(repository.updated());
        rowGetter("int versionOf", version);
        rowGetter("boolean deletedOf", Names.camel(repository.softDelete().orElseThrow()));
        rowGetter("Instant updatedAtOf", updated);
        source.line("    @Override");
        source.line("    " + record + " withVersion(" + record + " row, int version, Instant updatedAt) {");
        source.line("        return row.toBuilder()." + version + "(version)." + updated + "(updatedAt).build();");
        source.line("    }").blank();
    }

    private void check() {
        source.line("    @Override");
        source.line("    void check(Validator validator, String environmentId, " + record + " row) {");
        for (Column column : recordColumns()) {
            checkLine(column);
        }
        repository.sorts().forEach(this::checkIndexRow);
        source.line("        Invariants.check(validator, row);");
        source.line("    }").blank();
    }

    /** The index behind a sort by text: tenant, text and key. */
    private void checkIndexRow(Sort sort) {
        if (table.column(sort.column()).type() instanceof TextType) {
            List<String> names = Stream.of(sort.column(), repository.key())
                    .distinct()
                    .map(Names::camel)
                    .toList();
            List<String> arguments = new ArrayList<>();
            arguments.add("\"environmentId" + (names.size() > 1 ? ", " : " and ") + String.join(" and ", names) + "\"");
            arguments.add("environmentId");
            names.forEach(name -> arguments.add("row." + name + "()"));
            source.call(8, "validator.indexRow(", arguments, ");");
        }
    }

    private void checkLine(Column column) {
        String name = "\"" + Names.camel(column.name()) + "\", row." + Names.camel(column.name()) + "()";
        switch (column.type()) {
            case TextType text ->
                source.line("        validator." + (text.maxLength().isPresent() ? "text" : "longText") + "(" + name
                        + text.maxLength().map(n -> ", " + n).orElse("") + ");");
            case NestedRef ref ->
                source.line("        validator.nested(" + name + ", " + Names.pascal(ref.name()) + "Codec::check);");
            case ListType list ->
                source.line("        validator.list(" + name + ", " + Names.pascal(((NestedRef) list.element()).name())
                        + "Codec::check);");
            case WrapperType wrapper -> source.line("        validator.indexedTexts(" + name + ");");
            default -> {
                // a number of the right Java type is a number of both databases
            }
        }
    }

    private void bind() {
        source.line("    @Override");
        source.line("    void bind(RowBinder binder, " + record + " row) throws SQLException {");
        for (Column column : recordColumns()) {
            String value = "row." + Names.camel(column.name()) + "()";
            source.line("        binder." + method(column) + "("
                    + switch (column.type()) {
                        case EnumRef ref -> value + ".number()";
                        default ->
                            NestedTypesRenderer.constant(column.type())
                                    .map(constant -> "NestedTypes." + constant + ", " + value)
                                    .orElse(value);
                    }
                    + ");");
        }
        source.line("    }").blank();
    }

    private void read() {
        source.line("    @Override");
        source.line("    " + record + " read(RowReader reader) throws SQLException {");
        source.call(
                8,
                "return new " + record + "(",
                recordColumns().stream().map(this::readArgument).toList(),
                ");");
        source.line("    }");
    }

    private String readArgument(Column column) {
        if (column.type() instanceof EnumRef ref) {
            source.importing("io.bucketeer.data.model." + ref.name());
            return ref.name() + ".of(reader.integer())";
        }
        return NestedTypesRenderer.constant(column.type())
                .map(constant -> "reader."
                        + (column.optional() ? "optional" : column.type() instanceof NestedRef ? "nested" : "list")
                        + "(NestedTypes." + constant + ")")
                .orElse("reader." + method(column) + "()");
    }

    private static String method(Column column) {
        return column.optional() && column.type() == ScalarType.INSTANT ? "optionalInstant" : method(column.type());
    }

    private static String method(Type type) {
        return switch (type) {
            case TextType text -> "text";
            case EnumRef ref -> "integer";
            case ScalarType scalar ->
                switch (scalar) {
                    case BOOLEAN -> "bool";
                    case INT -> "integer";
                    case LONG -> "longInteger";
                    case INSTANT -> "instant";
                };
            default -> "nested";
        };
    }

    private void getter(String signature, String value) {
        source.line("    @Override");
        source.line("    " + signature + " {");
        source.line("        return " + value + ";");
        source.line("    }").blank();
    }

    private void rowGetter(String signature, String component) {
        source.line("    @Override");
        source.line("    " + signature + "(" + record + " row) {");
        source.line("        return row." + component + "();");
        source.line("    }").blank();
    }

    private List<Column> recordColumns() {
        return table.columns().stream()
                .filter(c -> !c.name().equals(repository.tenant()))
                .toList();
    }

    private String field(String column) {
        return TableRenderer.reference(source, table, column);
    }

    private List<String> uniqueParts() {
        return repository.unique().stream()
                .filter(column -> !column.equals(repository.tenant()))
                .map(column -> "row." + Names.camel(column) + "()"
                        + (Shape.of(table.column(column).type()) == Shape.ENUM ? ".number()" : ""))
                .toList();
    }

    private static int length(Column column) {
        return ((TextType) column.type()).maxLength().orElseThrow();
    }
}
