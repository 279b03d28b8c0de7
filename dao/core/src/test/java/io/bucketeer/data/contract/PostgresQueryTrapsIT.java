package io.bucketeer.data.contract;

import java.util.List;

final class PostgresQueryTrapsIT extends QueryTrapsContract {

    private static final String TABLES_AND_COLUMNS = """
            select table_name::text from information_schema.tables where table_schema = current_schema()
            union
            select column_name::text from information_schema.columns where table_schema = current_schema()
            """;

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String schema() {
        return "current_schema()";
    }

    /** The server itself names the array of a type as the type with an underscore before it. */
    @Override
    List<String> names() {
        return column(TABLES_AND_COLUMNS + """
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
                """);
    }

    @Override
    List<String> tablesAndColumns() {
        return column(TABLES_AND_COLUMNS);
    }

    @Override
    List<String> reservedWords() {
        return column("select word from pg_get_keywords() where catcode in ('R', 'T')");
    }
}
