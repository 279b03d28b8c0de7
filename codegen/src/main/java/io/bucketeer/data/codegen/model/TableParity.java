package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.catalog.Catalog;
import io.bucketeer.data.codegen.catalog.CatalogColumn;
import io.bucketeer.data.codegen.catalog.CatalogTable;
import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.ModelFile.FieldEntry;
import io.bucketeer.data.codegen.model.ModelFile.TableEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Joins the tables of both databases with those of {@code model.yaml}. */
final class TableParity {

    private final Map<String, CatalogTable> mysqlTables;
    private final Map<String, CatalogTable> postgresTables;
    private final Types types;
    private final ColumnParity columns;
    private final Problems problems;

    TableParity(Catalog mysql, Catalog postgres, Types types, Problems problems) {
        this.mysqlTables = byName(mysql);
        this.postgresTables = byName(postgres);
        this.types = types;
        this.columns = new ColumnParity(types, problems);
        this.problems = problems;
    }

    List<Table> join(ModelFile model) {
        List<Table> tables = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(mysqlTables.keySet());
        unknown.addAll(postgresTables.keySet());
        for (TableEntry entry : model.tables()) {
            if (tables.stream()
                    .anyMatch(table -> table.name().equals(entry.name().text()))) {
                problems.add(
                        entry.name().at(), "table " + entry.name() + " is both in tables and in plain; remove one");
            }
            unknown.remove(entry.name().text());
            join(entry).ifPresent(tables::add);
        }
        for (String name : unknown) {
            problems.add(
                    model.file(),
                    "table " + name + " is on " + where(mysqlTables.containsKey(name), postgresTables.containsKey(name))
                            + " but not here; add it to tables or plain, or drop it in a migration");
        }
        return tables;
    }

    private Optional<Table> join(TableEntry entry) {
        Word name = entry.name();
        CatalogTable mysql = mysqlTables.get(name.text());
        CatalogTable postgres = postgresTables.get(name.text());
        if (mysql == null || postgres == null) {
            problems.add(
                    name.at(),
                    "table " + name + " is on " + where(mysql != null, postgres != null)
                            + "; create it on both in a migration, or remove it here");
            return Optional.empty();
        }
        List<Column> joined = joinColumns(entry, byName(mysql), byName(postgres));
        compare(name, "comment", "'" + mysql.comment() + "'", "'" + postgres.comment() + "'");
        compare(name, "primary key", worded(mysql.primaryKey()), worded(postgres.primaryKey()));
        compare(name, "unique keys", wordedAll(mysql.uniqueKeys()), wordedAll(postgres.uniqueKeys()));
        return Optional.of(new Table(
                name.text(),
                postgres.comment(),
                joined,
                postgres.primaryKey(),
                entry.repository().map(new RepositoryCheck(name, postgres, joined, types, problems)::check)));
    }

    private List<Column> joinColumns(
            TableEntry entry, Map<String, CatalogColumn> mysql, Map<String, CatalogColumn> postgres) {
        Set<String> unknown = new TreeSet<>(mysql.keySet());
        unknown.addAll(postgres.keySet());
        List<Column> joined = new ArrayList<>();
        for (FieldEntry column : entry.columns()) {
            String name = column.name().text();
            unknown.remove(name);
            Optional<Type> type = types.ofColumn(entry.name() + "." + name, column.type(), isHidden(entry, name));
            CatalogColumn onMysql = mysql.get(name);
            CatalogColumn onPostgres = postgres.get(name);
            if (onMysql == null || onPostgres == null) {
                problems.add(
                        column.name().at(),
                        entry.name() + "." + name + ": the column is on "
                                + where(onMysql != null, onPostgres != null)
                                + "; add it to both in a migration, or remove it here");
                continue;
            }
            type.map(found -> columns.join(entry.name().text(), column, found, onMysql, onPostgres))
                    .ifPresent(joined::add);
        }
        for (String name : unknown) {
            problems.add(
                    entry.name().at(),
                    entry.name() + "." + name + ": the column is on "
                            + where(mysql.containsKey(name), postgres.containsKey(name))
                            + " but not here; add it to the columns, or drop it in a migration");
        }
        return joined;
    }

    private static boolean isHidden(TableEntry entry, String column) {
        return entry.repository().stream()
                .flatMap(repository -> repository.hidden().stream())
                .anyMatch(hidden -> hidden.text().equals(column));
    }

    private void compare(Word table, String what, String mysql, String postgres) {
        if (!mysql.equals(postgres)) {
            problems.add(
                    table.at(),
                    "table " + table + ": " + what + ": mysql says " + mysql + ", postgres says " + postgres
                            + "; make them one in a migration");
        }
    }

    private static String worded(List<String> key) {
        return "(" + String.join(", ", key) + ")";
    }

    private static String wordedAll(List<List<String>> keys) {
        return keys.isEmpty() ? "none" : keys.stream().map(TableParity::worded).collect(Collectors.joining(", "));
    }

    private static String where(boolean onMysql, boolean onPostgres) {
        if (onMysql && onPostgres) {
            return "both databases";
        }
        return onMysql ? "mysql only" : onPostgres ? "postgres only" : "neither database";
    }

    private static Map<String, CatalogTable> byName(Catalog catalog) {
        Map<String, CatalogTable> tables = new LinkedHashMap<>();
        catalog.tables().forEach(table -> tables.put(table.name(), table));
        return tables;
    }

    private static Map<String, CatalogColumn> byName(CatalogTable table) {
        Map<String, CatalogColumn> columns = new LinkedHashMap<>();
        table.columns().forEach(column -> columns.put(column.name(), column));
        return columns;
    }
}
