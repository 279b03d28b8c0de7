package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.catalog.CatalogColumn;
import io.bucketeer.data.codegen.catalog.CatalogType;
import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.EnumType;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import io.bucketeer.data.codegen.model.ModelFile.FieldEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Joins one column of both databases with its line of {@code model.yaml}. */
final class ColumnParity {

    private final Types types;
    private final Problems problems;

    ColumnParity(Types types, Problems problems) {
        this.types = types;
        this.problems = problems;
    }

    Column join(String table, FieldEntry entry, Type type, CatalogColumn mysql, CatalogColumn postgres) {
        String what = table + "." + entry.name();
        checkType(what, entry, "mysql", DeclaredTypes.mysql(type), mysql);
        checkType(what, entry, "postgres", DeclaredTypes.postgres(type), postgres);
        checkLength(what, entry, type, mysql, postgres);
        checkNullability(what, entry, type, mysql, postgres);
        checkDefault(what, entry, type, mysql, postgres);
        if (!mysql.comment().equals(postgres.comment())) {
            differ(
                    what,
                    entry,
                    "comment '" + mysql.comment() + "'",
                    "comment '" + postgres.comment() + "'",
                    "give both one comment");
        }
        return new Column(
                entry.name().text(),
                type instanceof TextType ? new TextType(postgres.length()) : type,
                postgres.nullable(),
                entry.type().optional(),
                DefaultText.of(type, postgres),
                postgres.comment());
    }

    private void checkType(
            String what, FieldEntry entry, String database, List<CatalogType> allowed, CatalogColumn column) {
        if (!allowed.contains(column.type())) {
            problems.add(
                    entry.type().at(),
                    what + ": model.yaml says " + entry.type() + ", which is "
                            + allowed.stream().map(CatalogType::toString).collect(Collectors.joining(" or ")) + " on "
                            + database + "; " + database + " says " + column.type() + "; correct one of them");
        }
    }

    private void checkLength(String what, FieldEntry entry, Type type, CatalogColumn mysql, CatalogColumn postgres) {
        if (type instanceof TextType && !mysql.length().equals(postgres.length())) {
            differ(what, entry, withLength(mysql), withLength(postgres), "give both one length");
        }
    }

    private static String withLength(CatalogColumn column) {
        return column.type() + column.length().map(length -> "(" + length + ")").orElse("");
    }

    private void checkNullability(
            String what, FieldEntry entry, Type type, CatalogColumn mysql, CatalogColumn postgres) {
        if (mysql.nullable() != postgres.nullable()) {
            differ(what, entry, nullability(mysql), nullability(postgres), "give both one nullability");
            return;
        }
        if (type instanceof ListType || type instanceof WrapperType) {
            if (entry.type().optional()) {
                problems.add(entry.type().at(), what + ": a list is never absent, NULL reads as empty; remove '?'");
            }
            return;
        }
        if (mysql.nullable() && !entry.type().optional()) {
            problems.add(
                    entry.type().at(),
                    what + ": model.yaml says never absent, both databases say NULL; add '?', or make it NOT NULL");
        }
        if (!mysql.nullable() && entry.type().optional()) {
            problems.add(
                    entry.type().at(),
                    what + ": model.yaml says absent is allowed ('?'), both databases say NOT NULL; remove '?',"
                            + " or make it NULL");
        }
    }

    private static String nullability(CatalogColumn column) {
        return column.nullable() ? "NULL" : "NOT NULL";
    }

    private void checkDefault(String what, FieldEntry entry, Type type, CatalogColumn mysql, CatalogColumn postgres) {
        Optional<String> mysqlDefault = DefaultText.of(type, mysql);
        Optional<String> postgresDefault = DefaultText.of(type, postgres);
        if (isNested(type) && (mysqlDefault.isPresent() || postgresDefault.isPresent())) {
            problems.add(
                    entry.type().at(),
                    what + ": a nested value has no default that both databases write alike; mysql says "
                            + worded(mysqlDefault) + ", postgres says " + worded(postgresDefault) + "; remove it");
            return;
        }
        if (!mysqlDefault.equals(postgresDefault)) {
            differ(what, entry, worded(mysqlDefault), worded(postgresDefault), "give both one default");
            return;
        }
        if (type instanceof EnumRef reference) {
            mysqlDefault.ifPresent(number -> checkNumber(what, entry, types.enumOf(reference), number));
        }
    }

    private void checkNumber(String what, FieldEntry entry, EnumType type, String number) {
        boolean known = type.constants().stream()
                .anyMatch(constant -> Integer.toString(constant.number()).equals(number));
        if (!known) {
            problems.add(
                    entry.type().at(),
                    what + ": both databases say DEFAULT " + number + ", which is no number of " + type.name()
                            + "; add the constant, or correct the default");
        }
    }

    private static boolean isNested(Type type) {
        return type instanceof NestedRef || type instanceof ListType || type instanceof WrapperType;
    }

    private static String worded(Optional<String> defaultText) {
        return defaultText.map(text -> "DEFAULT '" + text + "'").orElse("no default");
    }

    private void differ(String what, FieldEntry entry, String mysql, String postgres, String remedy) {
        problems.add(
                entry.name().at(),
                what + ": mysql says " + mysql + ", postgres says " + postgres + "; " + remedy + " in a migration");
    }
}
