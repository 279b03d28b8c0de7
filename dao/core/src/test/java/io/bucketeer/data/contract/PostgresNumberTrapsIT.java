package io.bucketeer.data.contract;

import java.util.List;

final class PostgresNumberTrapsIT extends NumberTrapsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void retypeTagEntityType(String sqlType) {
        execute("ALTER TABLE tag ALTER entity_type TYPE " + sqlType);
    }

    @Override
    List<String> columnTypes() {
        return column("select distinct format_type(coalesce(nullif(typbasetype, 0), type.oid), null)"
                + " from pg_attribute join pg_class class on attrelid = class.oid join pg_type type on atttypid = type.oid"
                + " where relnamespace = current_schema()::regnamespace and attnum > 0 and relkind in ('r', 'c')");
    }

    @Override
    List<String> countingColumns() {
        return column("select concat(table_name, '.', column_name) from information_schema.columns"
                + " where table_schema = current_schema()"
                + " and (is_identity = 'YES' or column_default like 'nextval%')");
    }
}
