package io.bucketeer.data.contract;

import java.util.List;

final class MySqlQueryTrapsIT extends QueryTrapsContract {

    private static final String TABLES_AND_COLUMNS = """
            select table_name from information_schema.tables where table_schema = database()
            union
            select column_name from information_schema.columns where table_schema = database()
            """;

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String schema() {
        return "database()";
    }

    /** The server itself names every primary key PRIMARY. */
    @Override
    List<String> names() {
        return column(TABLES_AND_COLUMNS + """
                union
                select index_name from information_schema.statistics
                where table_schema = database() and index_name <> 'PRIMARY'
                union
                select constraint_name from information_schema.table_constraints
                where constraint_schema = database() and constraint_name <> 'PRIMARY'
                """);
    }

    @Override
    List<String> tablesAndColumns() {
        return column(TABLES_AND_COLUMNS);
    }

    @Override
    List<String> reservedWords() {
        return column("select lower(word) from information_schema.keywords where reserved = 1");
    }
}
