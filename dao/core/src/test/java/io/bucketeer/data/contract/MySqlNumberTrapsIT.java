package io.bucketeer.data.contract;

import java.util.List;

final class MySqlNumberTrapsIT extends NumberTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void retypeTagEntityType(String sqlType) {
        execute("ALTER TABLE tag MODIFY entity_type " + sqlType + " NOT NULL DEFAULT 1");
    }

    @Override
    List<String> columnTypes() {
        return column("select distinct column_type from information_schema.columns where table_schema = database()");
    }

    @Override
    List<String> countingColumns() {
        return column("select concat(table_name, '.', column_name) from information_schema.columns"
                + " where table_schema = database() and extra like '%auto_increment%'");
    }
}
