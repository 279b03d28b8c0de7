package io.bucketeer.data.contract;

import io.bucketeer.data.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the traps ask the catalog of a database: each is a query of one column.
 *
 * @param schema the catalog's name of the schema that a connection uses
 * @param names every name that the schema gives: tables, columns, indexes, constraints, types
 * @param tablesAndColumns the names of tables and columns
 * @param reservedWords the words that this server takes for no name, in lower case
 * @param columnTypes the distinct types of all columns and nested members; for a domain, the type that it narrows
 * @param countingColumns columns whose values the server makes by counting
 * @param flags the columns of the library's tables that are true or false, as {@code table.column}
 * @param textColumns the text columns of the library's tables, each with its collation after a blank
 * @param byCodePoint the collation by which texts are equal only where they are the same, and are ordered by code point
 */
public record Catalog(
        String schema,
        String names,
        String tablesAndColumns,
        String reservedWords,
        String columnTypes,
        String countingColumns,
        String flags,
        String textColumns,
        String byCodePoint) {

    private static final Catalog MYSQL = mysql();
    private static final Catalog POSTGRES = postgres();

    /** That of a {@code mysql} or {@code postgres} database. */
    public static Catalog of(String type) {
        return type.equals("mysql") ? MYSQL : POSTGRES;
    }

    /** The first column of a query, past the library. */
    public static List<String> column(TestDatabase database, String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return values;
    }

    /** The server itself names every primary key PRIMARY. */
    private static Catalog mysql() {
        String tablesAndColumns = """
                select table_name from information_schema.tables where table_schema = database()
                union
                select column_name from information_schema.columns where table_schema = database()
                """;
        return new Catalog(
                "database()",
                tablesAndColumns + """
                        union
                        select index_name from information_schema.statistics
                        where table_schema = database() and index_name <> 'PRIMARY'
                        union
                        select constraint_name from information_schema.table_constraints
                        where constraint_schema = database() and constraint_name <> 'PRIMARY'
                        """,
                tablesAndColumns,
                "select lower(word) from information_schema.keywords where reserved = 1",
                "select distinct column_type from information_schema.columns where table_schema = database()",
                "select concat(table_name, '.', column_name) from information_schema.columns"
                        + " where table_schema = database() and extra like '%auto_increment%'",
                "select concat(table_name, '.', column_name) from information_schema.columns"
                        + " where table_schema = database() and table_name not like '%history%'"
                        + " and column_type = 'tinyint(1)'",
                "select concat(table_name, '.', column_name, ' ', collation_name) from information_schema.columns"
                        + " where table_schema = database() and table_name not like '%history%'"
                        + " and collation_name is not null",
                "utf8mb4_0900_bin");
    }

    /** The server itself names the array of a type as the type with an underscore before it. */
    private static Catalog postgres() {
        String tablesAndColumns = """
                select table_name::text from information_schema.tables where table_schema = current_schema()
                union
                select column_name::text from information_schema.columns where table_schema = current_schema()
                """;
        return new Catalog(
                "current_schema()",
                tablesAndColumns + """
                        union
                        select relname::text from pg_class where relnamespace = current_schema()::regnamespace
                        union
                        select conname::text from pg_constraint where connamespace = current_schema()::regnamespace
                        union
                        select typname::text from pg_type where typnamespace = current_schema()::regnamespace
                            and typcategory <> 'A'
                        union
                        select attname::text from pg_attribute join pg_class on attrelid = pg_class.oid
                        where relnamespace = current_schema()::regnamespace and relkind = 'c' and not attisdropped
                        """,
                tablesAndColumns,
                "select word from pg_get_keywords() where catcode in ('R', 'T')",
                "select distinct format_type(coalesce(nullif(typbasetype, 0), type.oid), null)"
                        + " from pg_attribute join pg_class class on attrelid = class.oid"
                        + " join pg_type type on atttypid = type.oid"
                        + " where relnamespace = current_schema()::regnamespace and attnum > 0 and relkind in ('r', 'c')",
                "select concat(table_name, '.', column_name) from information_schema.columns"
                        + " where table_schema = current_schema()"
                        + " and (is_identity = 'YES' or column_default like 'nextval%')",
                "select concat(table_name, '.', column_name) from information_schema.columns"
                        + " where table_schema = current_schema() and table_name not like '%history%'"
                        + " and data_type = 'boolean'",
                "select concat(relname, '.', attname, ' ', collname) from pg_attribute"
                        + " join pg_class class on attrelid = class.oid"
                        + " join pg_collation on attcollation = pg_collation.oid"
                        + " where relnamespace = current_schema()::regnamespace and attnum > 0 and not attisdropped"
                        + " and relkind = 'r' and relname not like '%history%'",
                "C");
    }

    /** Columns of the library's tables that are so; the migrator's own are not among them. */
    public String columns(String condition) {
        return "select concat(table_name, '.', column_name) from information_schema.columns where table_schema = "
                + schema + " and table_name not like '%history%' and (" + condition + ")";
    }

    /** Those that ask the server for the time by their default. */
    public String timedColumns() {
        return columns("lower(column_default) like '%now()%' or lower(column_default) like '%current_%'");
    }

    /** Those that hold dates. */
    public String dateColumns() {
        return columns("data_type like '%time%' or data_type in ('date', 'year', 'interval')");
    }

    /** The columns of each table's primary key in order, as {@code table.column}, of the library's tables. */
    public String keyColumns() {
        return "select concat(key_column.table_name, '.', key_column.column_name)"
                + " from information_schema.table_constraints key_of"
                + " join information_schema.key_column_usage key_column"
                + " on key_column.constraint_schema = key_of.constraint_schema"
                + " and key_column.constraint_name = key_of.constraint_name"
                + " and key_column.table_name = key_of.table_name"
                + " where key_of.constraint_type = 'PRIMARY KEY' and key_of.table_schema = " + schema
                + " and key_of.table_name not like '%history%' and key_of.table_name <> 'bucketeer_schema'"
                + " order by key_column.table_name, key_column.ordinal_position";
    }
}
