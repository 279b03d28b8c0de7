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
import io.bucketeer.data.codegen.model.DataModel.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a table's rows become records and back. */
final class EntityRenderer {

    /** What an index row of PostgreSQL holds, less its own overhead; a character takes four bytes at most. */
    private static final int INDEX_ROW_MAX_BYTES = 2_600;

    private static final int UTF8_MAX_BYTES = 4;

    private final Source source;
    private final Table table;
    private final Repository repository;
    private final String record;
    private final boolean guarded;

    private EntityRenderer(Table table, Repository repository) {
        this.table = table;
        this.repository = repository;
        this.record = repository.record();
        this.guarded = repository.offers(Write.UPDATE);
        this.source = new Source("jooq", record + "Entity");
    }

    static SourceFile render(Table table, Repository repository) {
        return new EntityRenderer(table, repository).render();
    }

    private SourceFile render() {
        String base = guarded ? "GuardedEntity" : "Entity";
        source.importing(
                "io.bucketeer.data.model." + record,
                "java.sql.SQLException",
                "java.util.List",
                "org.jooq.Record",
                "org.jooq.Table",
                "org.jooq.TableField");
        source.doc(
                0,
                "How rows of {@code " + table.name() + "} become " + Words.linkWithArticle(record) + " and back.",
                List.of());
        source.line("final class " + record + "Entity extends " + base + "<" + record + "> {")
                .blank();
        source.line("    static final " + record + "Entity INSTANCE = new " + record + "Entity();")
                .blank();
        columnSorts().forEach(this::sortKey);
        source.line("    private " + record + "Entity() {}").blank();
        columns();
        keys();
        if (guarded) {
            guard();
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
        repository
                .tenant()
                .ifPresentOrElse(tenant -> getter("TableField<Record, String> tenant()", field(tenant)), () -> {
                    source.importing("org.jspecify.annotations.Nullable");
                    getter("@Nullable TableField<Record, String> tenant()", "null");
                });
        getter("TableField<Record, String> key()", field(repository.key()));
        repository.softDelete().ifPresent(deleted -> getter("TableField<Record, Boolean> deleted()", field(deleted)));
        repository.updated().ifPresent(updated -> getter("TableField<Record, Long> updatedAt()", field(updated)));
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
        repository
                .tenant()
                .ifPresent(tenant -> getter("int tenantLength()", Integer.toString(length(table.column(tenant)))));
        getter("int keyLength()", Integer.toString(length(table.column(repository.key()))));
    }

    private void guard() {
        source.importing("java.time.Instant");
        String updated = Names.camel(repository.updated().orElseThrow());
        String guard = repository.version().map(Names::camel).orElse(updated);
        boolean versioned = repository.version().isPresent();
        getter(
                "TableField<Record, " + (versioned ? "Integer" : "Long") + "> guard()",
                field(repository.version().or(repository::updated).orElseThrow()));
        rowGetter("long guardOf", "row." + guard + "()" + (versioned ? "" : ".getEpochSecond()"));
        rowGetter("String guardText", "\"" + (versioned ? "version " : "changed at ") + "\" + row." + guard + "()");
        repository
                .softDelete()
                .ifPresent(deleted -> rowGetter("boolean deletedOf", "row." + Names.camel(deleted) + "()"));
        List<String> kept = repository.kept().stream()
                .map(Names::camel)
                .map(EntityRenderer::taken)
                .toList();
        List<String> like = new ArrayList<>(versioned ? List.of(taken(guard)) : List.of());
        like.add(taken(updated));
        like.addAll(kept);
        copy("likeStored", "", like);
        List<String> changed = new ArrayList<>(
                versioned
                        ? List.of(guard + "(stored." + guard + "() + 1)", updated + "(now)")
                        : List.of(updated + "(laterThan(stored." + updated + "(), now))"));
        changed.addAll(kept);
        copy("changed", ", Instant now", changed);
    }

    /** A component of the builder taken from the stored row. */
    private static String taken(String component) {
        return component + "(stored." + component + "())";
    }

    private void copy(String name, String more, List<String> setters) {
        source.line("    @Override");
        source.line("    " + record + " " + name + "(" + record + " row, " + record + " stored" + more + ") {");
        String line = "        return row.toBuilder()." + String.join(".", setters) + ".build();";
        if (line.length() <= LineBreaker.WIDTH) {
            source.line(line);
        } else {
            source.line("        return row.toBuilder()");
            setters.forEach(setter -> source.line("                ." + setter));
            source.line("                .build();");
        }
        source.line("    }").blank();
    }

    private void check() {
        source.line("    @Override");
        source.importing("org.jspecify.annotations.Nullable");
        source.line("    void check(Validator validator, @Nullable String environmentId, " + record + " row) {");
        for (Column column : recordColumns()) {
            checkLine(column);
        }
        checkKeyRow();
        columnSorts().forEach(this::checkIndexRow);
        source.line("        Invariants.check(validator, row);");
        source.line("    }").blank();
    }

    private List<Sort> columnSorts() {
        return repository.sorts().stream()
                .filter(sort -> sort.byHand().isEmpty())
                .toList();
    }

    /** The primary key, where its columns may hold more than an index row. */
    private void checkKeyRow() {
        List<Column> key = Stream.concat(repository.tenant().stream(), Stream.of(repository.key()))
                .map(table::column)
                .toList();
        if (key.stream().mapToInt(EntityRenderer::length).sum() * UTF8_MAX_BYTES > INDEX_ROW_MAX_BYTES) {
            indexRow(List.of(repository.key()));
        }
    }

    /** The index behind a sort by text: tenant, text and key. */
    private void checkIndexRow(Sort sort) {
        if (table.column(sort.column()).type() instanceof TextType
                && !sort.column().equals(repository.key())) {
            indexRow(List.of(sort.column(), repository.key()));
        }
    }

    /** One row of an index led by the tenant, where there is one. */
    private void indexRow(List<String> columns) {
        List<String> names = columns.stream().map(Names::camel).toList();
        List<String> arguments = new ArrayList<>();
        List<String> words = new ArrayList<>(names);
        repository.tenant().ifPresent(tenant -> words.addFirst("environmentId"));
        if (words.size() == 1) {
            return;
        }
        arguments.add("\"" + Words.enumeration(words) + "\"");
        repository.tenant().ifPresent(tenant -> arguments.add("environmentId"));
        names.forEach(name -> arguments.add("row." + name + "()"));
        source.call(8, "validator.indexRow(", arguments, ");");
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

    private void rowGetter(String signature, String value) {
        source.line("    @Override");
        source.line("    " + signature + "(" + record + " row) {");
        source.line("        return " + value + ";");
        source.line("    }").blank();
    }

    private List<Column> recordColumns() {
        return table.columns().stream().filter(c -> repository.shows(c.name())).toList();
    }

    private String field(String column) {
        return TableRenderer.reference(source, table, column);
    }

    private List<String> uniqueParts() {
        return repository.unique().stream()
                .filter(repository::shows)
                .map(column -> "row." + Names.camel(column) + "()"
                        + (Shape.of(table.column(column).type()) == Shape.ENUM ? ".number()" : ""))
                .toList();
    }

    private static int length(Column column) {
        return ((TextType) column.type()).maxLength().orElseThrow();
    }
}
