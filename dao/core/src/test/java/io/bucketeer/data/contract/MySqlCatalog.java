package io.bucketeer.data.contract;

/** What the traps' contracts ask MySQL's catalog. */
final class MySqlCatalog {

    /** The distinct types of all columns. */
    static final String COLUMN_TYPES =
            "select distinct column_type from information_schema.columns where table_schema = database()";

    /** Columns whose values the server makes by counting. */
    static final String COUNTING_COLUMNS = "select concat(table_name, '.', column_name) from information_schema.columns"
            + " where table_schema = database() and extra like '%auto_increment%'";

    private MySqlCatalog() {}
}
