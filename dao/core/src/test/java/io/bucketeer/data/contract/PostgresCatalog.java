package io.bucketeer.data.contract;

/** What the traps' contracts ask PostgreSQL's catalog. */
final class PostgresCatalog {

    /** The distinct types of all columns and members of composites, without the names of domains. */
    static final String COLUMN_TYPES = "select distinct format_type(coalesce(nullif(typbasetype, 0), type.oid), null)"
            + " from pg_attribute join pg_class class on attrelid = class.oid join pg_type type on atttypid = type.oid"
            + " where relnamespace = current_schema()::regnamespace and attnum > 0 and relkind in ('r', 'c')";

    /** Columns whose values the server makes by counting. */
    static final String COUNTING_COLUMNS = "select concat(table_name, '.', column_name) from information_schema.columns"
            + " where table_schema = current_schema()"
            + " and (is_identity = 'YES' or column_default like 'nextval%')";

    private PostgresCatalog() {}
}
